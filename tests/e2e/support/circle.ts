// What the journey through the whole circle does more than once, and its passwords.
import { type Page, expect } from "@playwright/test";

import type { Wizard } from "./wizard.ts";

/** The passwords of the certificate, one after the other. */
export const CHANGED = "Lake+Forest!7392";
export const RENEWED = "River+Stone!2027";
export const ON_THE_PHONE = "Another-Pass.77";
export const REISSUED = "Cloud&Bridge!558";
/** Of the files of the other institution, see the demo desk. */
const ELSEWHERE = "Bada-demo-77!";
/** A customer of the bank to whom money goes. */
export const RECIPIENT = "234567-01-002345";

/** The page says this in its heading. */
export const at = (wizard: Wizard, id: string) =>
  expect(wizard.page.getByRole("heading", { level: 1, name: wizard.inside(id) })).toBeVisible({ timeout: 60_000 });

export const told = (wizard: Wizard, id: string) =>
  expect(wizard.page.getByRole("status").filter({ hasText: wizard.inside(id) })).toBeVisible();

/** The page of the newest certificate of this browser. */
export async function openCertificate(wizard: Wizard): Promise<void> {
  await wizard.open("/certificates");
  await wizard.link("certificates-open").first().click();
  await expect(wizard.button("certificate-try")).toBeVisible();
}

export async function select(wizard: Wizard): Promise<void> {
  await wizard.open("/login");
  await wizard.button("login-start").click();
  await expect(wizard.named("certificate-password")).toBeVisible();
}

export async function logIn(wizard: Wizard, password: string): Promise<void> {
  await select(wizard);
  // What a newer one took the place of is not the first choice any more.
  await expect(wizard.page.locator("#select-dialog input[type=radio]").first()).toBeChecked();
  await wizard.giveCertificatePassword(password);
  await at(wizard, "bank-title");
}

/** What the page that sends shows: digits, and the code that a camera reads. */
export async function offer(wizard: Wizard, password: string): Promise<{ digits: string; drawing: string }> {
  await wizard.open("/copy");
  await wizard.page.getByRole("button", { name: wizard.inside("copy-send-about") }).click();
  await wizard.named("certificate-password").fill(password);
  await wizard.button("copy-select-submit").click();
  await at(wizard, "copy-code-title");
  const digits = wizard.page.locator("[data-code=copy]");
  await expect(digits).toHaveText(/^\d{4} \d{4} \d{4}$/);
  const drawing = await wizard.page.locator(".copy-code svg").evaluate((node) => node.outerHTML);
  return { digits: await digits.innerText(), drawing };
}

/** A file in the selection dialog, and its password. */
export async function useFile(wizard: Wizard, file: string): Promise<void> {
  const dialog = wizard.page.locator("#select-dialog");
  await dialog.getByRole("tab", { name: wizard.text("select-in-file") }).click();
  await dialog.locator("input[name=files]").setInputFiles(file);
  await expect(wizard.named("certificate-password")).toBeFocused();
  await wizard.named("certificate-password").fill(ELSEWHERE);
  await dialog.locator("button[type=submit]").click();
}

/** Both show the same three words, and the receiver takes a password of its own. */
export async function accept(sender: Wizard, receiver: Wizard, see: (screen: string, on?: Page) => Promise<void>): Promise<void> {
  await at(receiver, "copy-words-title");
  await at(sender, "copy-words-title");
  const words = (wizard: Wizard) => wizard.page.locator(".copy-words li").allInnerTexts();
  const shown = await words(receiver);
  expect(shown).toHaveLength(3);
  expect(await words(sender)).toEqual(shown);
  await see("copy-words");
  await sender.button("copy-words-same").click();
  await at(receiver, "copy-arrived-title");
  await see("copy-arrived", receiver.page);
  await receiver.named("password").fill(ON_THE_PHONE);
  await receiver.named("password-repeat").fill(ON_THE_PHONE);
  await receiver.submit();
  await at(receiver, "copy-done-title");
  await at(sender, "copy-done-title");
  await see("copy-done", receiver.page);
}

/** On the dialog of its page, with its password: for a while. */
export async function suspend(wizard: Wizard, password: string, see: (screen: string) => Promise<void>): Promise<void> {
  await openCertificate(wizard);
  await wizard.button("end-open").click();
  const dialog = wizard.page.getByRole("dialog", { name: wizard.text("end-title") });
  await dialog.locator('input[value="suspend"]').check();
  await see("suspend");
  await wizard.named("certificate-password").fill(password);
  await wizard.button("end-suspend-submit").click();
  await expect(wizard.page.getByText(wizard.text("end-suspended"))).toBeVisible();
  await see("suspended");
}

/** By account and number, on the page for those who do not have it. */
export async function resume(wizard: Wizard, see: (screen: string) => Promise<void>): Promise<void> {
  await wizard.open("/revoke");
  await wizard.fillNumber();
  await wizard.named("account-number").fill(wizard.person.accountNumber);
  await wizard.named("account-password").fill(wizard.person.accountPassword);
  await wizard.button("revoke-find").click();
  await wizard.page.locator('input[value$="-resume"]').check();
  await see("resume");
  await wizard.button("revoke-resume-submit").click();
  await expect(wizard.page.getByText(wizard.text("revoke-resumed"))).toBeVisible();
  await see("resumed");
}
