// The verifier, on files that OpenSSL and Python wrote (see crates/core/tests/files).
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import type { Locator, Page } from "@playwright/test";

import { auditor } from "../support/audit.ts";
import { expect, test } from "../support/fixtures.ts";
import type { Wizard } from "../support/wizard.ts";

const FILES = join(dirname(fileURLToPath(import.meta.url)), "../../../crates/core/tests/files");
const good = (name: string) => join(FILES, "signed-data", name);
const bad = (name: string) => join(FILES, "bad-signed-data", name);
const HOLDER = "홍길동(Hong Gil Dong)";
const BANK = "모의은행 거래 확인";

/** Lets the page trust the root of these files. */
async function trust(page: Page): Promise<void> {
  const root = createHash("sha256").update(readFileSync(good("root.cer"))).digest("hex");
  await page.route("**/config.json", (route) => route.fulfill({ json: { bank: "", root_sha256: root } }));
}

/** Adds files, and waits for what the page says of them. */
async function add(wizard: Wizard, ...files: string[]): Promise<void> {
  await wizard.page.locator("input[name=files]").setInputFiles(files);
  await expect(results(wizard)).toBeFocused();
}

const results = (wizard: Wizard): Locator =>
  wizard.page.getByRole("heading", { level: 2, name: wizard.inside("verify-count") });
/** What is said of whoever has this name. */
const signer = (wizard: Wizard, name: string): Locator =>
  wizard.page.locator(".signer").filter({ has: wizard.page.getByRole("heading", { level: 5, name, exact: true }) });
const remark = (place: Locator, wizard: Wizard, id: string): Locator =>
  place.locator(".notices li").filter({ hasText: wizard.inside(`remark-${id}`) });
const verdict = (place: Locator, wizard: Wizard, id: string): Locator =>
  place.locator(".badge").getByText(wizard.text(`verdict-${id}`));

test("a receipt in words, without network, in both languages", async ({ page, context, wizard }, info) => {
  await trust(page);
  const audit = auditor(page);
  await wizard.open();
  const loaded = page.waitForResponse(/file-keeper.*\.wasm/);
  await page.getByRole("link", { name: wizard.inside("verify-home-about") }).click();
  await expect(page.getByRole("heading", { level: 1, name: wizard.text("verify-title") })).toBeFocused();
  await loaded;
  await page.waitForLoadState("networkidle");
  await context.setOffline(true);
  const asked: string[] = [];
  page.on("request", (request) => {
    // Letters that were not needed before: without their font the device's own is shown.
    if (request.resourceType() !== "font") asked.push(request.url());
  });

  await add(wizard, good("receipt.p7m"));
  const text = readFileSync(good("document.txt"), "utf8");
  // What is shown is what was signed, byte for byte.
  expect(await page.locator("pre.signed").textContent()).toBe(text);
  for (const name of [HOLDER, BANK]) {
    await expect(verdict(signer(wizard, name), wizard, "good")).toBeVisible();
    await expect(remark(signer(wizard, name), wizard, "holds")).toBeVisible();
    await expect(remark(signer(wizard, name), wizard, "not-revoked")).toBeVisible();
  }
  await expect(remark(signer(wizard, HOLDER), wizard, "confirmed-at")).toContainText("2026.11.23 12:00:05");
  await expect(signer(wizard, BANK)).toContainText(wizard.inside("signed-by-bank"));
  await audit("receipt");
  const saved = info.outputPath("receipt.txt");
  await (await wizard.download(wizard.button("verify-save"))).saveAs(saved);
  expect(readFileSync(saved, "utf8")).toBe(text);
  await wizard.button("verify-again").click();
  await expect(results(wizard)).toHaveCount(0);
  await add(wizard, good("receipt-of-a-clock-a-year-behind.p7m"));
  await expect(remark(signer(wizard, HOLDER), wizard, "claim-differs")).toContainText("2025.11.23");
  expect(asked).toEqual([]);
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
  await context.setOffline(false);
  await wizard.useEnglish();
  await expect(remark(signer(wizard, HOLDER), wizard, "claim-differs")).toContainText("2025.11.23");
  await expect(signer(wizard, BANK)).toContainText("Confirmed by the bank");
});

test("a document is asked for, and a changed one is seen", async ({ page, wizard, scratch }) => {
  await trust(page);
  const audit = auditor(page);
  await wizard.open("/verify");
  await add(wizard, good("openssl-detached.p7s"));
  const holder = signer(wizard, HOLDER);
  await expect(verdict(holder, wizard, "open")).toBeVisible();
  await expect(remark(holder, wizard, "document-missing")).toBeVisible();
  await expect(remark(holder, wizard, "issuer-unknown")).toHaveCount(0);
  const changed = join(scratch, "document.txt");
  writeFileSync(changed, readFileSync(good("document.txt"), "utf8").replace("1,234,567", "9,234,567"));
  await add(wizard, changed);
  await expect(verdict(holder, wizard, "bad")).toBeVisible();
  await expect(remark(holder, wizard, "no-document-fits")).toBeVisible();
  await audit("a changed document");
  // The one of the same name takes its place; whether it was revoked is still open.
  await add(wizard, good("document.txt"));
  await expect(remark(holder, wizard, "holds")).toBeVisible();
  await expect(verdict(holder, wizard, "open")).toBeVisible();
  await expect(remark(holder, wizard, "revocation-unknown")).toBeVisible();
  await add(wizard, good("ca.crl"));
  await expect(verdict(holder, wizard, "good")).toBeVisible();
  await expect(page.locator("pre.signed")).toContainText("1,234,567원");
});

const NAMED = [
  ["content-changed", "content-changed", "bad"],
  ["signature-by-another-key", "signature-wrong", "bad"],
  ["certificate-swapped-for-one-of-the-same-key", "other-certificate", "bad"],
  ["certificate-that-ended", "after-validity", "bad"],
  ["certificate-that-is-yet-to-come", "before-validity", "bad"],
  ["revoked-before", "revoked-before", "bad"],
  ["suspended-before", "suspended", "bad"],
  ["list-that-ended", "revocation-stale", "open"],
  ["list-by-a-stranger", "revocation-by-stranger", "open"],
  ["certificate-of-another-root", "issuer-unknown", "open"],
  ["digest-unknown", "unknown-algorithm", "open"],
] as const;

test("every fault has its own sentence", async ({ page, wizard }) => {
  await trust(page);
  await wizard.open("/verify");
  for (const [file, id, worth] of NAMED) {
    await add(wizard, bad(file));
    const card = page.locator(".signer").last();
    await expect(remark(card, wizard, id), file).toBeVisible();
    await expect(verdict(card, wizard, worth), file).toBeVisible();
    await wizard.button("verify-again").click();
    await expect(results(wizard)).toHaveCount(0);
  }
  await add(wizard, bad("cut-off-in-the-middle"));
  await expect(page.getByText(wizard.text("verify-none"))).toBeVisible();
  await expect(page.locator("dd").getByText(wizard.text("file-damaged"))).toBeVisible();
});

test("a signature of somebody else's root is not called right", async ({ wizard }) => {
  await wizard.open("/verify");
  await add(wizard, good("receipt.p7m"));
  await expect(remark(signer(wizard, HOLDER), wizard, "issuer-unknown")).toBeVisible();
  await expect(verdict(signer(wizard, BANK), wizard, "open")).toBeVisible();
});
