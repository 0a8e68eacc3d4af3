// A certificate goes from one device to another: two browsers without anything in common, and the bank between.
import { join } from "node:path";

import type { Browser } from "@playwright/test";

import { auditor } from "../support/audit.ts";
import { filmed, withCamera } from "../support/film.ts";
import { expect, test, watch } from "../support/fixtures.ts";
import { PLACES, databases, enter, leaveButton, report, said } from "../support/public.ts";
import { type Secret, filesUnder, find, findInFiles } from "../support/scan.ts";
import { Wire } from "../support/wire.ts";
import type { Wizard } from "../support/wizard.ts";

const OWN = "Another-Pass.77";
const PHONE = { width: 390, height: 844 };

/** Another device of the same person. */
async function device(wizard: Wizard, browser: Browser, violations: string[]): Promise<Wizard> {
  const context = await browser.newContext({ locale: "ko-KR", viewport: PHONE });
  await watch(context, violations);
  return wizard.on(await context.newPage());
}

const heading = (wizard: Wizard, id: string) =>
  wizard.page.getByRole("heading", { level: 1, name: wizard.text(id) });

/** The twelve digits on the screen of the sender. */
async function offer(wizard: Wizard): Promise<string> {
  await wizard.open("/copy");
  return offerHere(wizard);
}

async function offerHere(wizard: Wizard, password = wizard.person.certificatePassword): Promise<string> {
  await wizard.page.getByRole("button", { name: wizard.inside("copy-send-about") }).click();
  await wizard.named("certificate-password").fill(password);
  await wizard.button("copy-select-submit").click();
  await expect(heading(wizard, "copy-code-title")).toBeFocused();
  const digits = wizard.page.locator("[data-code=copy]");
  await expect(digits).toHaveText(/^\d{4} \d{4} \d{4}$/);
  return digits.innerText();
}

async function receive(wizard: Wizard, digits: string): Promise<void> {
  await wizard.open("/copy");
  await wizard.page.getByRole("button", { name: wizard.inside("copy-receive-about") }).click();
  await give(wizard, digits);
}

async function give(wizard: Wizard, digits: string): Promise<void> {
  await wizard.named("copy-code").fill(digits);
  await wizard.button("copy-receive-submit").click();
}

async function words(wizard: Wizard): Promise<string[]> {
  await expect(heading(wizard, "copy-words-title")).toBeFocused();
  return wizard.page.locator(".copy-words li").allInnerTexts();
}

/** Both screens show the same words, the owner says so, and the other device takes an own password. */
async function finish(sender: Wizard, receiver: Wizard): Promise<void> {
  const [sent, received] = [await words(sender), await words(receiver)];
  expect(sent).toHaveLength(3);
  expect(received).toEqual(sent);
  await sender.button("copy-words-same").click();
  await expect(heading(receiver, "copy-arrived-title")).toBeFocused();
  await expect(receiver.page.getByText(sender.person.name)).toBeVisible();
  await receiver.named("password").fill(OWN);
  await receiver.named("password-repeat").fill(OWN);
  await receiver.submit();
  await expect(heading(receiver, "copy-done-title")).toBeFocused();
  await expect(heading(sender, "copy-done-title")).toBeFocused();
}

/** It is the customer's certificate: the bank lets in whoever has it. */
async function logIn(wizard: Wizard): Promise<void> {
  await wizard.open("/login");
  await wizard.button("login-start").click();
  await wizard.giveCertificatePassword(OWN);
  await expect(wizard.page).toHaveURL(/\/bank$/);
}

test("with digits from the PC to the phone, and on to another PC", async ({ wizard, browser, violations, page }) => {
  await wizard.issue("banking");
  await wizard.open("/copy");
  await auditor(page)("choice");
  const phone = await device(wizard, browser, violations);
  const digits = await offer(wizard);
  await auditor(page)("code");
  await receive(phone, digits);
  await finish(wizard, phone);
  await auditor(phone.page)("done");
  await logIn(phone);
  // The certificate is still where it was, and now goes back the other way.
  const third = await device(wizard, browser, violations);
  await phone.open("/copy");
  await receive(third, await offerHere(phone, OWN));
  await finish(phone, third);
});

test("with the QR code, held up to the camera of the page", async ({ wizard, context, violations, scratch }) => {
  await wizard.issue("banking");
  await offer(wizard);
  const drawing = await wizard.page.locator(".copy-code svg").evaluate((node) => node.outerHTML);
  const film = join(scratch, "copy.mjpeg");
  await filmed(await context.newPage(), [drawing], film);
  const other = await withCamera(film);
  try {
    const phone = await device(wizard, other, violations);
    await phone.open("/copy");
    await phone.page.getByRole("button", { name: phone.inside("copy-receive-about") }).click();
    await phone.button("copy-scan").click();
    await finish(wizard, phone);
    await expect(phone.page.locator("video")).toHaveCount(0);
  } finally {
    await other.close();
  }
});

test("the address of a QR code is emptied before anything else, and tried", async ({ wizard, browser, violations, bank }) => {
  await wizard.issue("banking");
  const [number] = (await offer(wizard)).split(" ");
  const phone = await device(wizard, browser, violations);
  const tried = phone.page.waitForRequest((request) => request.url().endsWith("/tries"));
  // Of the right form, with another key: it is a try like any other.
  await phone.page.goto(`${bank.url}/copy#1.${number}.${"A".repeat(43)}`);
  expect(new URL((await tried).url()).pathname).toBe(`/api/mailboxes/${number}/tries`);
  expect(phone.page.url()).toBe(`${bank.url}/copy`);
  expect(await phone.page.evaluate(() => (globalThis as { ingamCopy?: string }).ingamCopy !== undefined)).toBe(false);
  await phone.says("copy-code-wrong");
});

test("wrong digits three times: the code is gone, nothing was sent", async ({ wizard, browser, violations }) => {
  await wizard.issue("banking");
  const digits = await offer(wizard);
  const phone = await device(wizard, browser, violations);
  const wrong = digits.replace(/\d$/, (last) => (last === "9" ? "0" : "9"));
  await receive(phone, wrong);
  await phone.says("copy-code-wrong");
  await expect(wizard.page.getByText(wizard.text("copy-tried"))).toBeVisible();
  await give(phone, wrong);
  await phone.says("copy-code-wrong");
  await give(phone, wrong);
  await phone.says("mailbox-locked");
  await wizard.says("mailbox-locked");
  await receive(phone, digits);
  await phone.says("mailbox-locked");
});

test("a code that is too old, was used, or never was", async ({ wizard, browser, violations, bank }) => {
  await wizard.issue("banking");
  const phone = await device(wizard, browser, violations);
  await receive(phone, "0000 1234 5678");
  await phone.says("mailbox-unknown");
  await give(phone, "123");
  await phone.says("copy-no-code");
  const old = await offer(wizard);
  await bank.advance(181);
  await wizard.says("mailbox-expired");
  await give(phone, old);
  await phone.says("mailbox-expired");
  const digits = await offer(wizard);
  await receive(phone, digits);
  await finish(wizard, phone);
  const late = await device(wizard, browser, violations);
  await receive(late, digits);
  await late.says("mailbox-used");
});

test("when the words differ the owner stops it, on either device", async ({ wizard, browser, violations }) => {
  await wizard.issue("banking");
  const phone = await device(wizard, browser, violations);
  await receive(phone, await offer(wizard));
  await words(wizard);
  await words(phone);
  await wizard.button("copy-words-differ").click();
  await expect(heading(wizard, "copy-differ")).toBeFocused();
  await phone.says("mailbox-used");
  await receive(phone, await offer(wizard));
  await words(wizard);
  await words(phone);
  await phone.button("copy-words-differ").click();
  await wizard.button("copy-words-same").click();
  await wizard.says("mailbox-used");
  await phone.open("/certificates");
  await expect(phone.page.getByText(wizard.person.name)).toHaveCount(0);
});

test("a certificate that is there already stays as it is", async ({ wizard, browser, violations }) => {
  await wizard.issue("banking");
  const phone = await device(wizard, browser, violations);
  await receive(phone, await offer(wizard));
  await finish(wizard, phone);
  await receive(phone, await offer(wizard));
  await words(wizard);
  await wizard.button("copy-words-same").click();
  await expect(phone.page.getByText(phone.text("copy-already"))).toBeVisible();
  await expect(heading(wizard, "copy-done-title")).toBeFocused();
});

/** The report says so, and so does the browser. */
async function nothingIsLeft(wizard: Wizard): Promise<void> {
  const rows = await report(wizard, "left");
  for (const place of PLACES) expect(said(wizard, rows, place), place).toMatch(wizard.text("report-nothing"));
  await expect(wizard.page.getByText(wizard.text("report-clean"))).toBeVisible();
  expect(await databases(wizard.page)).toEqual([]);
  const kept = () => [...Object.keys(localStorage), ...Object.keys(sessionStorage)];
  expect(await wizard.page.evaluate(kept)).toEqual([]);
  await wizard.button("action-home").click();
  await wizard.link("menu-certificates").click();
  await expect(wizard.page.getByText(wizard.text("certificates-none"))).toBeVisible();
}

test("from the phone to a public computer: it logs in there, and nothing is left", async ({ wizard, browser, violations }) => {
  const phone = await device(wizard, browser, violations);
  await phone.issue("banking");
  await enter(wizard);
  await receive(wizard, await offer(phone));
  await finish(phone, wizard);
  await wizard.link("menu-bank").click();
  await wizard.button("login-start").click();
  await wizard.giveCertificatePassword(OWN);
  await expect(wizard.page).toHaveURL(/\/bank$/);
  // It is on the phone: nobody has to save it first.
  await leaveButton(wizard).click();
  await nothingIsLeft(wizard);
  await phone.open("/certificates");
  await expect(phone.page.getByRole("row").filter({ hasText: phone.person.name })).toBeVisible();
});

test("from a public computer to the phone, and nothing is left", async ({ wizard, browser, violations }) => {
  await enter(wizard);
  await wizard.link("home-start").click();
  await wizard.continueToPassword("banking");
  await wizard.fillPassword("memory");
  await wizard.finish();
  await wizard.page.locator("header a.brand").click();
  await wizard.page.getByRole("link", { name: wizard.inside("copy-menu-about") }).click();
  const digits = await offerHere(wizard);
  const phone = await device(wizard, browser, violations);
  await receive(phone, digits);
  await finish(wizard, phone);
  await leaveButton(wizard).click();
  await wizard.button("leave-confirm").click();
  await nothingIsLeft(wizard);
  await logIn(phone);
});

test("nothing of it is at the bank, on the wire or in an address", async ({ wizard, browser, violations, bank }) => {
  await wizard.issue("banking");
  const wire = await Wire.before(bank);
  const address = bank.url;
  const phone = await device(wizard, browser, violations);
  // Both devices go through the wire: other addresses of the same bank would be other origins.
  await phone.open("/");
  const addresses: string[] = [];
  phone.page.on("request", (request) => addresses.push(request.url()));
  wizard.page.on("request", (request) => addresses.push(request.url()));
  bank.url = new URL(wizard.page.url()).origin;
  const digits = await offer(wizard);
  bank.url = address;
  await receive(phone, digits);
  await finish(wizard, phone);
  wire.close();
  await bank.stop();
  const secrets: Secret[] = [
    { name: "digits", value: Buffer.from(digits.replaceAll(" ", "")) },
    { name: "secret digits", value: Buffer.from(digits.replaceAll(" ", "").slice(4)) },
    { name: "password", value: Buffer.from(wizard.person.certificatePassword) },
    { name: "new password", value: Buffer.from(OWN) },
    { name: "name", value: Buffer.from(wizard.person.name) },
  ];
  const behindTheCounter = filesUnder(bank.data);
  expect(findInFiles(secrets.slice(0, 4), behindTheCounter)).toEqual([]);
  expect(find(secrets, "the bank's log", Buffer.from(bank.log))).toEqual([]);
  expect(find(secrets, "addresses", Buffer.from(addresses.join("\n")))).toEqual([]);
  const mailboxes = wire.passed.filter(({ url }) => url.includes("/api/mailboxes"));
  expect(mailboxes.length).toBeGreaterThan(3);
  for (const { url, asked, answered } of mailboxes) {
    expect(find(secrets, url, Buffer.concat([asked, answered]))).toEqual([]);
  }
});
