// The ways to confirm an account: the security card and the text message beside the OTP.
import { expect, test } from "../support/fixtures.ts";
import { HONG } from "../support/people.ts";
import { askedCells, onCard, textCode } from "../support/ways.ts";
import type { Wizard } from "../support/wizard.ts";

async function atVerification(wizard: Wizard): Promise<void> {
  await wizard.start();
  await wizard.agree();
  await wizard.identify();
  await wizard.choose("banking");
}

async function fillCard(wizard: Wizard, [first, last]: [string, string]): Promise<void> {
  await wizard.named("account-password").fill(HONG.accountPassword);
  await wizard.named("card-first").fill(first);
  await wizard.named("card-last").fill(last);
  await wizard.submit();
}

test("with the security card, after a wrong try with other cells", async ({ page, wizard }) => {
  await atVerification(wizard);
  await page.locator("[name=way][value=card]").check();
  const before = await askedCells(page);
  const [first, last] = await onCard(wizard);
  await fillCard(wizard, [first === "00" ? "11" : "00", last]);
  await wizard.says("card-wrong");
  await expect.poll(() => askedCells(page)).not.toEqual(before);
  await expect(wizard.named("card-first")).toHaveValue("");
  await fillCard(wizard, await onCard(wizard));
  await wizard.at("details");
});

test("cells that were asked in another window are not counted as wrong", async ({ page, wizard, context }) => {
  await atVerification(wizard);
  await page.locator("[name=way][value=card]").check();
  const mine = await onCard(wizard);
  const other = wizard.on(await context.newPage());
  // The terms were agreed to in this browser.
  await other.open("/issue");
  await other.identify();
  await other.choose("banking");
  await other.page.locator("[name=way][value=card]").check();
  await fillCard(other, await onCard(other));
  await other.at("details");
  await fillCard(wizard, mine);
  await wizard.says("card-cells-changed");
});

test("three wrong tries lock the card, other ways stay open", async ({ page, wizard }) => {
  await atVerification(wizard);
  await page.locator("[name=way][value=card]").check();
  for (const kind of ["card-wrong", "card-wrong", "card-locked"]) {
    const before = await askedCells(page);
    await fillCard(wizard, ["0", "0"]);
    await expect(page.getByText(wizard.text("verification-card-bad")).first()).toBeVisible();
    // Two digits that are right with a chance of 1 in 10 000.
    await fillCard(wizard, ["99", "99"]);
    await wizard.says(kind);
    await expect.poll(() => askedCells(page)).not.toEqual(before);
  }
  await page.locator("[name=way][value=otp]").check();
  await wizard.verify("details");
});

test("with a code by text message", async ({ page, wizard, bank }) => {
  await atVerification(wizard);
  await page.locator("[name=way][value=phone]").check();
  await wizard.named("account-password").fill(HONG.accountPassword);
  await wizard.named("phone-code").fill("123456");
  await wizard.submit();
  await wizard.says("phone-code-expired");

  const code = await textCode(wizard);
  await expect(page.getByRole("status").filter({ hasText: "010-****-1234" })).toBeVisible();
  const wrong = code === "000000" ? "111111" : "000000";
  await wizard.named("account-password").fill(HONG.accountPassword);
  await wizard.named("phone-code").fill(wrong);
  await wizard.submit();
  await wizard.says("phone-code-wrong");

  await wizard.button("verification-phone-again").click();
  await wizard.says("too-many-requests");
  await bank.advance(11);
  const newer = await textCode(wizard);
  expect(newer).not.toBe(code);
  await wizard.named("account-password").fill(HONG.accountPassword);
  await wizard.named("phone-code").fill(newer);
  await wizard.submit();
  await wizard.at("details");
});
