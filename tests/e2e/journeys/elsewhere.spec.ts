// Two codes are enough in another browser: a fresh key there, one valid certificate, one fee.
import type { Browser } from "@playwright/test";

import { loseAnswer } from "../support/faults.ts";
import { expect, test, watch } from "../support/fixtures.ts";
import { KIM } from "../support/people.ts";
import type { Codes, Wizard } from "../support/wizard.ts";

const OTHER_PASSWORD = "Other+House!2027";

/** A browser that knows nothing yet, at the page for the codes. */
async function another(browser: Browser, wizard: Wizard, violations: string[]): Promise<Wizard> {
  const context = await browser.newContext({ locale: "ko-KR" });
  await watch(context, violations);
  const other = wizard.on(await context.newPage());
  other.language = "ko-KR";
  await other.open();
  if (wizard.language === "en-US") await other.useEnglish();
  await other.page.getByRole("link", { name: other.inside("home-elsewhere") }).click();
  await expect(other.page).toHaveURL(/\/resume$/);
  return other;
}

async function takeOver(other: Wizard): Promise<void> {
  await expect(other.page.getByText(other.person.name, { exact: true })).toBeVisible();
  await other.button("elsewhere-found-submit").click();
  await other.at("password");
  await other.fillPassword("browser", OTHER_PASSWORD);
  await other.finish();
}

/** Issuing stops before the bank has the request; the page shows the codes. */
async function codesOfUnsent(wizard: Wizard): Promise<Codes> {
  await wizard.bank.failNext("/cmp");
  await wizard.fillPassword("browser");
  await wizard.stopped("bank-unavailable");
  return wizard.codes();
}

/** Issuing stops when the bank has issued; the page shows the codes. */
async function codesOfUnanswered(wizard: Wizard): Promise<Codes> {
  await loseAnswer(wizard.page);
  await wizard.fillPassword("browser");
  await wizard.stopped("bank-unreachable");
  return wizard.codes();
}

test("an answer was lost: the codes go on in another browser, and the first one says so", async ({
  page,
  wizard,
  bank,
  browser,
  violations,
}) => {
  const before = await bank.balance("hong-1");
  await wizard.reachPassword("general");
  const codes = await codesOfUnanswered(wizard);
  await bank.advance(1);

  const other = await another(browser, wizard, violations);
  await other.giveCodes(codes);
  await takeOver(other);
  const states = (await bank.certificates()).map(({ status, confirmed }) => [status, confirmed]);
  expect(states).toEqual([
    ["revoked", false],
    ["valid", true],
  ]);
  expect(await bank.balance("hong-1")).toBe(before - 4_400);

  await wizard.button("issuing-resume").click();
  await wizard.giveCertificatePassword();
  await wizard.says("superseded");
  await wizard.link("resume-delete").click();
  await wizard.button("certificate-delete").click();
  await page.getByRole("dialog").getByRole("button", { name: wizard.text("delete-confirm") }).click();
  await expect(page.getByText(wizard.text("certificates-none"))).toBeVisible();
  expect(await bank.certificates()).toHaveLength(2);
});

test("in English, when the request never left", async ({ wizard, bank, browser, violations }) => {
  await wizard.open();
  await wizard.useEnglish();
  await wizard.link("home-start").click();
  await wizard.at("terms");
  await wizard.continueToPassword("banking");
  const codes = await codesOfUnsent(wizard);

  const other = await another(browser, wizard, violations);
  await other.giveCodes(codes);
  await takeOver(other);
  expect(await bank.certificates()).toHaveLength(1);

  await wizard.button("issuing-resume").click();
  await wizard.giveCertificatePassword();
  await wizard.says("already-issued");
});

test("codes that are wrong, unknown or incomplete", async ({ page, wizard, bank, browser, violations }) => {
  await wizard.reachPassword("banking");
  const codes = await codesOfUnsent(wizard);

  const other = await another(browser, wizard, violations);
  await other.giveCodes({ reference: "12", code: "34" });
  for (const field of ["reference", "code"]) {
    await expect(other.page.getByText(other.text(`elsewhere-${field}-bad`))).toBeVisible();
  }
  await expect(other.named("reference")).toBeFocused();
  await other.giveCodes({ ...codes, code: "1".repeat(24) });
  await other.says("codes-wrong");
  const words = await other.page.getByRole("alert").innerText();
  await expect(other.named("authorization-code")).toHaveValue("");
  await other.giveCodes({ ...codes, reference: "0000000000" });
  await expect(other.page.getByRole("alert")).toHaveText(words, { useInnerText: true });
  await expect(other.page.getByText(other.person.name)).toHaveCount(0);

  // The right ones still work.
  await other.giveCodes(codes);
  await takeOver(other);
  expect(await bank.certificates()).toHaveLength(1);
  await expect(page.locator("[data-code=authorization]")).toBeVisible();
});

test("a certificate that was delivered is not issued again", async ({ wizard, bank, browser, violations }) => {
  await wizard.reachPassword("banking");
  const codes = await codesOfUnanswered(wizard);
  await wizard.button("issuing-resume").click();
  await wizard.resume();

  const other = await another(browser, wizard, violations);
  await other.giveCodes(codes);
  await other.says("already-issued");
  expect(await bank.certificates()).toHaveLength(1);
});

test("a number that was mistyped shows before anything is issued", async ({ wizard, bank, browser, violations }) => {
  await wizard.reachPassword("banking");
  const codes = await codesOfUnanswered(wizard);

  const other = await another(browser, wizard, violations);
  await other.giveCodes(codes, KIM.number);
  await other.says("number-wrong");
  await expect(other.named("holder-number")).toHaveValue("");
  // The certificate of the first device is as it was.
  expect((await bank.certificates()).map(({ status }) => status)).toEqual(["valid"]);
  // The codes need not be typed again.
  await other.named("holder-number").fill(wizard.person.number);
  await other.submit();
  await other.button("elsewhere-found-no").click();
  await other.giveCodes(codes);
  await bank.advance(1);
  await takeOver(other);
  expect((await bank.certificates()).map(({ status }) => status)).toEqual(["revoked", "valid"]);
});

test("a forgotten password: the codes go on in the same browser", async ({ page, wizard, bank }) => {
  await wizard.reachPassword("banking");
  const codes = await codesOfUnanswered(wizard);
  await bank.advance(1);
  await wizard.open("/resume");
  await wizard.giveCodes(codes);
  await takeOver(wizard);
  await wizard.open("/certificates");
  await expect(page.locator("tbody tr")).toHaveCount(1);
  const states = (await bank.certificates()).map(({ status }) => status);
  expect(states).toEqual(["revoked", "valid"]);
});
