// Accessibility by axe.
import AxeBuilder from "@axe-core/playwright";
import { type Page, expect } from "@playwright/test";

/** Looks at what is shown, in both themes. */
export function auditor(page: Page): (name: string) => Promise<void> {
  return async (name) => {
    // A page just opened has no heading until the app has started.
    await expect(page.locator("h1").first(), name).toBeAttached();
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const { violations } = await new AxeBuilder({ page }).analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(" ")}`);
      expect(found, `${name}, ${colorScheme}`).toEqual([]);
    }
  };
}
