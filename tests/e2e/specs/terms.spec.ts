// Terms that change while someone is on the way: back to them, with everything else kept.
import { expect, test } from "../support/fixtures.ts";

const DOCUMENT = "electronic-finance";

test("between two questions", async ({ page, wizard, bank }) => {
  await wizard.start();
  await wizard.agree();
  await wizard.identify();
  await wizard.choose("general");
  await bank.changeTerms(DOCUMENT, "2099-01-01");
  await wizard.fillVerification();
  await wizard.says("terms-outdated");
  await wizard.button("action-read-terms").click();
  await wizard.at("terms");
  await expect(page.getByText(wizard.text("notice-terms-changed"))).toBeVisible();
  await wizard.agree();
  await expect(wizard.named("user-id")).toHaveValue(wizard.person.userId);
  await wizard.identify();
  await expect(page.locator("[name=product][value=general]")).toBeChecked();
});

test("between the last question and issuing", async ({ page, wizard, bank }) => {
  await wizard.reachPassword("banking");
  await bank.changeTerms(DOCUMENT, "2099-01-01");
  await wizard.fillPassword("browser");
  await wizard.stopped("terms-outdated");
  await expect(page.locator("[data-code=authorization]")).toHaveCount(0);
  await wizard.button("action-read-terms").click();
  await wizard.at("terms");
  await wizard.continueToPassword("banking");
  await wizard.fillPassword("browser");
  await wizard.finish();
  expect(await bank.certificates()).toHaveLength(1);
});
