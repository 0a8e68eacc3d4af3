// Certificates of another institution: registered here, used, and registered no longer; and certificates that are
// used straight out of a file.
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { type Page, expect } from "@playwright/test";

import { auditor } from "../support/audit.ts";
import { test } from "../support/fixtures.ts";
import { KIM } from "../support/people.ts";
import type { Wizard } from "../support/wizard.ts";

const PASSWORD = "Bada-demo-77!";

interface Order {
  customer?: string;
  form?: "pfx" | "npki";
  key?: "p256" | "rsa";
  kind?: string;
}

/** A file that the other institution hands out at the demo desk. */
async function elsewhere(wizard: Wizard, folder: string, order: Order): Promise<string> {
  const form = { customer: wizard.person.id, form: "pfx", key: "p256", kind: "good", ...order };
  const answer = await wizard.page.request.post(`${wizard.bank.url}/demo/foreign`, { form });
  expect(answer.status()).toBe(200);
  const file = join(folder, `bada.${form.form === "npki" ? "zip" : "pfx"}`);
  writeFileSync(file, await answer.body());
  return file;
}

/** To the list of what is registered. */
async function identify(wizard: Wizard): Promise<void> {
  await wizard.open("/register");
  await wizard.named("register-read").check();
  await wizard.submit();
  await wizard.fillNumber();
  await wizard.named("account-number").fill(wizard.person.accountNumber);
  await wizard.named("account-password").fill(wizard.person.accountPassword);
  await wizard.submit();
  await heading(wizard, "register-list");
}

const heading = (wizard: Wizard, id: string) =>
  expect(wizard.page.getByRole("heading", { level: 1, name: wizard.text(id) })).toBeFocused();

const dialog = (page: Page) => page.locator("#select-dialog");

/** A file in the dialog that is open, and its password. */
async function useFile(wizard: Wizard, file: string, password = PASSWORD): Promise<void> {
  await dialog(wizard.page).getByRole("tab", { name: wizard.text("select-in-file") }).click();
  await dialog(wizard.page).locator("input[name=files]").setInputFiles(file);
  await expect(wizard.named("certificate-password")).toBeFocused();
  await wizard.named("certificate-password").fill(password);
  await dialog(wizard.page).locator("button[type=submit]").click();
}

async function show(wizard: Wizard, file: string): Promise<void> {
  await wizard.button("register-start").click();
  await useFile(wizard, file);
}

/** From the file to the end. */
async function register(wizard: Wizard, file: string): Promise<void> {
  await show(wizard, file);
  await heading(wizard, "register-proof");
  await wizard.named("otp").fill(await wizard.bank.otp(wizard.person.id));
  await wizard.submit();
  await heading(wizard, "register-confirm");
  await wizard.button("register-submit").click();
  await heading(wizard, "register-done");
}

/** What stays in the browser. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const databases = await indexedDB.databases();
    return [Object.keys(localStorage).filter((key) => key !== "ingam.language"), databases.length] as const;
  });

async function logIn(wizard: Wizard, file: string): Promise<void> {
  await wizard.open("/login");
  await wizard.button("login-start").click();
  await useFile(wizard, file);
}

test("a .pfx of another bank: refused, registered in seven steps, used, and no longer", async ({ page, wizard, scratch }) => {
  const file = await elsewhere(wizard, scratch, {});
  await logIn(wizard, file);
  await wizard.says("certificate-unregistered");
  await auditor(page)("selection, a file");

  await wizard.open();
  await wizard.page.getByRole("link", { name: wizard.inside("register-title") }).click();
  await heading(wizard, "register-title");
  await wizard.submit();
  await expect(page.getByText(wizard.text("register-read-missing"))).toBeVisible();
  await auditor(page)("registration, notice");
  await identify(wizard);
  await expect(page.getByText(wizard.text("register-none"))).toBeVisible();
  await auditor(page)("registration, nothing registered");
  await show(wizard, file);
  await heading(wizard, "register-proof");
  await wizard.named("otp").fill("000000");
  await wizard.submit();
  await wizard.says("otp-wrong");
  await auditor(page)("registration, extra check");
  await wizard.named("otp").fill(await wizard.bank.otp("hong"));
  await wizard.submit();
  await heading(wizard, "register-confirm");
  await expect(page.getByText("바다모의은행")).toBeVisible();
  await auditor(page)("registration, confirmation");
  await wizard.button("register-submit").click();
  await heading(wizard, "register-done");
  await auditor(page)("registration, done");
  expect((await kept(page))[0]).toEqual([]);

  await logIn(wizard, file);
  await expect(page).toHaveURL(/\/bank$/);
  await expect(page.getByRole("heading", { level: 2, name: wizard.text("bank-accounts") })).toBeVisible();
  await expect(wizard.button("code-get")).toHaveCount(0);
  await identify(wizard);
  await wizard.button("register-end-label").or(page.getByRole("button", { name: wizard.inside("register-end") })).first().click();
  const ending = page.getByRole("dialog", { name: wizard.text("register-end-title") });
  await auditor(page)("registration, its end");
  await ending.getByRole("button", { name: wizard.text("register-end") }).click();
  await expect(page.getByRole("status").filter({ hasText: wizard.inside("register-ended") })).toBeFocused();
  await expect(page.getByText(wizard.text("register-none"))).toBeVisible();
  await logIn(wizard, file);
  await wizard.says("certificate-unregistered");
});

test("an RSA key in an NPKI folder signs in the browser's own cryptography, and logs in", async ({ page, wizard, scratch }) => {
  const file = await elsewhere(wizard, scratch, { form: "npki", key: "rsa" });
  await identify(wizard);
  await register(wizard, file);
  await wizard.link("login-start").click();
  await wizard.button("login-start").click();
  await useFile(wizard, file);
  await expect(page).toHaveURL(/\/bank$/);
});

test("one that was imported is registered with its new password", async ({ page, wizard, scratch }) => {
  const file = await elsewhere(wizard, scratch, {});
  await wizard.open("/import");
  await page.locator("input[name=files]").setInputFiles(file);
  await wizard.named("certificate-password").fill(PASSWORD);
  await wizard.button("import-open").click();
  await wizard.button("import-take").click();
  await expect(page.getByText(wizard.inside("import-taken"))).toBeVisible();
  await identify(wizard);
  await wizard.button("register-start").click();
  await wizard.giveCertificatePassword(PASSWORD);
  await heading(wizard, "register-proof");
});

for (const [kind, said] of [
  ["expired", "certificate-expired"],
  ["tomorrow", "certificate-not-yet-valid"],
  ["revoked", "certificate-revoked"],
  ["namesake", "login-vid-mismatch"],
  ["securities", "certificate-policy"],
]) {
  test(`not registered: ${kind}`, async ({ wizard, scratch }) => {
    const file = await elsewhere(wizard, scratch, { kind });
    await identify(wizard);
    await show(wizard, file);
    await wizard.says(said);
  });
}

test("a certificate of somebody else, and a wrong password of the file", async ({ wizard, scratch }) => {
  const file = await elsewhere(wizard, scratch, { customer: KIM.id });
  await identify(wizard);
  await wizard.button("register-start").click();
  await useFile(wizard, file, "not the password");
  await wizard.says("file-does-not-open");
  await wizard.named("certificate-password").fill(PASSWORD);
  await dialog(wizard.page).locator("button[type=submit]").click();
  await wizard.says("login-vid-mismatch");
});

test("whoever closes the dialog while it is signed shows the bank nothing", async ({ page, wizard, bank, scratch }) => {
  const file = await elsewhere(wizard, scratch, {});
  await identify(wizard);
  const shown: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "PUT") shown.push(request.url());
  });
  await bank.slow(1_500);
  const challenge = page.waitForResponse((response) => response.url().endsWith("/challenge"));
  const authority = page.waitForResponse((response) => response.url().endsWith("/api/authority"));
  await show(wizard, file);
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toBeHidden();
  await Promise.all([challenge, authority]);
  await bank.slow(0);
  // Whoever tries again shows it once.
  await show(wizard, file);
  await heading(wizard, "register-proof");
  expect(shown).toHaveLength(1);
});

test("a certificate of this bank logs in out of its file, and nothing of it stays", async ({ page, wizard, browser, scratch }) => {
  await wizard.issue("banking");
  const file = join(scratch, "hong.p12");
  await (await wizard.download(wizard.button("done-backup"))).saveAs(file);
  const context = await browser.newContext({ locale: "ko-KR" });
  const other = wizard.on(await context.newPage());
  await other.open("/login");
  await other.button("login-start").click();
  await useFile(other, file, wizard.person.certificatePassword);
  await expect(other.page).toHaveURL(/\/bank$/);
  await other.open("/certificates");
  await expect(other.page.getByText(wizard.person.name)).toHaveCount(0);
  expect((await kept(other.page))[0]).toEqual([]);
  await context.close();
  await expect(page).toHaveURL(/issue/);
});

test("the dialog shows, finds and deletes", async ({ page, wizard }) => {
  await wizard.issue("banking");
  await wizard.open("/login");
  await wizard.button("login-start").click();
  await expect(wizard.link("select-view")).toBeVisible();
  await wizard.button("select-find").click();
  await expect(page.getByText(wizard.text("select-file-about"))).toBeVisible();
  await expect(dialog(page).getByRole("tabpanel")).toBeFocused();
  await dialog(page).getByRole("tab", { name: wizard.text("select-in-browser") }).click();
  await wizard.button("select-delete").click();
  const deleting = page.locator("#delete-dialog");
  await deleting.locator("[name=certificate-password]").fill(wizard.person.certificatePassword);
  await deleting.locator("button[type=submit]").click();
  await expect(deleting).toHaveCount(0);
  await expect(page.getByText(wizard.text("select-nothing"))).toBeVisible();
});

test("on a public computer nothing is said to be in the browser", async ({ page, wizard }) => {
  await wizard.open();
  await wizard.button("public-enter").click();
  await page.getByRole("link", { name: wizard.text("menu-bank") }).click();
  await wizard.button("login-start").click();
  await expect(dialog(page).getByRole("tab", { name: wizard.text("select-in-window") })).toBeVisible();
  await expect(page.getByText(wizard.text("select-nothing-public"))).toBeVisible();
  await expect(dialog(page).getByRole("tab", { name: wizard.text("select-in-browser") })).toHaveCount(0);
});
