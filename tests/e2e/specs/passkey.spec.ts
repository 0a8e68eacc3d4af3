// Passkeys: a second way to the key, never the only one.
import { type BrowserContext, type Page, chromium } from "@playwright/test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { launchOptions } from "../playwright.config.ts";
import { auditor } from "../support/audit.ts";
import { Authenticator } from "../support/authenticator.ts";
import { expect, test, watch } from "../support/fixtures.ts";
import { HONG } from "../support/people.ts";
import { filesUnder, findInFiles } from "../support/scan.ts";
import { Wizard } from "../support/wizard.ts";

const NEW = "Lake+Forest!7392";

// Passkeys are for names, not for numbers.
test.beforeEach(({ bank }) => {
  bank.url = bank.url.replace("127.0.0.1", "localhost");
});

async function openCertificate(wizard: Wizard): Promise<void> {
  await wizard.open("/certificates");
  await wizard.page.getByRole("row").filter({ hasText: wizard.person.name }).getByRole("link").click();
  await expect(wizard.button("certificate-try")).toBeVisible();
}

const told = (wizard: Wizard, id: string) =>
  wizard.page.getByRole("status").filter({ hasText: wizard.inside(id) });
const usePasskey = (wizard: Wizard) => wizard.page.getByRole("dialog").getByRole("button", { name: wizard.text("passkey-use") });
const removeFirst = (wizard: Wizard) => wizard.page.locator(".passkeys").getByRole("button").first();

async function add(wizard: Wizard, password?: string): Promise<void> {
  await wizard.button("passkey-add").click();
  await wizard.giveCertificatePassword(password);
}

test("a passkey opens what the password opens, until it is removed", async ({ page, wizard }) => {
  const authenticator = await Authenticator.plugIn(page);
  const audit = auditor(page);
  await wizard.issue("banking");
  await openCertificate(wizard);
  await audit("no passkey yet");
  await wizard.button("certificate-try").click();
  await expect(usePasskey(wizard)).toHaveCount(0);
  await page.keyboard.press("Escape");

  await add(wizard, "Wrong+House!2026");
  await wizard.says("wrong-password");
  expect(await authenticator.passkeys()).toBe(0);
  await wizard.giveCertificatePassword();
  await expect(told(wizard, "passkey-added")).toBeVisible();
  expect(await authenticator.passkeys()).toBe(1);
  await audit("a passkey");

  await page.reload();
  await wizard.button("certificate-try").click();
  await audit("a password or a passkey");
  await usePasskey(wizard).click();
  await expect(told(wizard, "certificate-tried")).toBeVisible();
  await wizard.button("certificate-try").click();
  await wizard.giveCertificatePassword();
  await expect(told(wizard, "certificate-tried")).toBeVisible();

  await removeFirst(wizard).click();
  await expect(told(wizard, "passkey-removed")).toBeVisible();
  await wizard.button("certificate-try").click();
  await expect(usePasskey(wizard)).toHaveCount(0);
  await wizard.giveCertificatePassword();
  await expect(told(wizard, "certificate-tried")).toBeVisible();
});

test("whoever forgot the password gives another one with a passkey", async ({ page, wizard }) => {
  await Authenticator.plugIn(page);
  await wizard.issue("banking");
  await openCertificate(wizard);
  await add(wizard);
  await expect(told(wizard, "passkey-added")).toBeVisible();
  await wizard.button("certificate-change").click();
  await wizard.named("new-password").fill("short");
  await usePasskey(wizard).click();
  await expect(page.getByText(wizard.text("password-bad"))).toBeVisible();
  await wizard.named("new-password").fill(NEW);
  await wizard.named("new-password-repeat").fill(NEW);
  await usePasskey(wizard).click();
  await expect(told(wizard, "certificate-changed")).toBeVisible();
  await page.reload();
  await wizard.button("certificate-try").click();
  await wizard.giveCertificatePassword();
  await wizard.says("wrong-password");
  await wizard.giveCertificatePassword(NEW);
  await expect(told(wizard, "certificate-tried")).toBeVisible();
  await wizard.button("certificate-try").click();
  await usePasskey(wizard).click();
  await expect(told(wizard, "certificate-tried")).toBeVisible();
});

test("what goes wrong with a passkey is said, and the password goes on to work", async ({ page, wizard }) => {
  const stranger = await Authenticator.plugIn(page, { recognises: false });
  await wizard.issue("banking");
  await openCertificate(wizard);
  await add(wizard);
  await wizard.says("passkey-not-used");
  // A real one that has failed is locked for a while; this is another one.
  await stranger.unplug();
  const authenticator = await Authenticator.plugIn(page);
  await wizard.giveCertificatePassword();
  await expect(told(wizard, "passkey-added")).toBeVisible();
  await add(wizard);
  await wizard.says("passkey-exists");
  await page.keyboard.press("Escape");
  expect(await authenticator.passkeys()).toBe(1);

  await authenticator.forget();
  await wizard.button("certificate-try").click();
  await usePasskey(wizard).click();
  await wizard.says("passkey-not-used");
  await wizard.giveCertificatePassword();
  await expect(told(wizard, "certificate-tried")).toBeVisible();
});

for (const signals of [true, false]) {
  test(`a passkey that cannot be kept is ${signals ? "disowned" : "said to stay on the device"}`, async ({ page, wizard }) => {
    // What a browser tells the authenticators: the imitated one does not listen.
    await page.addInitScript((signals) => {
      const told: unknown[] = [];
      const signalUnknownCredential = signals ? async (unknown: unknown) => void told.push(unknown) : undefined;
      Object.assign(PublicKeyCredential, { signalUnknownCredential });
      Object.assign(window, { told });
    }, signals);
    await Authenticator.plugIn(page);
    await wizard.issue("banking");
    await openCertificate(wizard);
    // As if the disk were full.
    await page.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException("no room", "QuotaExceededError");
      };
    });
    await add(wizard);
    const told = () => page.evaluate(() => (window as unknown as { told: { rpId: string; credentialId: string }[] }).told);
    if (signals) {
      await expect.poll(async () => (await told()).length).toBe(1);
      expect((await told())[0]).toEqual({ rpId: "localhost", credentialId: expect.stringMatching(/^[\w-]{20,}$/) });
      await wizard.says("storage-full");
    } else {
      await wizard.says("passkey-not-kept");
    }
    await page.reload();
    await expect(page.locator(".passkeys")).toHaveCount(0);
  });
}

test("an authenticator that derives no secrets opens nothing", async ({ page, wizard }) => {
  await Authenticator.plugIn(page, { prf: false });
  await wizard.issue("banking");
  await openCertificate(wizard);
  await add(wizard);
  await wizard.says("passkey-no-secret");
  await page.keyboard.press("Escape");
  await expect(page.locator(".passkeys")).toHaveCount(0);
});

test("what an authenticator derives is in no file of the profile", async ({ bank, violations }) => {
  const profile = mkdtempSync(join(tmpdir(), "ingam-profile-"));
  const options = { ...launchOptions, locale: "ko-KR" };
  const context = await chromium.launchPersistentContext(profile, options);
  await watch(context, violations);
  const wizard = new Wizard(await context.newPage(), bank, HONG);
  const outputs = await listen(context, wizard.page);
  await Authenticator.plugIn(wizard.page);
  await wizard.issue("banking");
  await openCertificate(wizard);
  await add(wizard);
  await expect(told(wizard, "passkey-added")).toBeVisible();
  await wizard.button("certificate-try").click();
  await usePasskey(wizard).click();
  await expect(told(wizard, "certificate-tried")).toBeVisible();
  await context.close();
  expect(outputs.length).toBeGreaterThan(0);
  const files = filesUnder(profile);
  // Positive control: the browser does write down where it was.
  expect(findInFiles([{ name: "address", value: Buffer.from(new URL(bank.url).host) }], files)).not.toEqual([]);
  const secrets = [
    ...outputs.map((value) => ({ name: "what the authenticator derived", value })),
    { name: "certificate password", value: Buffer.from(HONG.certificatePassword) },
  ];
  expect(findInFiles(secrets, files)).toEqual([]);
  rmSync(profile, { recursive: true, force: true });
});

/** Notes what the authenticator tells the page. */
async function listen(context: BrowserContext, page: Page): Promise<Buffer[]> {
  const outputs: Buffer[] = [];
  await context.exposeFunction("derived", (output: number[]) => outputs.push(Buffer.from(output)));
  await page.addInitScript(() => {
    const { derived } = window as unknown as { derived(output: number[]): void };
    const results = PublicKeyCredential.prototype.getClientExtensionResults;
    PublicKeyCredential.prototype.getClientExtensionResults = function () {
      const all = results.call(this);
      const first = (all as { prf?: { results?: { first?: ArrayBuffer } } }).prf?.results?.first;
      if (first) derived([...new Uint8Array(first)]);
      return all;
    };
  });
  return outputs;
}
