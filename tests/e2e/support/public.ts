// A visit on a public computer, and the report at its end.
import { type Page, expect } from "@playwright/test";

import type { Wizard } from "./wizard.ts";

/** From the front page. */
export async function enter(wizard: Wizard): Promise<void> {
  await wizard.open();
  await wizard.button("public-enter").click();
  await expect(wizard.page.getByRole("heading", { level: 1 })).toBeFocused();
  await expect(band(wizard)).toBeVisible();
}

export const band = (wizard: Wizard) =>
  wizard.page.getByRole("complementary", { name: wizard.text("public-band") });
export const leaveButton = (wizard: Wizard) =>
  band(wizard).getByRole("button", { name: wizard.text("public-leave-label") });

/** The report, row by row. */
export async function report(wizard: Wizard, ending: "left" | "idle"): Promise<Record<string, string>> {
  const title = wizard.text(`report-${ending}`);
  await expect(wizard.page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  const rows = await wizard.page.locator("dl.rows > div").all();
  const texts = rows.map(async (row) => [
    await row.locator("dt").innerText(),
    await row.locator("dd").innerText(),
  ]);
  return Object.fromEntries(await Promise.all(texts));
}

/** What the row of this name says. */
export function said(wizard: Wizard, rows: Record<string, string>, name: string): string {
  const found = Object.entries(rows).find(([title]) => wizard.text(name).test(title));
  if (!found) throw new Error(`no row ${name} among ${Object.keys(rows)}`);
  return found[1];
}

/** Rows of the report: where a browser keeps things. */
export const PLACES = ["databases", "local", "session", "caches", "cookies"].map((place) => `report-${place}`);

/** Names of the databases of this origin. */
export const databases = (page: Page) =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
