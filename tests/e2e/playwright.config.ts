// Run through `cargo xtask test e2e`, which builds page and bank and installs what is missing.
import { defineConfig } from "@playwright/test";

const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";

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
    launchOptions,
  },
  projects: [
    { name: "e2e", testDir: "specs", testIgnore: "killed.spec.ts" },
    // Known to hang now and then, for a reason that is not found yet: run by hand, `--project=killed`.
    { name: "killed", testDir: "specs", testMatch: "killed.spec.ts" },
    { name: "journeys", testDir: "journeys" },
    { name: "demo", testDir: "demo" },
    { name: "bench", testDir: "bench" },
  ],
});
