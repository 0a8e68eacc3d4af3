// What goes wrong between page and bank.
import type { Page } from "@playwright/test";

/** The bank does what it is asked next by CMP; its answer does not reach the page. */
export async function loseAnswer(page: Page): Promise<void> {
  await page.route(
    "**/cmp",
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
}
