// Pictures of every screen that a journey passes, for people to look at.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";

const WIDTHS = [
  { name: "1280", width: 1280, height: 900 },
  { name: "390", width: 390, height: 844 },
];
const SCHEMES = ["light", "dark"] as const;

/** A folder of pictures; without a folder, nothing is taken. */
export class Album {
  #count = 0;

  constructor(
    readonly folder: string | undefined,
    readonly journey: string,
  ) {}

  /** The screen as it is, in both widths and both themes. Tells the name of each picture, from the folder. */
  async take(page: Page, screen: string, tell: (name: string) => void = () => {}): Promise<void> {
    if (!this.folder) return;
    this.#count += 1;
    const number = String(this.#count).padStart(2, "0");
    const folder = join(this.folder, this.journey);
    mkdirSync(folder, { recursive: true });
    const before = page.viewportSize();
    for (const { name, ...size } of WIDTHS) {
      await page.setViewportSize(size);
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme });
        const file = `${number}-${screen}-${name}-${colorScheme}.png`;
        tell(`${this.journey}/${file}`);
        await page.screenshot({ path: join(folder, file), fullPage: true, animations: "disabled" });
      }
    }
    await page.emulateMedia({ colorScheme: null });
    if (before) await page.setViewportSize(before);
  }
}
