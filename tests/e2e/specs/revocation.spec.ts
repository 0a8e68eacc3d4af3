// Suspending, resuming and revoking: with the certificate, by account, by the code that was printed.
import { type Page, expect } from "@playwright/test";

import { auditor } from "../support/audit.ts";
import { test } from "../support/fixtures.ts";
import type { Wizard } from "../support/wizard.ts";

const OTHER_ACCOUNT = { number: "12345612009876", password: "2468" };

async function openCertificate(wizard: Wizard): Promise<void> {
  await wizard.open("/certificates");
  await wizard.page.getByRole("row").filter({ hasText: wizard.person.name }).first().getByRole("link").click();
}

/** Opens the dialog on the certificate's page, chooses, and types the password. */
async function choose(wizard: Wizard, ending: string): Promise<void> {
  await openCertificate(wizard);
  await wizard.button("end-open").click();
  const dialog = wizard.page.getByRole("dialog", { name: wizard.text("end-title") });
  await dialog.locator(`input[value="${ending}"]`).check();
  await wizard.named("certificate-password").fill(wizard.person.certificatePassword);
}

async function logIn(wizard: Wizard): Promise<void> {
  await wizard.open("/login");
  await wizard.button("login-start").click();
  await wizard.giveCertificatePassword();
}

/** Who somebody is, on the page for those who have lost everything. */
async function identify(wizard: Wizard): Promise<void> {
  await wizard.open("/revoke");
  await wizard.fillNumber();
  await wizard.named("account-number").fill(OTHER_ACCOUNT.number);
  await wizard.named("account-password").fill(OTHER_ACCOUNT.password);
  await wizard.button("revoke-find").click();
  await expect(wizard.page.getByRole("heading", { level: 2, name: wizard.inside("revoke-found") })).toBeFocused();
}

/** What is said last has the focus: what was pressed is gone. */
const told = (wizard: Wizard, id: string) =>
  expect(wizard.page.getByRole("status").filter({ hasText: wizard.inside(id) })).toBeFocused();

const wish = (page: Page, change: string) => page.locator(`input[value$="-${change}"]`);

test("a suspended certificate is refused at login within a second, until it is resumed", async ({ page, wizard, bank }) => {
  await wizard.issue("banking");
  // A login that is signed already, and only waits to be sent.
  const other = wizard.on(await page.context().newPage());
  let send = () => {};
  const held = new Promise<void>((resolve) => (send = resolve));
  await other.page.route("**/api/login", async (route) => {
    await held;
    await route.continue();
  });
  const signed = other.page.waitForRequest((request) => request.url().endsWith("/api/login"));
  await logIn(other);
  await signed;
  await choose(wizard, "suspend");
  await auditor(page)("suspend");
  const refused = other.page.waitForResponse((response) => response.url().endsWith("/api/login"));
  await wizard.button("end-suspend-submit").click();
  await expect(page.getByText(wizard.text("end-suspended"))).toBeVisible();
  const done = Date.now();
  send();
  expect((await refused).status()).toBe(403);
  expect(Date.now() - done).toBeLessThan(1_000);
  await other.says("certificate-suspended");
  await other.page.close();
  await told(wizard, "end-suspended");
  expect((await bank.certificates())[0].status).toBe("suspended");
  await wizard.open("/certificates");
  await expect(page.getByRole("row").filter({ hasText: wizard.inside("state-suspended") })).toBeVisible();
  await logIn(wizard);
  await wizard.says("certificate-suspended");
  await page.getByRole("dialog").getByRole("link", { name: wizard.text("revoke-title") }).click();
  await expect(page).toHaveURL(/\/revoke$/);

  await identify(wizard);
  await wish(page, "resume").check();
  await auditor(page)("resume");
  await wizard.button("revoke-resume-submit").click();
  await told(wizard, "revoke-resumed");
  await wizard.open("/certificates");
  await expect(page.getByRole("row").filter({ hasText: wizard.inside("state-valid") })).toBeVisible();
  await logIn(wizard);
  await expect(page).toHaveURL(/\/bank$/);
});

test("a revocation takes a second press, and nothing brings the certificate back", async ({ page, wizard, bank }) => {
  await wizard.issue("general");
  await choose(wizard, "compromised");
  await wizard.button("end-revoke-submit").click();
  await expect(page.getByText(wizard.text("end-revoke-warning"))).toBeVisible();
  expect((await bank.certificates())[0].status).toBe("valid");
  await wizard.button("end-revoke-sure").click();
  await expect(page.getByText(wizard.text("end-revoked"))).toBeVisible();
  expect((await bank.certificates())[0].status).toBe("revoked");
  await expect(wizard.button("end-open")).toHaveCount(0);
  await told(wizard, "end-revoked");
  await wizard.open("/certificates");
  await expect(page.getByRole("row").filter({ hasText: wizard.inside("state-revoked") })).toBeVisible();
  await logIn(wizard);
  await wizard.says("certificate-revoked");
});

test("a wrong password ends nothing", async ({ page, wizard, bank }) => {
  await wizard.issue("banking");
  await choose(wizard, "suspend");
  await wizard.named("certificate-password").fill("Wrong+House!2026");
  await wizard.button("end-suspend-submit").click();
  await wizard.says("wrong-password");
  expect((await bank.certificates())[0].status).toBe("valid");
  await expect(page.getByRole("dialog", { name: wizard.text("end-title") })).toBeVisible();
});

test("who has lost everything revokes by account, and is refused with a wrong password", async ({ page, wizard, bank }) => {
  await wizard.issue("banking");
  await identify(wizard);
  await wish(page, "revoke-unused").check();
  await wizard.button("end-revoke-submit").click();
  await wizard.named("account-password").fill("0000");
  await wizard.button("end-revoke-sure").click();
  await wizard.says("account-password-wrong");
  expect((await bank.certificates())[0].status).toBe("valid");
  // What was found is still there, and the last press has to be made again.
  await expect(wish(page, "revoke-unused")).toBeChecked();
  await expect(page.getByText(wizard.text("end-revoke-warning"))).toHaveCount(0);
  await wizard.named("account-password").fill(OTHER_ACCOUNT.password);
  await wizard.button("end-revoke-submit").click();
  await wizard.button("end-revoke-sure").click();
  await told(wizard, "end-revoked");
  expect((await bank.certificates())[0].status).toBe("revoked");
  await expect(page.getByText(wizard.text("revoke-none"))).toBeVisible();
  // The secrets were needed for nothing more.
  for (const name of ["rrn-front", "rrn-back", "account-password"]) await expect(wizard.named(name)).toHaveValue("");
  await wizard.open("/certificates");
  await expect(page.getByRole("row").filter({ hasText: wizard.inside("state-revoked") })).toBeVisible();
});

test("whoever closes the dialog while it is signed ends nothing, and what was ended is on record", async ({ page, wizard, bank }) => {
  await wizard.issue("banking");
  await choose(wizard, "suspend");
  await bank.slow(1_500);
  const begun = page.waitForResponse((response) => response.url().endsWith("/api/authority"));
  await wizard.button("end-suspend-submit").click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await begun;
  await bank.slow(0);
  await choose(wizard, "suspend");
  expect((await bank.certificates())[0].status).toBe("valid");
  await wizard.button("end-suspend-submit").click();
  await expect(page.getByText(wizard.text("end-suspended"))).toBeVisible();
  expect((await bank.certificates())[0].status).toBe("suspended");
  // The page has asked anew.
  await expect(page.getByText(wizard.inside("standing-suspended"))).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: wizard.text("revoke-title") })).toHaveAttribute("href", /revoke$/);
  await page.getByText(wizard.text("usage-title")).click();
  await expect(page.locator(".usage li").first()).toContainText(wizard.inside("usage-suspension"));
});

test("the code from the last page of the application is enough", async ({ page, wizard, bank }) => {
  await wizard.issue("general");
  await wizard.button("code-get").click();
  const shown = page.locator("code.big-code");
  await expect(shown).toHaveText(/^([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}$/);
  await auditor(page)("code");
  const code = (await shown.textContent())!;
  await wizard.open("/revoke");
  await page.locator('input[name="by"][value="code"]').check();
  await wizard.named("revocation-code").fill(`${code.slice(0, -1)}${code.endsWith("0") ? "1" : "0"}`);
  await wizard.button("end-revoke-submit").click();
  await expect(page.getByText(wizard.text("revoke-code-bad"))).toBeVisible();
  await wizard.named("revocation-code").fill(code.toLowerCase());
  await wizard.button("end-revoke-submit").click();
  await wizard.button("end-revoke-sure").click();
  await told(wizard, "revoke-code-done");
  await expect(page.getByRole("main").getByRole("link", { name: wizard.text("home-start") })).toBeVisible();
  expect((await bank.certificates())[0].status).toBe("revoked");
  await wizard.open("/certificates");
  await expect(page.getByRole("row").filter({ hasText: wizard.inside("state-revoked") })).toBeVisible();
});
