// The tab dies while a certificate is saved, 50 times: what is there afterwards is the old record or
// the new one, whole and readable.
import type { Page } from "@playwright/test";

import { expect, test } from "../support/fixtures.ts";
import { type Moment, killWhileSaving, prepare } from "../support/killing.ts";
import type { Wizard } from "../support/wizard.ts";

const RENAMES = 40;
const PASSWORD_CHANGES = 10;

test("a tab that is killed while it renames leaves the old name or the new one", async ({ browser, context, page, wizard }) => {
  test.setTimeout(900_000);
  await prepare(context);
  const address = await certificate(page, wizard);
  const span = await timed(page, async () => {
    await fillName(page, wizard, "name 0");
    await page.locator("dialog[open] button[type=submit]").click();
    await expect(heading(page)).toHaveText("name 0");
  });
  await page.close();

  let name = "name 0";
  let [old, renamed] = [0, 0];
  for (let nth = 1; nth <= RENAMES; nth += 1) {
    const moment = momentOf(nth, RENAMES, span);
    const wanted = `name ${nth}`;
    const tab = await context.newPage();
    await tab.goto(address);
    await expect(heading(tab)).toHaveText(name);
    await fillName(tab, wizard, wanted);
    await killWhileSaving(browser, tab, moment);

    const after = await context.newPage();
    await after.goto(address);
    await expect(heading(after)).toHaveText(/^name \d+$/);
    const found = await heading(after).innerText();
    expect([name, wanted], `killed ${moment}`).toContain(found);
    if (moment === "before the commit") expect(found).toBe(name);
    if (moment === "after the commit") expect(found).toBe(wanted);
    if (found === wanted) renamed += 1;
    else old += 1;
    name = found;
    await after.close();
  }
  console.log(`killed ${RENAMES} times while renaming: ${old} times the old name, ${renamed} times the new one`);
  expect(old).toBeGreaterThan(0);
  expect(renamed).toBeGreaterThan(0);
});

test("a tab that is killed while it changes the password leaves the old password or the new one", async ({ browser, context, page, wizard }) => {
  test.setTimeout(900_000);
  await prepare(context);
  const address = await certificate(page, wizard);
  let password = "Killed+Horse!2026";
  await fillChange(page, wizard, wizard.person.certificatePassword, password);
  const span = await timed(page, async () => {
    await page.locator("dialog[open] button[type=submit]").click();
    await expect(page.getByRole("status").filter({ hasText: wizard.inside("certificate-changed") })).toBeVisible();
  });
  await page.close();
  let [old, changed] = [0, 0];
  for (let nth = 1; nth <= PASSWORD_CHANGES; nth += 1) {
    const moment = momentOf(nth, PASSWORD_CHANGES, span);
    const wanted = `Killed+Horse!${2026 + nth}`;
    const tab = await context.newPage();
    await tab.goto(address);
    await fillChange(tab, wizard, password, wanted);
    await killWhileSaving(browser, tab, moment);

    const after = await context.newPage();
    await after.goto(address);
    if (await opens(wizard.on(after), wanted)) {
      expect(moment).not.toBe("before the commit");
      changed += 1;
      password = wanted;
    } else {
      expect(moment).not.toBe("after the commit");
      expect(await opens(wizard.on(after), password), `killed ${moment}`).toBe(true);
      old += 1;
    }
    await after.close();
  }
  console.log(
    `killed ${PASSWORD_CHANGES} times while changing the password: ${old} times the old one, ${changed} times the new one`,
  );
  expect(old).toBeGreaterThan(0);
  expect(changed).toBeGreaterThan(0);
});

/** Every fifth at each place that can be said exactly, the others spread over the time that it takes. */
function momentOf(nth: number, all: number, span: number): Moment {
  if (nth % 5 === 0) return "before the commit";
  if (nth % 5 === 1) return "after the commit";
  return (span * nth) / all;
}

/** The page of a new certificate. */
async function certificate(page: Page, wizard: Wizard): Promise<string> {
  await wizard.issue("banking");
  await wizard.link("done-certificates").click();
  await page.getByRole("row").filter({ hasText: wizard.person.name }).getByRole("link").click();
  await expect(page).toHaveURL(/\/certificates\/./);
  return page.url();
}

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

async function fillName(page: Page, wizard: Wizard, name: string): Promise<void> {
  await wizard.on(page).button("certificate-rename").click();
  await page.locator("dialog[open] [name=label]").fill(name);
}

async function fillChange(page: Page, wizard: Wizard, old: string, wanted: string): Promise<void> {
  await wizard.on(page).button("certificate-change").click();
  const named = (name: string) => page.locator(`dialog[open] [name="${name}"]`);
  await named("certificate-password").fill(old);
  await named("new-password").fill(wanted);
  await named("new-password-repeat").fill(wanted);
}

/** Whether the certificate opens with this password, signs and verifies. */
async function opens(wizard: Wizard, password: string): Promise<boolean> {
  await wizard.button("certificate-try").click();
  await wizard.giveCertificatePassword(password);
  const said = wizard.page.getByRole("status").filter({ hasText: wizard.inside("certificate-tried") });
  const refused = wizard.page.getByRole("alert").filter({ hasText: wizard.inside("err-wrong-password") });
  await expect(said.or(refused)).toBeVisible();
  const opened = await said.isVisible();
  if (!opened) await wizard.page.keyboard.press("Escape");
  return opened;
}

/** Milliseconds that it takes. */
async function timed(page: Page, work: () => Promise<void>): Promise<number> {
  const started = await page.evaluate(() => performance.now());
  await work();
  return (await page.evaluate(() => performance.now())) - started;
}
