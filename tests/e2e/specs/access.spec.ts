// For everyone: keyboard alone, and axe on every step in both themes.
import { type Locator, type Page } from "@playwright/test";

import { auditor } from "../support/audit.ts";
import { expect, test } from "../support/fixtures.ts";
import { TRADE } from "../support/people.ts";

/** Presses Tab until the element has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    const focused = await target.evaluate((element) => element === document.activeElement);
    if (focused) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not lead to ${target}`);
}

test("the main job with the keyboard alone", async ({ page, wizard, bank }) => {
  const { person } = wizard;
  const type = async (name: string, value: string) => {
    await tabTo(page, wizard.named(name));
    await page.keyboard.type(value);
  };
  const enter = () => page.keyboard.press("Enter");

  await wizard.open();
  await tabTo(page, wizard.link("home-start"));
  await enter();
  await wizard.at("terms");
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await tabTo(page, wizard.named("terms-all"));
  await page.keyboard.press("Space");
  await enter();
  await wizard.at("identity");
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await type("user-id", person.userId);
  await type("rrn-front", person.number.slice(0, 6));
  await type("rrn-back", person.number.slice(6));
  await enter();
  await wizard.at("product");
  const chosen = page.locator("[name=product]:checked");
  await tabTo(page, chosen);
  if ((await chosen.getAttribute("value")) !== "banking") await page.keyboard.press("ArrowDown");
  await enter();
  await wizard.at("verification");
  await tabTo(page, wizard.named("account"));
  expect(await wizard.named("account").inputValue()).toBe(person.account);
  await type("account-password", person.accountPassword);
  await type("otp", await bank.otp(person.id));
  await enter();
  await wizard.at("details");
  await tabTo(page, page.locator("form button[type=submit]"));
  await enter();
  await wizard.at("password");
  await type("password", person.certificatePassword);
  await type("password-repeat", person.certificatePassword);
  await enter();
  await wizard.finish();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
});

test("axe finds nothing on any step, light and dark", async ({ page, wizard }) => {
  test.setTimeout(300_000);
  const audit = auditor(page);
  // A colour on its way to another one is not what anybody reads.
  await page.emulateMedia({ reducedMotion: "reduce" });
  await wizard.open();
  await expect(wizard.link("home-start")).toBeVisible();
  await audit("home");
  await wizard.start();
  await audit("terms");
  await page.locator("ul.terms li").first().getByRole("button").click();
  await audit("terms, opened");
  await page.keyboard.press("Escape");
  await wizard.agree();
  await audit("identity");
  await wizard.fillIdentity("nobody99");
  await wizard.says("identity-mismatch");
  await audit("identity, refused");
  await wizard.identify();
  await audit("product");
  await wizard.choose("general");
  await audit("verification");
  await wizard.verify("fee");
  await audit("fee");
  await wizard.confirmFee();
  await audit("details");
  await wizard.confirmDetails();
  await audit("password");
  await wizard.named("password").fill("abc");
  await audit("password, begun");
  await wizard.button("keypad-open-label").first().click();
  await audit("keypad");
  await page.keyboard.press("Escape");
  await wizard.fillPassword("browser");
  await wizard.finish();
  await audit("done");
  await wizard.link("done-certificates").click();
  await expect(page.getByRole("row").filter({ hasText: wizard.person.name })).toBeVisible();
  await audit("certificates");
  await page.getByRole("row").filter({ hasText: wizard.person.name }).getByRole("link").click();
  await expect(wizard.button("certificate-try")).toBeVisible();
  await audit("certificate");
  await wizard.button("certificate-save").click();
  await audit("certificate, password dialog");
  await page.keyboard.press("Escape");
  await wizard.button("certificate-delete").click();
  await audit("certificate, delete dialog");
});

test("axe finds nothing on the other ways, in English", async ({ page, wizard, bank }) => {
  test.setTimeout(300_000);
  const audit = auditor(page);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await wizard.open();
  await wizard.useEnglish();
  await wizard.open("/resume");
  await audit("codes of another device");
  await wizard.submit();
  await audit("codes of another device, empty");
  await wizard.open("/receipts");
  await wizard.submit();
  await audit("receipts, empty");
  const company = wizard.as(TRADE);
  company.language = "en-US";
  await company.open();
  await company.link("home-start").click();
  await company.at("terms");
  await company.submit();
  await audit("terms, nothing agreed to");
  await company.agree();
  await page.locator("[name=identity-way][value=phone]").check();
  await company.submit();
  await audit("identity by phone, empty");
  await company.identify();
  await page.locator("[name=product][value=general]").check();
  await expect(page.locator("[name=authority]").first()).toBeVisible();
  await company.submit();
  await audit("authorities, nothing agreed to");
  await company.choose("general", "nuri");
  await page.locator("[name=way][value=card]").check();
  await company.submit();
  await audit("security card, empty");
  await page.locator("[name=way][value=otp]").check();
  await company.verify("fee");
  await company.button("fee-balance-show").click();
  await expect(company.button("fee-balance-hide")).toBeVisible();
  await audit("fee, with balances");
  await company.confirmFee();
  await company.named("english-name").fill("인감");
  await company.submit();
  await audit("company details, wrong");
  await company.named("english-name").fill("Ingam Trade");
  await company.confirmDetails();
  await company.button("password-own-request").click();
  await company.at("request");
  await company.submit();
  await company.says("request-missing");
  await audit("own request, missing");
  await company.button("request-instead").click();
  await company.at("password");
  await bank.failNext("/cmp");
  await company.fillPassword("browser");
  await company.stopped("bank-unavailable");
  await company.codes();
  await audit("issuing stopped, with codes");
});
