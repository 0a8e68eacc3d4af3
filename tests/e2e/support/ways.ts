// The ways to prove an account, as a person with card and phone in hand uses them.
import { type Page, expect } from "@playwright/test";

import type { Wizard } from "./wizard.ts";

export type Way = "otp" | "card" | "phone";

/** The cells that the page asks for, in words. */
export const askedCells = (page: Page): Promise<string[]> => page.locator("label[for^=card-]").allInnerTexts();

/** What stands on the person's card where the page asks. */
export async function onCard(wizard: Wizard): Promise<[string, string]> {
  const cells = await wizard.bank.card(wizard.person.id);
  const [first, last] = (await askedCells(wizard.page)).map((text) => cells[Number(/\d+/.exec(text)?.[0]) - 1]);
  return [first.slice(0, 2), last.slice(2)];
}

/** Has a code sent, and reads it on the person's phone. */
export async function textCode(wizard: Wizard): Promise<string> {
  await wizard.button("verification-phone-send").click();
  await expect(wizard.button("verification-phone-again")).toBeVisible();
  const [code] = await wizard.bank.messages(wizard.person.id);
  return code;
}

/** Answers the step with one of the ways; a person with one way is not asked which. */
export async function prove(wizard: Wizard, way: Way): Promise<void> {
  const choice = wizard.page.locator(`[name=way][value=${way}]`);
  if (await choice.count()) await choice.check();
  if (way === "otp") return wizard.fillVerification();
  await wizard.named("account").selectOption(wizard.person.account);
  await wizard.named("account-password").fill(wizard.person.accountPassword);
  if (way === "card") {
    const [first, last] = await onCard(wizard);
    await wizard.named("card-first").fill(first);
    await wizard.named("card-last").fill(last);
  } else {
    await wizard.named("phone-code").fill(await textCode(wizard));
  }
  await wizard.submit();
}
