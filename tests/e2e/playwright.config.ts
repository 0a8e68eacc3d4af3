// Run through `cargo xtask test e2e`, which builds page and bank and installs what is missing.
import { defineConfig } from "@playwright/test";

const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** The browser that people have, for the tests that look into its profile folder or fake its devices. */
export const launchOptions = {
  executablePath: chromium,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

export default defineConfig({
  outputDir: "test-results",
  forbidOnly: true,
  fullyParallel: true,
  workers: Number(process.env.INGAM_E2E_WORKERS ?? 2),
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [["list"]],
  use: {
    browserName: "chromium",
    locale: "ko-KR",
    timezoneId: "Asia/Seoul",
    viewport: { width: 1280, height: 900 },
    actionTimeout: 30_000,
    trace: "off",
    screenshot: "only-on-failure",
    // The same engine without windows, in half the time. With windows it stopped drawing now and then, and a
    // test that waited for two frames waited for ever.
    launchOptions: { ...launchOptions, executablePath: process.env.CHROMIUM_HEADLESS_SHELL ?? chromium },
  },
  projects: [
    { name: "e2e", testDir: "specs" },
    { name: "journeys", testDir: "journeys" },
    { name: "circle", testDir: "circle", timeout: 900_000 },
    { name: "demo", testDir: "demo" },
    // What is measured is measured in the browser that people have.
    { name: "bench", testDir: "bench", use: { launchOptions } },
  ],
});
