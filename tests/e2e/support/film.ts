// What is held up to an imitated camera.
import { writeFileSync } from "node:fs";

import { type Browser, type Page, chromium } from "@playwright/test";

import { launchOptions } from "../playwright.config.ts";
import { holdUp } from "./paper.ts";

/** How often each picture is shown: the imitated camera shows thirty a second. */
const REPEATED = 30;

/** A film in which the drawings are held up one after the other (Motion JPEG). */
export async function filmed(page: Page, drawings: string[], file: string): Promise<void> {
  const frames: Buffer[] = [];
  for (const drawing of drawings) {
    await holdUp(page, drawing, 900);
    const frame = await page.screenshot({ type: "jpeg", quality: 85 });
    for (let count = 0; count < REPEATED; count += 1) frames.push(frame);
  }
  writeFileSync(file, Buffer.concat(frames));
}

/** A browser whose camera sees the film. */
export const withCamera = (film: string): Promise<Browser> =>
  chromium.launch({
    ...launchOptions,
    args: [
      ...launchOptions.args,
      "--use-fake-device-for-media-stream",
      "--use-fake-ui-for-media-stream",
      `--use-file-for-fake-video-capture=${film}`,
    ],
  });
