// Every test gets a bank of its own, and fails if the page breaks its own security policy.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type BrowserContext, test as base, expect } from "@playwright/test";

import { Bank } from "./bank.ts";
import { HONG } from "./people.ts";
import { Wizard } from "./wizard.ts";

interface Fixtures {
  bank: Bank;
  /** What the page did that it must not do; empty at the end of every test. */
  violations: string[];
  wizard: Wizard;
  /** A folder for the files of one test. */
  scratch: string;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint: Playwright wants the braces
  bank: async ({}, use, info) => {
    const bank = await Bank.start();
    await use(bank);
    if (info.status !== info.expectedStatus) {
      await info.attach("bank.log", { body: bank.log, contentType: "text/plain" });
    }
    await bank.remove();
  },
  violations: [
    async ({ context }, use) => {
      const violations: string[] = [];
      await watch(context, violations);
      await use(violations);
      expect(violations).toEqual([]);
    },
    { auto: true },
  ],
  wizard: async ({ page, bank }, use) => {
    await use(new Wizard(page, bank, HONG));
  },
  // biome-ignore lint: Playwright wants the braces
  scratch: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "ingam-scratch-"));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
});

/** Collects violations of the content security policy and uncaught errors, from pages and workers. */
export async function watch(context: BrowserContext, violations: string[]): Promise<void> {
  await context.exposeBinding("reportViolation", (_source, text: string) => {
    violations.push(text);
  });
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      const text = `${event.violatedDirective} ${event.blockedURI} ${event.sample}`;
      (window as unknown as { reportViolation(text: string): void }).reportViolation(text);
    });
  });
  context.on("console", (message) => {
    const text = message.text();
    if (/content security policy|trusted ?type|panicked at/i.test(text)) violations.push(text);
  });
  context.on("weberror", (error) => violations.push(String(error.error())));
}

export { expect };
