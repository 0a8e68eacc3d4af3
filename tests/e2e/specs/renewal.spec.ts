// A year more, and another one for what was lost: renewal and reissue.
import { mkdirSync } from "node:fs";

import type { Page } from "@playwright/test";

import { auditor } from "../support/audit.ts";
import { loseAnswer } from "../support/faults.ts";
import { expect, test } from "../support/fixtures.ts";
import type { Wizard } from "../support/wizard.ts";

const DAY = 24 * 60 * 60;
const NEW_PASSWORD = "River+Stone!2027";
const SHOTS = process.env.INGAM_SHOTS;

/** A picture for people to look at, when somebody wants them. */
async function shot(page: Page, name: string): Promise<void> {
  if (!SHOTS) return;
  mkdirSync(SHOTS, { recursive: true });
  for (const [width, height] of [[390, 844], [1280, 900]] as const) {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: `${SHOTS}/${name}-${width}-${colorScheme}.png`, fullPage: true });
    }
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: "light" });
}

/** The bank's clock goes on by days, and this computer's with it. */
async function daysLater(wizard: Wizard, days: number): Promise<void> {
  await wizard.bank.advance(days * DAY);
  await wizard.page.clock.setFixedTime(Date.now() + days * DAY * 1000);
}

/** The address of the newest certificate in the list. */
async function newest(wizard: Wizard): Promise<string> {
  await wizard.open("/certificates");
  const link = wizard.link("certificates-open").first();
  await expect(link).toBeVisible();
  return (await link.getAttribute("href")) ?? "";
}

/** From the certificate's own page to the first question of its renewal. */
async function begin(wizard: Wizard, password = wizard.person.certificatePassword): Promise<void> {
  await wizard.open((await newest(wizard)).replace("/certificates/", "/renew/"));
  await expect(wizard.page.getByRole("heading", { level: 1, name: wizard.text("renewal-title") })).toBeFocused();
  await wizard.giveCertificatePassword(password);
}

const done = async (wizard: Wizard, title: string) => {
  await expect(wizard.page).toHaveURL(/\/issue\/done$/, { timeout: 60_000 });
  await expect(wizard.page.getByRole("heading", { level: 1, name: wizard.text(title) })).toBeVisible();
};

const valid = async (wizard: Wizard) =>
  (await wizard.bank.certificates()).filter(({ status }) => status === "valid");

test("with a fee: renewed in the last month, for a year more, and the old one is of no use", async ({ page, wizard, bank }) => {
  await wizard.issue("general");
  const before = await bank.balance("hong-1");
  const address = await newest(wizard);
  await wizard.open(address);
  await expect(page.getByText(wizard.inside("renewal-from")).first()).toBeVisible();
  await shot(page, "certificate-early");

  await daysLater(wizard, 340);
  await wizard.open("/certificates");
  await expect(page.getByRole("table").getByRole("link", { name: wizard.text("renewal-go") })).toBeVisible();
  await shot(page, "list");
  await wizard.open(address);
  await expect(wizard.link("renewal-go")).toBeVisible();
  await auditor(page)("certificate in the window");
  await shot(page, "certificate");
  await wizard.link("renewal-go").click();
  await expect(page.getByRole("heading", { level: 1, name: wizard.text("renewal-title") })).toBeFocused();
  await auditor(page)("renewal");
  await shot(page, "renew");
  await wizard.giveCertificatePassword();
  await wizard.at("verification");
  await wizard.verify("fee");
  await shot(page, "fee");
  await wizard.submit();
  await wizard.at("password");
  await expect(page.getByText(wizard.text("renewal-password-lead"))).toBeVisible();
  await wizard.fillPassword("browser", NEW_PASSWORD);
  await done(wizard, "renewal-done");
  await expect(page.getByText(wizard.text("code-before"))).toBeVisible();
  await auditor(page)("renewed");
  await shot(page, "done");
  expect(before - (await bank.balance("hong-1"))).toBe(4400);
  expect(await valid(wizard)).toHaveLength(1);

  await wizard.link("renewal-done-delete").click();
  await expect(page.getByText(wizard.inside("state-replaced")).first()).toBeVisible();
  await shot(page, "old");
  await wizard.open("/login");
  await wizard.button("login-start").click();
  const old = page.locator("#select-dialog").getByRole("row").filter({ hasText: wizard.inside("state-replaced") });
  await old.getByRole("radio").check();
  await wizard.giveCertificatePassword();
  await wizard.says("certificate-superseded");
  await shot(page, "old-refused");
  await page.reload();
  await wizard.button("login-start").click();
  await wizard.giveCertificatePassword(NEW_PASSWORD);
  await expect(page).toHaveURL(/\/bank$/);
});

test("without a fee there is nothing to ask but the password, and details can be looked at", async ({ page, wizard }) => {
  await wizard.issue("banking");
  await daysLater(wizard, 360);
  await begin(wizard);
  await wizard.at("password");
  await wizard.button("action-back").click();
  await wizard.at("details");
  await wizard.confirmDetails();
  // The old password is as good as any.
  await wizard.fillPassword("browser");
  await done(wizard, "renewal-done");
  await expect(page.getByText(wizard.text("renewal-done-old"))).toBeVisible();
  expect(await valid(wizard)).toHaveLength(1);
});

test("a lost answer and a killed tab: the password of the new one goes on, and pays once", async ({ context, page, wizard, bank }) => {
  await wizard.issue("general");
  await daysLater(wizard, 345);
  const before = await bank.balance("hong-1");
  await begin(wizard);
  await wizard.at("verification");
  await wizard.verify("fee");
  await wizard.submit();
  await wizard.at("password");
  await loseAnswer(page);
  await wizard.fillPassword("browser", NEW_PASSWORD);
  await wizard.says("bank-unreachable");
  await shot(page, "stopped");
  await page.close();

  const tab = await context.newPage();
  await tab.clock.setFixedTime(Date.now() + 345 * DAY * 1000);
  const again = wizard.on(tab);
  await again.open();
  await again.link("home-resume").click();
  await expect(tab.getByRole("heading", { level: 1, name: again.text("renewal-resume") })).toBeVisible();
  await shot(tab, "resume");
  await again.giveCertificatePassword(NEW_PASSWORD);
  await expect(tab.getByRole("heading", { level: 1, name: again.text("renewal-done") })).toBeVisible();
  expect(before - (await bank.balance("hong-1"))).toBe(4400);
  expect(await valid(wizard)).toHaveLength(1);
});

test("a page that was loaded again asks for the password again, and says why", async ({ page, wizard }) => {
  await wizard.issue("general");
  await daysLater(wizard, 350);
  await begin(wizard);
  await wizard.at("verification");
  await page.reload();
  await expect(page).toHaveURL(/\/renew\/[0-9a-f]{32}$/);
  await wizard.giveCertificatePassword("Wrong+House!2026");
  await wizard.says("wrong-password");
  await wizard.giveCertificatePassword();
  await wizard.at("verification");
});

test("too early and too late are said, with what to do instead", async ({ page, wizard }) => {
  await wizard.issue("banking");
  const address = (await newest(wizard)).replace("/certificates/", "/renew/");
  await daysLater(wizard, 300);
  await wizard.open(address);
  await expect(page.getByText(wizard.inside("renewal-from"))).toBeVisible();
  await expect(wizard.named("certificate-password")).toHaveCount(0);
  await shot(page, "too-early");
  await daysLater(wizard, 70);
  await page.clock.setFixedTime(Date.now() + 370 * DAY * 1000);
  await page.reload();
  await expect(page.getByText(wizard.text("renewal-over"))).toBeVisible();
  await shot(page, "too-late");
  await wizard.link("home-start").click();
  await wizard.at("terms");
});

for (const years of [-1, 1]) {
  test(`the clock of this computer is wrong by ${years} year: the bank's decides`, async ({ page, wizard }) => {
    await wizard.issue("banking");
    const address = (await newest(wizard)).replace("/certificates/", "/renew/");
    await wizard.bank.advance(350 * DAY);
    const wrong = new Date(Date.now() + 350 * DAY * 1000);
    wrong.setFullYear(wrong.getFullYear() + years);
    await page.clock.setFixedTime(wrong);
    await wizard.open(address);
    await expect(page.getByText(wizard.text("bank-clock"))).toBeVisible();
    await shot(page, `clock${years}`);
    await wizard.giveCertificatePassword();
    await wizard.at("password");
    await wizard.fillPassword("browser");
    await done(wizard, "renewal-done");
    await expect(page.getByText(wizard.text("bank-clock"))).toBeVisible();
  });
}

test("a forgotten password leads to a reissue: the same end, no fee, the old one revoked", async ({ page, wizard, bank }) => {
  await wizard.issue("general");
  const before = await bank.balance("hong-1");
  await wizard.open("/login");
  await wizard.button("login-start").click();
  for (let nth = 1; nth <= 5; nth += 1) {
    await wizard.giveCertificatePassword(`Wrong+House!${nth}`);
    await expect(page.getByRole("alert")).toContainText(/\d|암호/);
    if (await wizard.link("reissue-forgotten").isVisible()) break;
    await expect(wizard.named("certificate-password")).toHaveValue("");
  }
  await expect(wizard.link("reissue-forgotten")).toBeVisible();
  await wizard.link("reissue-forgotten").click();
  await expect(page.getByRole("heading", { level: 1, name: wizard.text("reissue-title") })).toBeFocused();
  await auditor(page)("reissue");
  await shot(page, "reissue");
  await daysLater(wizard, 100);
  await page.reload();
  await wizard.button("reissue-start").click();
  await wizard.at("terms");
  await expect(page.getByText(wizard.text("reissue-note"))).toBeVisible();
  await shot(page, "reissue-terms");
  await wizard.agree();
  await wizard.identify();
  await shot(page, "reissue-product");
  await expect(page.getByText(wizard.text("reissue-replaces"))).toBeVisible();
  await page.locator("[name=product][value=general]").check();
  await wizard.named("terms-authority-bank").check();
  await wizard.submit();
  await wizard.at("verification");
  await wizard.verify("details");
  await wizard.confirmDetails();
  await wizard.fillPassword("browser", NEW_PASSWORD);
  await done(wizard, "reissue-done");
  await shot(page, "reissue-done");
  expect(await bank.balance("hong-1")).toBe(before);
  const certificates = await bank.certificates();
  expect(certificates.map(({ status }) => status).sort()).toEqual(["revoked", "valid"]);
  await wizard.open("/certificates");
  await expect(page.getByText(wizard.inside("state-replaced")).first()).toBeVisible();
});

test("without a certificate in validity there is nothing to reissue", async ({ page, wizard }) => {
  await wizard.open("/reissue");
  await wizard.button("reissue-start").click();
  await wizard.at("terms");
  await wizard.agree();
  await wizard.fillIdentity();
  await wizard.says("nothing-to-replace");
  await shot(page, "nothing");
  await wizard.button("home-start").click();
  await wizard.at("terms");
  await expect(page.getByText(wizard.text("reissue-note"))).toHaveCount(0);
});
