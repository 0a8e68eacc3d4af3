// Around the main job: the menu of the centre, what to have ready, terms on paper, the keypad, where to keep it.
import type { Page } from "@playwright/test";

import { expect, test } from "../support/fixtures.ts";
import { openBundle } from "../support/openssl.ts";
import type { Wizard } from "../support/wizard.ts";

const services = (page: Page, wizard: Wizard) => page.getByRole("navigation", { name: wizard.text("home-services") });

async function reachDetails(wizard: Wizard): Promise<void> {
  await wizard.start();
  await wizard.agree();
  await wizard.identify();
  await wizard.choose("banking");
  await wizard.verify("details");
}

test("the menu leads to everything that is there", async ({ page, wizard }) => {
  await wizard.open();
  const menu = services(page, wizard);
  await menu.getByRole("link", { name: wizard.inside("home-issue-about") }).click();
  await wizard.at("terms");
  await wizard.open();
  await menu.getByRole("link").filter({ hasText: wizard.inside("home-manage") }).click();
  await expect(page).toHaveURL(/\/certificates$/);
  await wizard.open();
  await menu.getByRole("link").filter({ hasText: wizard.inside("home-receipts-about") }).click();
  await expect(page).toHaveURL(/\/receipts$/);
});

test("what to have ready is said before the first question, and in English", async ({ page, wizard }) => {
  await wizard.open();
  await expect(page.getByText(wizard.text("needs-proof"))).toBeVisible();
  await wizard.useEnglish();
  await expect(page.getByText(wizard.text("needs-proof"))).toBeVisible();
  await wizard.open("/issue");
  await wizard.at("terms");
  await expect(page.getByText(wizard.text("needs-time"))).toBeHidden();
  await page.getByText(wizard.text("needs-title")).click();
  await expect(page.getByText(wizard.text("needs-time"))).toBeVisible();
});

test("opened terms are printed alone", async ({ page, wizard }) => {
  await page.addInitScript(() => {
    const asked = window as unknown as { asked: number };
    asked.asked = 0;
    window.print = () => {
      asked.asked += 1;
    };
  });
  await wizard.start();
  await page.locator("ul.terms li").first().getByRole("button").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: wizard.text("action-print") }).click();
  expect(await page.evaluate(() => (window as unknown as { asked: number }).asked)).toBe(1);
  await expect(dialog).toContainText(/SHA-256 [0-9a-f]{64}/);

  await page.emulateMedia({ media: "print" });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole("button")).toHaveCount(0);
  await expect(page.locator("header.header")).toBeHidden();
  await expect(page.locator("footer")).toBeHidden();
  await expect(page.locator("ul.terms")).toBeHidden();
  const cut = await dialog.locator(".body").evaluate((body) => body.scrollHeight - body.clientHeight);
  expect(cut).toBeLessThanOrEqual(0);
  await page.emulateMedia({ media: "screen" });
  await expect(page.locator("ul.terms")).toBeVisible();
});

test("details are judged when a field was left, and written as usual", async ({ page, wizard }) => {
  await reachDetails(wizard);
  const problem = page.getByText(wizard.text("details-postal-code-bad"));
  const code = wizard.named("postal-code");
  await code.fill("");
  await code.pressSequentially("０４５");
  await expect(problem).toBeHidden();
  await code.blur();
  await expect(problem).toBeVisible();
  await code.press("End");
  await code.pressSequentially("２４");
  await expect(problem).toBeHidden();
  await code.blur();
  await expect(code).toHaveValue("04524");
  for (const [name, typed, written] of [
    ["phone", "+82 10 0000 1234", "010-0000-1234"],
    ["email", " ｈｏｎｇ@example.com ", "hong@example.com"],
    ["address1", "  서울특별시　중구  모의로 １ ", "서울특별시 중구 모의로 1"],
  ]) {
    await wizard.named(name).fill(typed);
    await wizard.named(name).blur();
    await expect(wizard.named(name)).toHaveValue(written);
  }
  for (const [name, typed] of [
    ["phone", "02-123-4567"],
    ["email", "hong@example"],
    ["address1", " \u200b "],
  ]) {
    const before = await wizard.named(name).inputValue();
    await wizard.named(name).fill(typed);
    await wizard.named(name).blur();
    await expect(page.getByText(wizard.text(`details-${name}-bad`))).toBeVisible();
    await wizard.named(name).fill(before);
    await expect(page.getByText(wizard.text(`details-${name}-bad`))).toBeHidden();
  }
  // Tags and pictures are letters like others, and stay letters.
  await wizard.named("address2").fill("<b>3층</b> 🏠");
  await wizard.submit();
  await wizard.at("password");
});

test("the keypad types by mouse and by keyboard, each time in another order", async ({ page, wizard }) => {
  await wizard.reachPassword("banking");
  const password = wizard.named("password");
  const open = () => wizard.button("keypad-open-label").first().click();
  const keypad = page.getByRole("dialog");
  const key = (name: string) => keypad.getByRole("button", { name, exact: true });
  const letters = async () => (await keypad.locator(".keys button").allInnerTexts()).slice(0, 26).join("");

  await open();
  const first = await letters();
  expect([...first].sort().join("")).toBe("abcdefghijklmnopqrstuvwxyz");
  await key("m").click();
  await key("o").click();
  await key("o").click();
  await expect(keypad.getByRole("status")).toContainText("3");
  await expect(password).toHaveValue("moo");
  await keypad.getByRole("button", { name: wizard.text("keypad-delete") }).click();
  await expect(password).toHaveValue("mo");
  await keypad.getByRole("button", { name: wizard.text("keypad-capitals") }).click();
  await keypad.getByText("N", { exact: true }).click();
  await keypad.getByRole("button", { name: wizard.text("keypad-digits-signs") }).click();
  await keypad.getByText("&", { exact: true }).click();
  await keypad.getByText("7", { exact: true }).click();
  await expect(password).toHaveValue("moN&7");

  // The keyboard: arrows from key to key, Enter presses.
  const keys = keypad.locator(".keys button");
  await keys.first().focus();
  await page.keyboard.press("ArrowRight");
  await expect(keys.nth(1)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(keys.nth(7)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(password).toHaveValue(`moN&7${await keys.nth(7).innerText()}`);
  await page.keyboard.press("Escape");
  await expect(keypad).toBeHidden();
  await expect(page.getByText(wizard.inside("rule-digit-met"))).toBeVisible();

  // Twice the same order of 26 letters by chance: once in 4 · 10^26.
  await open();
  expect(await letters()).not.toBe(first);
  await keypad.getByRole("button", { name: wizard.text("keypad-clear") }).click();
  await expect(password).toHaveValue("");
  await keypad.getByRole("button", { name: wizard.text("keypad-done") }).click();
  await expect(keypad).toBeHidden();
});

test("the keypad of the account password has digits only, four at most", async ({ page, wizard }) => {
  await wizard.start();
  await wizard.agree();
  await wizard.identify();
  await wizard.choose("banking");
  await wizard.button("keypad-open-label").click();
  const keypad = page.getByRole("dialog");
  await expect(keypad.locator(".keys button")).toHaveCount(12);
  for (const digit of [...wizard.person.accountPassword, "9"]) {
    await keypad.getByRole("button", { name: digit, exact: true }).click();
  }
  await keypad.getByRole("button", { name: wizard.text("keypad-done") }).click();
  await expect(wizard.named("account-password")).toHaveValue(wizard.person.accountPassword);
});

test("Caps Lock is noticed and pasting is allowed", async ({ page, wizard }) => {
  await wizard.reachPassword("banking");
  const password = wizard.named("password");
  const notice = page.getByText(wizard.text("secret-caps"));
  await password.dispatchEvent("keydown", { key: "A", modifierCapsLock: true });
  await expect(notice).toBeVisible();
  await password.dispatchEvent("keydown", { key: "a" });
  await expect(notice).toBeHidden();
  const taken = await password.evaluate((input) => {
    const paste = new ClipboardEvent("paste", { bubbles: true, cancelable: true });
    return input.dispatchEvent(paste);
  });
  expect(taken, "nothing keeps the browser from pasting").toBe(true);
});

test("kept in the browser and in a file", async ({ page, wizard }, info) => {
  await wizard.issue("banking", "both");
  await expect(page.getByText(wizard.text("done-both-note"))).toBeVisible();
  const file = info.outputPath("bundle.p12");
  await (await wizard.download(wizard.button("done-save-file"))).saveAs(file);
  await expect(page.getByRole("status").filter({ hasText: wizard.inside("certificate-saved") })).toBeVisible();
  await expect(page.getByText(wizard.text("done-both-note"))).toBeHidden();
  await expect(page.getByText(wizard.text("place-both"))).toBeVisible();
  expect(openBundle(file, wizard.person.certificatePassword).key).toContain("PRIVATE KEY");
  await wizard.link("done-certificates").click();
  await expect(page.getByRole("row").filter({ hasText: wizard.person.name })).toHaveCount(1);
});
