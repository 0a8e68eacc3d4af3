// After the main job nothing secret lies anywhere it should not: not in the browser's profile, not
// in the bank's database and logs, not in the traffic.
import { chromium } from "@playwright/test";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { launchOptions } from "../playwright.config.ts";
import { expect, test, watch } from "../support/fixtures.ts";
import { openBundle, scalar, vidRandom } from "../support/openssl.ts";
import { HONG } from "../support/people.ts";
import { type Secret, filesUnder, find, findInFiles } from "../support/scan.ts";
import { onCard, prove, textCode } from "../support/ways.ts";
import { Wire } from "../support/wire.ts";
import { Wizard } from "../support/wizard.ts";

const SAVINGS = { id: "hong-2", password: "2468" };

const digest = (content: Buffer) => createHash("sha256").update(content).digest("hex");

test("no secret is left behind", async ({ bank, violations }, info) => {
  test.setTimeout(300_000);
  const profile = mkdtempSync(join(tmpdir(), "ingam-profile-"));
  const context = await chromium.launchPersistentContext(profile, {
    ...launchOptions,
    locale: "ko-KR",
    acceptDownloads: true,
  });
  await watch(context, violations);
  const wire = await Wire.before(bank);
  const addresses: string[] = [];
  context.on("request", (request) => addresses.push(request.url()));

  const wizard = new Wizard(await context.newPage(), bank, HONG);
  await wizard.start();
  await wizard.agree();
  await wizard.page.locator("[name=identity-way][value=phone]").check();
  await wizard.named("phone").fill(HONG.phone);
  await wizard.fillNumber();
  const textMessage = await textCode(wizard);
  await wizard.named("phone-code").fill(textMessage);
  await wizard.submit();
  await wizard.at("product");
  await wizard.choose("general");
  // With the card first, so that its digits are on the way too.
  await wizard.page.locator("[name=way][value=card]").check();
  const digits = (await onCard(wizard)).join("");
  await prove(wizard, "card");
  await wizard.at("fee");
  await wizard.button("action-back").click();
  await wizard.at("verification");
  const otp = await bank.otp("hong");
  await wizard.fillVerification(otp);
  await wizard.at("fee");
  await wizard.page.locator(`[name=fee-account][value=${SAVINGS.id}]`).check();
  await wizard.named("fee-account-password").fill(SAVINGS.password);
  await wizard.confirmFee();
  await wizard.confirmDetails();
  // Issuing stops, so that the authorization code is shown.
  await bank.failNext("/cmp");
  await wizard.fillPassword("browser");
  await wizard.stopped("bank-unavailable");
  const codes = await wizard.codes();
  await wizard.button("issuing-resume").click();
  await wizard.resume();
  const file = info.outputPath("bundle.p12");
  await (await wizard.download(wizard.button("done-backup"))).saveAs(file);

  // Positive control: what is planted in each kind of storage must be found.
  const planted = Buffer.from("PlantedSecret!4711");
  await wizard.page.evaluate(async (text) => {
    localStorage.setItem("planted", text);
    await new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open("planted", 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore("s").put(text, "k");
      opening.onsuccess = () => resolve(opening.result.close());
      opening.onerror = () => reject(opening.error);
    });
    await fetch(`/config.json?planted=${text}`);
  }, planted.toString());
  await context.close();
  wire.close();
  await bank.stop();
  // All of it came along the wire.
  expect(addresses.filter((address) => /^https?:/.test(address) && !address.startsWith(wire.url))).toEqual([]);

  const bundle = openBundle(file, HONG.certificatePassword);
  const key: Secret = { name: "private scalar", value: scalar(bundle.key) };
  const random: Secret = { name: "R", value: vidRandom(bundle.keyText) };
  expect(key.value).toHaveLength(32);
  expect(random.value).toHaveLength(20);
  const password: Secret = { name: "certificate password", value: Buffer.from(HONG.certificatePassword) };
  const number: Secret = { name: "resident number", value: Buffer.from(HONG.number) };
  const back: Secret = { name: "resident number, second part", value: Buffer.from(HONG.number.slice(6)), alone: true };
  const account: Secret = { name: "account password", value: Buffer.from(HONG.accountPassword), alone: true };
  const code: Secret = { name: "one-time password", value: Buffer.from(otp), alone: true };
  const authorization: Secret = { name: "authorization code", value: Buffer.from(codes.code.replaceAll(" ", "")) };
  const text: Secret = { name: "code by text message", value: Buffer.from(textMessage), alone: true };
  const card: Secret = { name: "digits of the card", value: Buffer.from(digits), alone: true };
  const savings: Secret = { name: "second account password", value: Buffer.from(SAVINGS.password), alone: true };
  const control: Secret = { name: "planted", value: planted };

  const browser = filesUnder(profile);
  const controls = findInFiles([control], browser);
  expect(controls.some((hit) => hit.includes("Local Storage"))).toBe(true);
  expect(controls.some((hit) => hit.includes("IndexedDB"))).toBe(true);
  const all = [key, random, password, number, back, account, code, authorization, text, card, savings];
  expect(findInFiles(all, browser)).toEqual([]);

  const behindTheCounter = filesUnder(bank.data);
  expect(behindTheCounter.length).toBeGreaterThan(3);
  const known: Secret = { name: "user id", value: Buffer.from(HONG.userId) };
  expect(findInFiles([known], behindTheCounter)).not.toEqual([]);
  expect(findInFiles(all, behindTheCounter)).toEqual([]);
  expect(bank.log).not.toBe("");
  expect(find(all, "the bank's log", Buffer.from(bank.log))).toEqual([]);

  // A file of the page was the same before anyone typed: what it has in common with short numbers is chance.
  const shipped = new Set(filesUnder(process.env.INGAM_PAGE!).map((path) => digest(readFileSync(path))));
  const traffic = wire.passed.map(({ url, asked, answered }) => {
    return { url, content: shipped.has(digest(answered)) ? asked : Buffer.concat([asked, answered]) };
  });
  const inTraffic = (secret: Secret) => traffic.flatMap(({ url, content }) => find([secret], url, content));
  expect(inTraffic(control)).not.toEqual([]);
  expect([key, random, password].flatMap(inTraffic)).toEqual([]);
  // The bank must be told these, once each, at one address.
  const told: [Secret, string[]][] = [
    [number, ["identity", "identity/text-message"]],
    [text, ["identity"]],
    [account, ["verification"]],
    [code, ["verification"]],
    [card, ["verification"]],
    [savings, ["fee"]],
    [authorization, ["codes"]],
  ];
  for (const [secret, expected] of told) {
    const paths = inTraffic(secret).map((hit) => new URL(hit.split(" in ")[1]).pathname);
    const places = new Set(paths.map((path) => path.split("/").slice(4).join("/")));
    expect([...places].sort(), secret.name).toEqual(expected);
  }
  rmSync(profile, { recursive: true, force: true });
});
