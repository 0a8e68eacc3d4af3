// Backups on paper: made in the page, and held up to a camera or a scanner.
import { type Page, expect } from "@playwright/test";

import type { Wizard } from "./wizard.ts";

/** What is printed: each code as a drawing, and the line below it. */
export interface Paper {
  drawings: string[];
  lines: string[];
}

/** Makes a paper backup of everything, under a password of its own. */
export async function drawPaper(wizard: Wizard, password: string): Promise<Paper> {
  const { page } = wizard;
  await wizard.open("/backup");
  await page.locator("[name=form][value=paper]").check();
  await wizard.named("password").fill(password);
  await wizard.named("password-repeat").fill(password);
  await wizard.button("backup-make").click();
  const codes = page.locator(".paper svg");
  await expect(codes.first()).toBeVisible();
  const drawings = await codes.evaluateAll((all) => all.map((drawing) => drawing.outerHTML));
  return { drawings, lines: await page.locator(".paper code").allTextContents() };
}

/** Shows nothing but one code, on a desk, in this width. */
export async function holdUp(page: Page, drawing: string, width: number): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 960 });
  await page.setContent(`<body style="margin:0;background:#cfc8bb;display:grid;place-items:center;height:100vh">${drawing}</body>`);
  await page.locator("svg").evaluate((node: SVGElement, width) => {
    node.style.width = `${width}px`;
    node.style.background = "#fff";
  }, width);
}
