// A backup on paper, read by the camera.
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { type Browser, type Page, chromium } from "@playwright/test";

import { launchOptions } from "../playwright.config.ts";
import { auditor } from "../support/audit.ts";
import { expect, test, watch } from "../support/fixtures.ts";
import { drawPaper, holdUp } from "../support/paper.ts";

const OWN = "Another-Pass.77";
/** How often each picture is shown: the imitated camera shows thirty a second. */
const REPEATED = 30;

/** A film in which the drawings are held up one after the other (Motion JPEG). */
async function filmed(page: Page, drawings: string[], file: string): Promise<void> {
  const frames: Buffer[] = [];
  for (const drawing of drawings) {
    await holdUp(page, drawing, 900);
    const frame = await page.screenshot({ type: "jpeg", quality: 85 });
    for (let count = 0; count < REPEATED; count += 1) frames.push(frame);
  }
  writeFileSync(file, Buffer.concat(frames));
}

const withCamera = (film: string): Promise<Browser> =>
  chromium.launch({
    ...launchOptions,
    args: [
      ...launchOptions.args,
      "--use-fake-device-for-media-stream",
      "--use-fake-ui-for-media-stream",
      `--use-file-for-fake-video-capture=${film}`,
    ],
  });

test("codes that are held up to the camera give the backup back", async ({ wizard, context, violations, scratch }) => {
  await wizard.issue("banking");
  const { drawings } = await drawPaper(wizard, OWN);
  expect(drawings.length).toBeGreaterThan(1);
  const film = join(scratch, "paper.mjpeg");
  await filmed(await context.newPage(), drawings, film);
  const browser = await withCamera(film);
  try {
    const other = await browser.newContext({ locale: "ko-KR" });
    await watch(other, violations);
    const next = wizard.on(await other.newPage());
    await next.open("/import");
    await next.button("camera-open").click();
    await expect(next.page.locator("video")).toBeVisible();
    await next.named("certificate-password").fill(OWN, { timeout: 60_000 });
    // It is switched off as soon as everything was read.
    await expect(next.page.locator("video")).toHaveCount(0);
    await next.submit();
    await expect(next.page.getByText(wizard.person.name).first()).toBeVisible();
  } finally {
    await browser.close();
  }
});

test("without a camera a picture is asked for", async ({ page, wizard }) => {
  await wizard.open("/import");
  await wizard.button("camera-open").click();
  await expect(page.getByText(wizard.text("camera-none"))).toBeVisible();
  await auditor(page)("no camera");
  await wizard.button("camera-close").click();
  await expect(wizard.button("camera-open")).toBeVisible();
});
