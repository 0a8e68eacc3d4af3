// A backup on paper, read by the camera.
import { join } from "node:path";

import { auditor } from "../support/audit.ts";
import { filmed, withCamera } from "../support/film.ts";
import { expect, test, watch } from "../support/fixtures.ts";
import { drawPaper } from "../support/paper.ts";

const OWN = "Another-Pass.77";

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
