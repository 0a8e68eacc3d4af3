// Logging in with a certificate: what is signed, who is let in, and how it ends.
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { type Page, expect } from "@playwright/test";

import { auditor } from "../support/audit.ts";
import { test, watch } from "../support/fixtures.ts";
import { openssl } from "../support/openssl.ts";
import { KIM } from "../support/people.ts";
import type { Wizard } from "../support/wizard.ts";

const WRONG = "Wrong+House!2026";
const MINUTES = 60_000;

/** Opens the dialog; the password is still to be typed. */
async function select(wizard: Wizard): Promise<void> {
  await wizard.open("/login");
  await wizard.button("login-start").click();
  await expect(wizard.named("certificate-password")).toBeVisible();
}

async function logIn(wizard: Wizard, password = wizard.person.certificatePassword): Promise<void> {
  await select(wizard);
  await wizard.giveCertificatePassword(password);
  await expect(wizard.page).toHaveURL(/\/bank$/);
  await expect(wizard.page.getByRole("heading", { level: 1, name: wizard.inside("bank-title") })).toBeFocused();
}

const band = (wizard: Wizard) => wizard.page.getByRole("complementary", { name: wizard.text("band-label") });
const refused = async (wizard: Wizard, kind: string) => {
  await select(wizard);
  await wizard.giveCertificatePassword();
  await wizard.says(kind);
};

/** What the page sends to log in. */
function sent(page: Page): Promise<{ nonce: string; signed: string; random: string }> {
  const isLogin = (url: string) => new URL(url).pathname === "/api/login";
  return page.waitForRequest((request) => isLogin(request.url())).then((request) => request.postDataJSON());
}

test("with the keyboard alone: log in, see the accounts, log out", async ({ page, wizard, bank }) => {
  await wizard.issue("banking");
  await page.getByRole("link", { name: wizard.text("menu-bank") }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: wizard.text("login-title") })).toBeFocused();
  await auditor(page)("login");
  await wizard.button("login-start").press("Enter");
  const dialog = page.getByRole("dialog", { name: wizard.text("login-select") });
  await expect(dialog.getByRole("radio")).toBeChecked();
  await expect(dialog.getByRole("row").filter({ hasText: wizard.person.name })).toContainText(wizard.inside("state-valid"));
  await auditor(page)("selection");
  await page.getByRole("tab", { name: wizard.text("select-in-browser") }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: wizard.text("select-in-file") })).toBeFocused();
  await expect(dialog).toContainText(wizard.inside("select-file-about"));
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: wizard.text("select-in-phone") })).toBeFocused();
  await expect(dialog.getByRole("link", { name: wizard.text("select-phone-copy") })).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await wizard.named("certificate-password").focus();
  await page.keyboard.type(wizard.person.certificatePassword);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/bank$/);
  await expect(page.getByText("123456-78-901234")).toBeVisible();
  const balance = (await bank.balance("hong-1")).toLocaleString("en-US");
  await expect(page.getByText(balance)).toBeVisible();
  await expect(page.getByText(wizard.inside("bank-last-login"))).toHaveCount(0);
  await auditor(page)("accounts");
  await band(wizard).getByRole("button", { name: wizard.text("band-leave") }).press("Enter");
  await expect(page).toHaveURL(/\/login$/);
  await expect(page.getByText(wizard.text("login-left"))).toBeVisible();
  await expect(band(wizard)).toHaveCount(0);
  await page.goBack();
  await expect(page.getByText("123456-78-901234")).toHaveCount(0);

  await logIn(wizard);
  await expect(page.getByText(wizard.inside("bank-last-login"))).toBeVisible();
});

test("what is signed is the text for this page and this nonce, by OpenSSL's judgement", async ({ page, wizard, bank, scratch }) => {
  await wizard.issue("banking");
  const login = sent(page);
  await logIn(wizard);
  const { nonce, signed } = await login;
  const file = join(scratch, "login.p7m");
  writeFileSync(file, Buffer.from(signed, "base64"));
  const text = openssl(["cms", "-verify", "-inform", "DER", "-in", file, "-noverify"]);
  expect(text.replaceAll("\r\n", "\n")).toBe(`Ingam login v1\norigin: ${bank.url}\nnonce: ${nonce}\n`);

  // Sent once more it is worth nothing.
  const again = await page.request.post(`${bank.url}/api/login`, { data: await login, headers: { origin: bank.url } });
  expect(again.status()).toBe(409);
  expect(await again.json()).toMatchObject({ type: "urn:ingam:problem:challenge-unknown" });
});

test("a wrong password is said, and the right one still lets in", async ({ page, wizard }) => {
  await wizard.issue("banking");
  await select(wizard);
  await wizard.submit();
  await expect(page.getByText(wizard.text("password-empty"))).toBeVisible();
  await wizard.giveCertificatePassword(WRONG);
  await wizard.says("wrong-password");
  await auditor(page)("selection, wrong password");
  await wizard.giveCertificatePassword();
  await expect(page).toHaveURL(/\/bank$/);
});

test("on a phone the refusal is in sight, and the password to be typed anew as well", async ({ page, wizard }) => {
  await wizard.issue("banking");
  await page.setViewportSize({ width: 390, height: 844 });
  await select(wizard);
  await wizard.giveCertificatePassword(WRONG);
  await wizard.says("wrong-password");
  await expect(wizard.named("certificate-password")).toBeFocused();
  await expect(page.getByRole("alert")).toBeInViewport({ ratio: 1 });
  await expect(wizard.named("certificate-password")).toBeInViewport({ ratio: 1 });
});

test("a revoked certificate is refused at once, and so is a session of it", async ({ page, wizard, bank }) => {
  await wizard.issue("banking");
  await logIn(wizard);
  await bank.revoke((await bank.certificates())[0].serial);
  await band(wizard).getByRole("button", { name: wizard.text("band-extend") }).click();
  await expect(page).toHaveURL(/\/login$/);
  await refused(wizard, "certificate-revoked");
});

test("an older certificate is refused when a newer one has replaced it", async ({ page, wizard, bank, browser, violations }) => {
  await wizard.issue("banking");
  const context = await browser.newContext({ locale: "ko-KR" });
  await watch(context, violations);
  const other = wizard.on(await context.newPage());
  await bank.advance(1);
  await other.issue("banking");
  await refused(wizard, "certificate-superseded");
  await page.keyboard.press("Escape");
  await logIn(other);
  await context.close();
});

test("nobody does anything: it warns, goes on when asked to, and ends", async ({ page, wizard }) => {
  await wizard.issue("banking");
  await page.clock.install();
  await logIn(wizard);
  await page.clock.runFor(9 * MINUTES + 5_000);
  await expect(band(wizard)).toContainText(wizard.inside("band-soon"));
  await auditor(page)("a login that ends soon");
  await band(wizard).getByRole("button", { name: wizard.text("band-extend") }).click();
  await expect(band(wizard)).not.toContainText(wizard.inside("band-soon"));
  await page.clock.runFor(10 * MINUTES + 5_000);
  await expect(page).toHaveURL(/\/login$/);
  await expect(page.getByText(wizard.text("login-idle"))).toBeVisible();
});

test("whoever is logged in elsewhere can be logged out from here", async ({ page, wizard, bank, browser, violations, scratch }) => {
  await wizard.issue("banking");
  const file = join(scratch, "hong.p12");
  await (await wizard.download(wizard.button("done-backup"))).saveAs(file);
  await logIn(wizard);

  const context = await browser.newContext({ locale: "ko-KR" });
  await watch(context, violations);
  const other = wizard.on(await context.newPage());
  await other.open("/import");
  await other.page.locator("input[name=files]").setInputFiles(file);
  await other.named("certificate-password").fill(wizard.person.certificatePassword);
  await other.button("import-open").click();
  await other.button("import-take").click();
  await expect(other.page.getByText(other.inside("import-taken"))).toBeVisible();
  await logIn(other);
  await expect(other.page.getByText(other.inside("bank-others"))).toBeVisible();
  await auditor(other.page)("accounts, logged in elsewhere");
  // A bank that does not do it has not done it, and that is said.
  await bank.failNext("/api/login/session");
  await other.button("bank-leave-everywhere").click();
  await other.says("bank-unavailable");
  await expect(other.page).toHaveURL(/\/bank$/);
  await other.button("bank-leave-everywhere").click();
  await expect(other.page).toHaveURL(/\/login$/);

  await band(wizard).getByRole("button", { name: wizard.text("band-extend") }).click();
  await expect(page).toHaveURL(/\/login$/);
  await expect(page.getByText(wizard.text("login-over"))).toBeVisible();
  await context.close();
});

test("the certificate of somebody else at another bank is not known here", async ({ page, wizard, scratch: folder }) => {
  const [plain, text, certificate, key] = ["key", "pem", "cer", "p8"].map((end) => join(folder, `sign.${end}`));
  openssl(["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "300", "-keyout", plain, "-out", text,
    "-utf8", "-subj", "/C=KR/O=Example/CN=이영수", "-addext", "keyUsage=critical,digitalSignature"]);
  openssl(["x509", "-in", text, "-outform", "DER", "-out", certificate]);
  openssl(["pkcs8", "-topk8", "-in", plain, "-outform", "DER", "-passout", "pass:Another-Pass.77", "-out", key]);
  await wizard.open("/import");
  await page.locator("input[name=files]").setInputFiles([certificate, key]);
  await wizard.named("certificate-password").fill("Another-Pass.77");
  await wizard.button("import-open").click();
  await wizard.button("import-take").click();
  await expect(page.getByText(wizard.inside("import-taken"))).toBeVisible();
  const login = sent(page);
  await select(wizard);
  await wizard.giveCertificatePassword("Another-Pass.77");
  await wizard.says("certificate-unknown");
  // The RSA key has signed all the same, and has no R.
  const { signed, random } = await login;
  expect(random).toBeNull();
  const file = join(folder, "login.p7m");
  writeFileSync(file, Buffer.from(signed, "base64"));
  openssl(["cms", "-verify", "-cades", "-inform", "DER", "-in", file, "-CAfile", text, "-purpose", "any"]);
});

test("one of several is chosen, and offered first the next time", async ({ page, wizard }) => {
  for (const person of [wizard, wizard.as(KIM)]) await person.issue("banking");
  await select(wizard);
  const row = (name: string) => page.getByRole("row").filter({ hasText: name });
  await expect(row(KIM.name).getByRole("radio")).toBeChecked();
  await expect(wizard.named("certificate-password")).toBeFocused();
  // Arrows lead from row to row, and back.
  await row(KIM.name).getByRole("radio").focus();
  await page.keyboard.press("ArrowDown");
  await expect(row(wizard.person.name).getByRole("radio")).toBeFocused();
  await expect(row(wizard.person.name).getByRole("radio")).toBeChecked();
  await page.keyboard.press("ArrowUp");
  await expect(row(KIM.name).getByRole("radio")).toBeFocused();
  await row(wizard.person.name).click();
  await expect(row(wizard.person.name).getByRole("radio")).toBeChecked();
  await wizard.giveCertificatePassword();
  await expect(page).toHaveURL(/\/bank$/);
  await page.reload();
  await select(wizard);
  await expect(row(wizard.person.name).getByRole("radio")).toBeChecked();
});

test("without a certificate the way to one is shown, in English as well", async ({ page, wizard }) => {
  await wizard.open("/bank");
  await expect(page).toHaveURL(/\/login$/);
  await wizard.useEnglish();
  await wizard.button("login-start").click();
  await expect(page.getByText(wizard.text("select-nothing"))).toBeVisible();
  await auditor(page)("selection, nothing");
  await wizard.link("home-start").click();
  await wizard.at("terms");
});

for (const years of [-1, 1]) {
  test(`the clock of this computer is wrong by ${years} year: the bank's counts`, async ({ page, wizard }) => {
    await wizard.issue("banking");
    const now = new Date();
    now.setFullYear(now.getFullYear() + years);
    await page.clock.setFixedTime(now);
    await logIn(wizard);
    await expect(page.getByText(wizard.text("bank-clock"))).toBeVisible();
  });
}

test("on a public computer with the certificate in memory, and nothing is left", async ({ page, wizard }) => {
  await wizard.open();
  await wizard.button("public-enter").click();
  await wizard.link("home-start").click();
  await wizard.continueToPassword("banking");
  await wizard.fillPassword("memory");
  await wizard.finish();
  await page.getByRole("link", { name: wizard.text("menu-bank") }).click();
  await wizard.button("login-start").click();
  await wizard.giveCertificatePassword();
  await expect(page).toHaveURL(/\/bank$/);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  // Whoever leaves the computer is logged out at the bank.
  const out = page.waitForResponse((response) => response.request().method() === "DELETE");
  await page.getByRole("button", { name: wizard.text("public-leave-label") }).first().click();
  await wizard.button("leave-confirm").click();
  expect(new URL((await out).url()).pathname).toBe("/api/login/session");
  expect((await out).status()).toBe(204);
});

test("whoever closes the dialog is not logged in afterwards", async ({ page, wizard, bank }) => {
  await wizard.issue("banking");
  await select(wizard);
  await bank.slow(1_500);
  await wizard.giveCertificatePassword();
  const answered = page.waitForResponse((response) => new URL(response.url()).pathname === "/api/login");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  const ended = page.waitForRequest((request) => request.method() === "DELETE");
  expect((await answered).status()).toBe(200);
  await ended;
  await bank.slow(0);
  await expect(band(wizard)).toHaveCount(0);
  await expect(page).toHaveURL(/\/login$/);
});

test("an extension that gets no answer is said, and does not look like one", async ({ page, wizard, bank }) => {
  await wizard.issue("banking");
  await page.clock.install();
  await logIn(wizard);
  await page.clock.runFor(9 * MINUTES + 5_000);
  await expect(band(wizard)).toContainText(wizard.inside("band-soon"));
  await bank.failNext("/api/login/extension");
  await band(wizard).getByRole("button", { name: wizard.text("band-extend") }).click();
  await expect(band(wizard)).toContainText(wizard.inside("err-bank-unavailable"));
  await expect(band(wizard).getByRole("timer")).toContainText(/0:5\d/);
});
