// Fees: which account pays, what it holds, what comes back, and receipts on the screen and on paper.
import { expect, test } from "../support/fixtures.ts";
import { HONG } from "../support/people.ts";
import type { Wizard } from "../support/wizard.ts";

const SAVINGS = { id: "hong-2", number: "12345612009876", password: "2468" };

async function atFee(wizard: Wizard): Promise<void> {
  await wizard.start();
  await wizard.agree();
  await wizard.identify();
  await wizard.choose("general");
  await wizard.verify("fee");
}

const account = (wizard: Wizard, id: string) => wizard.page.locator(`[name=fee-account][value=${id}]`);

async function askForReceipts(wizard: Wizard): Promise<void> {
  await wizard.open("/receipts");
  await wizard.named("rrn-front").fill(HONG.number.slice(0, 6));
  await wizard.named("rrn-back").fill(HONG.number.slice(6));
  await wizard.named("account-number").fill(SAVINGS.number);
  await wizard.named("account-password").fill(SAVINGS.password);
  await wizard.submit();
}

test("balances are shown only when asked for, and hidden again", async ({ page, wizard }) => {
  await atFee(wizard);
  await expect(page.getByText("1,250,000")).toHaveCount(0);
  await expect(page.getByText(wizard.text("fee-balance-masked"))).toHaveCount(2);
  await wizard.button("fee-balance-show").click();
  const prices = page.locator(".price");
  await expect(prices).toContainText(["1,250,000", "380,000"]);
  // Whoever does not see them hears what the chosen account holds.
  await expect(page.getByRole("status").filter({ hasText: "1,250,000" })).toHaveCount(1);
  await wizard.button("fee-balance-hide").click();
  await expect(page.getByText("1,250,000")).toHaveCount(0);
  await wizard.confirmFee();
});

test("another account pays after its own password", async ({ bank, wizard }) => {
  await atFee(wizard);
  await account(wizard, SAVINGS.id).check();
  await wizard.submit();
  await expect(wizard.named("fee-account-password")).toBeFocused();
  await wizard.named("fee-account-password").fill(HONG.accountPassword);
  await wizard.submit();
  await wizard.says("account-password-wrong");
  await expect(wizard.named("fee-account-password")).toHaveValue("");
  await wizard.named("fee-account-password").fill(SAVINGS.password);
  await wizard.confirmFee();
  await wizard.confirmDetails();
  await wizard.fillPassword("browser");
  await wizard.finish();
  expect(await bank.balance(HONG.account)).toBe(1_250_000);
  expect(await bank.balance(SAVINGS.id)).toBe(375_600);
});

test("an account without the fee says so, another one pays", async ({ page, bank, wizard }) => {
  await bank.spend(HONG.account, 1_246_000);
  await atFee(wizard);
  await wizard.submit();
  await wizard.says("insufficient-funds");
  await wizard.button("fee-balance-show").click();
  await expect(page.getByText(wizard.text("fee-balance-small"))).toBeVisible();
  await account(wizard, SAVINGS.id).check();
  await wizard.named("fee-account-password").fill(SAVINGS.password);
  await wizard.confirmFee();
});

test("a fee that changes is shown anew, before and after it was agreed to", async ({ page, bank, wizard }) => {
  await atFee(wizard);
  await bank.setFee(5_500);
  await wizard.submit();
  await wizard.says("fee-changed");
  await expect(page.locator("form button[type=submit]")).toContainText("5,500");
  await wizard.confirmFee();
  await wizard.confirmDetails();
  await bank.setFee(6_600);
  await wizard.fillPassword("browser");
  await wizard.stopped("fee-changed");
  await wizard.button("issuing-fee").click();
  await wizard.at("fee");
  await expect(page.locator("form button[type=submit]")).toContainText("6,600");
  // The bank has the details already.
  await wizard.submit();
  await wizard.at("password");
  await wizard.fillPassword("browser");
  await wizard.finish();
  expect(await bank.balance(HONG.account)).toBe(1_243_400);
});

test("receipts: a list, one on paper, one paid back", async ({ page, bank, wizard }) => {
  await wizard.issue("general");
  await expect(wizard.link("done-receipt")).toBeVisible();
  const [issued] = await bank.certificates();
  await askForReceipts(wizard);
  const lines = page.getByRole("listitem").filter({ has: wizard.button("receipts-open-label") });
  await expect(lines).toHaveCount(1);
  await expect(lines).toContainText("4,400");
  await wizard.button("receipts-open-label").click();
  await expect(page.getByRole("heading", { level: 1, name: wizard.text("receipt-title") })).toBeFocused();
  for (const content of ["4,000", "400", "4,400", issued.serial, "123456-**-***234"]) {
    await expect(page.locator("dl")).toContainText(content);
  }
  await expect(page).toHaveURL(/\/receipts$/);

  await page.emulateMedia({ media: "print" });
  await expect(page.getByText(issued.serial)).toBeVisible();
  await expect(wizard.button("receipt-print")).toBeHidden();
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await page.emulateMedia({ media: "screen" });
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute("data-printed", "yes");
  });
  await wizard.button("receipt-print").click();
  await expect(page.locator("body")).toHaveAttribute("data-printed", "yes");
  await wizard.button("receipts-back").click();
  await expect(lines).toHaveCount(1);

  await bank.revoke(issued.serial);
  expect(await bank.balance(HONG.account)).toBe(1_250_000);
  await askForReceipts(wizard);
  await expect(page.getByText(wizard.text("receipt-refunded"))).toBeVisible();
});

test("receipts in English, and what is said of wrong answers", async ({ page, wizard }) => {
  await wizard.open("/receipts");
  await wizard.useEnglish();
  await wizard.submit();
  await expect(page.getByText(wizard.text("identity-number-bad"))).toBeVisible();
  await expect(page.getByText(wizard.text("identity-account-bad"))).toBeVisible();
  await expect(wizard.named("rrn-front")).toBeFocused();
  await askForReceipts(wizard);
  await expect(page.getByText(wizard.text("receipts-none"))).toBeVisible();

  await wizard.open("/receipts");
  await page.locator("[name=holder][value=corporate]").check();
  await wizard.named("business-number").fill("999-88-00015");
  await wizard.named("account-number").fill("789012-01-007890");
  await wizard.named("account-password").fill("8642");
  await wizard.submit();
  await wizard.says("identity-mismatch");
  await wizard.named("business-number").fill("999-88-00014");
  await wizard.named("account-password").fill("8642");
  await wizard.submit();
  await expect(page.getByText(wizard.text("receipts-none"))).toBeVisible();
});
