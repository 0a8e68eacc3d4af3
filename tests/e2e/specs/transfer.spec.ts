// Transfers: what is shown is what is signed, money moves once, and the receipt proves it.
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect } from "@playwright/test";

import { auditor } from "../support/audit.ts";
import type { Bank } from "../support/bank.ts";
import { test } from "../support/fixtures.ts";
import { openssl } from "../support/openssl.ts";
import type { Wizard } from "../support/wizard.ts";

const KIM = "234567-01-002345";

async function logIn(wizard: Wizard): Promise<void> {
  await wizard.open("/login");
  await wizard.button("login-start").click();
  await wizard.giveCertificatePassword();
  await expect(wizard.page).toHaveURL(/\/bank$/);
}

const heading = (wizard: Wizard, id: string) =>
  wizard.page.getByRole("heading", { level: 1, name: wizard.inside(id) });
const text = (wizard: Wizard) => wizard.page.locator("pre.signed-text");

/** Up to the text that will be signed. */
async function order(wizard: Wizard, amount: string, to = KIM): Promise<void> {
  await wizard.page.getByRole("link", { name: wizard.text("transfer-title"), exact: true }).click();
  await expect(heading(wizard, "transfer-title")).toBeFocused();
  await wizard.named("to").fill(to);
  await wizard.button("transfer-check").click();
  await expect(heading(wizard, "transfer-amount-title")).toBeFocused();
  await wizard.named("amount").pressSequentially(amount);
  await wizard.button("transfer-next").click();
}

async function sign(wizard: Wizard): Promise<void> {
  await expect(heading(wizard, "transfer-confirm")).toBeFocused();
  await wizard.page.getByRole("button", { name: wizard.text("transfer-sign") }).click();
  await wizard.giveCertificatePassword();
}

async function arrived(bank: Bank, won: number): Promise<void> {
  expect(await bank.balance("kim-1")).toBe(64_400 + won);
}

test("money goes to its recipient, and the receipt verifies without the bank", async ({ page, wizard, bank, scratch }) => {
  await wizard.issue("banking");
  await logIn(wizard);
  await page.getByRole("link", { name: wizard.text("transfer-title"), exact: true }).click();
  await expect(heading(wizard, "transfer-title")).toBeFocused();
  await auditor(page)("transfer, recipient");
  await wizard.button("transfer-check").click();
  await expect(wizard.named("to")).toBeFocused();
  await wizard.named("to").fill("123456-78-901234");
  await wizard.button("transfer-check").click();
  await expect(page.getByText(wizard.text("transfer-same"))).toBeVisible();
  await wizard.named("to").fill("99999999999999");
  await wizard.button("transfer-check").click();
  await wizard.says("recipient-unknown");
  await wizard.named("to").fill(KIM);
  await wizard.button("transfer-check").click();
  await expect(page.getByText("김*희").first()).toBeVisible();

  // Below what the account holds (1,250,000): no more goes at once.
  await expect(page.getByText("지금 1,000,000원까지")).toBeVisible();
  for (const wrong of ["5만", "1.5", "1000.50", "-5"]) {
    await wizard.named("amount").fill(wrong);
    await expect(page.getByText(wizard.text("transfer-amount-bad"))).toBeHidden();
    await wizard.button("transfer-next").click();
    await expect(page.getByText(wizard.text("transfer-amount-bad"))).toBeVisible();
    await expect(wizard.named("amount")).toBeFocused();
    await expect(wizard.named("amount")).toHaveValue(wrong);
  }
  await wizard.named("amount").fill("５０，０００원");
  await expect(page.getByText("오만 원")).toBeVisible();
  await wizard.named("amount").blur();
  await expect(wizard.named("amount")).toHaveValue("50,000");
  await wizard.named("amount").fill("");
  await wizard.named("amount").pressSequentially("1000001");
  await expect(wizard.named("amount")).toHaveValue("1,000,001");
  await wizard.button("transfer-next").click();
  await expect(page.getByText(wizard.text("err-over-limit"))).toBeVisible();
  await wizard.named("amount").fill("");
  await wizard.named("amount").pressSequentially("100000");
  await expect(page.getByText("십만 원")).toBeVisible();
  await wizard.named("own-memo").fill("회비 😀");
  await wizard.button("transfer-next").click();
  await expect(page.getByText(wizard.text("transfer-memo-bad"))).toBeVisible();
  await wizard.named("own-memo").fill("11월 회비");
  await auditor(page)("transfer, amount");
  await wizard.button("transfer-next").click();

  await expect(heading(wizard, "transfer-confirm")).toBeFocused();
  await auditor(page)("transfer, confirmation");
  const sum = page.locator(".sum");
  await expect(sum).toContainText("김*희");
  await expect(sum).toContainText(KIM);
  await expect(sum.locator("strong").last()).toHaveText("100,000원");
  const shown = await text(wizard).textContent();
  expect(shown).toContain("금액: 100,000원\n");
  expect(shown).toContain("내 통장 표시: 11월 회비\n");
  await arrived(bank, 0);
  await page.getByRole("button", { name: wizard.text("transfer-sign") }).click();
  await wizard.giveCertificatePassword("Wrong+House!2026");
  await wizard.says("wrong-password");
  await wizard.giveCertificatePassword();
  await expect(heading(wizard, "transfer-done")).toBeFocused();
  await auditor(page)("transfer, done");
  await arrived(bank, 100_000);

  const download = page.waitForEvent("download");
  await wizard.button("transfer-save").click();
  const file = join(scratch, "receipt.p7m");
  await (await download).saveAs(file);
  const root = join(bank.data, "root.pem");
  const signed = openssl(
    ["cms", "-verify", "-binary", "-inform", "DER", "-in", file, "-CAfile", root, "-crl_check_all", "-purpose", "any"],
  );
  expect(signed).toBe(shown);
  writeFileSync(join(scratch, "shown"), shown!);

  await page.getByRole("link", { name: wizard.text("transfers-title") }).click();
  await expect(heading(wizard, "transfers-title")).toBeFocused();
  await expect(page.getByRole("listitem").filter({ hasText: "김*희" })).toContainText("100,000");
  await auditor(page)("transfers");
  // On a phone: what was noted below the name, the sum at the right edge, both in one line's height.
  const size = page.viewportSize()!;
  await page.setViewportSize({ width: 390, height: 844 });
  const line = page.getByRole("listitem").filter({ hasText: "김*희" });
  await expect(line.locator(".amount")).toHaveText("100,000원");
  const box = async (inner: string) => (await line.locator(inner).boundingBox())!;
  const [all, name, memo, amount] = [(await line.boundingBox())!, await box("strong"), await box(".memo"), await box(".amount")];
  expect(memo.y).toBeGreaterThanOrEqual(name.y + name.height - 1);
  expect(amount.x + amount.width).toBeGreaterThan(all.x + all.width - 8);
  expect(amount.y).toBeLessThan(name.y + name.height);
  await page.setViewportSize(size);
  await page.getByRole("button", { name: /김\*희/ }).click();
  await expect(heading(wizard, "transfer-paper")).toBeFocused();
  await expect(page.locator("dt").filter({ hasText: wizard.text("transfer-serial") })).toBeVisible();
  await expect(page.locator("dt").filter({ hasText: wizard.text("transfer-own-shown") })).toBeVisible();

  await page.getByRole("link", { name: wizard.text("menu-certificates") }).click();
  await page.getByRole("row").filter({ hasText: wizard.person.name }).getByRole("link").click();
  await page.getByText(wizard.text("usage-title")).click();
  const uses = page.locator(".usage li");
  await expect(uses).toHaveCount(2);
  await expect(uses.first()).toContainText(wizard.inside("usage-transfer"));
  await expect(uses.first()).toContainText("100,000");
  await expect(uses.last()).toContainText(wizard.inside("usage-login"));
  await auditor(page)("usage of a certificate");

  // Our own verifier says so, too: both signatures, and the time of the bank.
  await wizard.open("/verify");
  await page.locator("input[name=files]").setInputFiles(file);
  const signers = page.locator(".signer");
  await expect(signers).toHaveCount(2);
  await expect(signers.locator(".badge").getByText(wizard.text("verdict-good"))).toHaveCount(2);
  await expect(signers.filter({ hasText: wizard.inside("signed-by-bank") })).toHaveCount(1);
  expect(await page.locator("pre.signed").textContent()).toBe(shown);
});

test("a lost answer and two clicks move money once", async ({ page, wizard, bank }) => {
  await wizard.issue("banking");
  await logIn(wizard);
  await order(wizard, "1000");
  await expect(heading(wizard, "transfer-confirm")).toBeFocused();
  await page.getByRole("button", { name: wizard.text("transfer-sign") }).click();
  await bank.dropNext("/api/transfers/");
  await wizard.giveCertificatePassword();
  // It asked once more by itself.
  await expect(heading(wizard, "transfer-done")).toBeFocused();
  await arrived(bank, 1_000);

  await page.getByRole("link", { name: wizard.text("transfer-to-accounts") }).click();
  await order(wizard, "2000");
  await expect(heading(wizard, "transfer-confirm")).toBeFocused();
  await page.getByRole("button", { name: wizard.text("transfer-sign") }).click();
  await page.route("**/signature", (route) => route.abort());
  await wizard.giveCertificatePassword();
  await wizard.says("bank-unreachable");
  await arrived(bank, 1_000);
  await page.unroute("**/signature");
  // The same signature: no password is asked for.
  await page.getByRole("button", { name: wizard.text("transfer-ask-again") }).dblclick();
  await expect(heading(wizard, "transfer-done")).toBeFocused();
  await arrived(bank, 3_000);
});

test("Escape while it is being signed moves nothing", async ({ page, wizard, bank }) => {
  await wizard.issue("banking");
  await logIn(wizard);
  await order(wizard, "1000");
  await expect(heading(wizard, "transfer-confirm")).toBeFocused();
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/signature")) sent.push(request.url());
  });
  await page.getByRole("button", { name: wizard.text("transfer-sign") }).click();
  await expect(wizard.named("certificate-password")).toBeVisible();
  // The signature takes as long as this test wants it to.
  let go = () => {};
  const held = new Promise<void>((resolve) => (go = resolve));
  await page.route("**/keeper_bg*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  const signing = page.waitForEvent("worker");
  await wizard.giveCertificatePassword();
  const signed = (await signing).waitForEvent("close");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  go();
  await signed;
  await page.unroute("**/keeper_bg*.wasm");
  // What is signed afterwards is the one that counts.
  await page.getByRole("button", { name: wizard.text("transfer-sign") }).click();
  await wizard.giveCertificatePassword();
  await expect(heading(wizard, "transfer-done")).toBeFocused();
  expect(sent).toHaveLength(1);
  await arrived(bank, 1_000);
});

test("a tab that is closed between order and signature moves nothing", async ({ page, wizard, bank }) => {
  await wizard.issue("banking");
  await logIn(wizard);
  await order(wizard, "1000");
  await expect(heading(wizard, "transfer-confirm")).toBeFocused();
  const other = wizard.on(await page.context().newPage());
  await page.close();
  await logIn(other);
  await other.page.getByRole("link", { name: other.text("transfers-title") }).click();
  await expect(other.page.getByText(other.text("transfers-none"))).toBeVisible();
  await arrived(bank, 0);
});

test("what was refused for its sum is not signed again, and what can be sent is asked anew", async ({ page, wizard, bank }) => {
  await wizard.issue("banking");
  await logIn(wizard);
  await order(wizard, "100000");
  await expect(heading(wizard, "transfer-confirm")).toBeFocused();
  await bank.spend("hong-1", 1_200_000);
  await sign(wizard);
  await wizard.says("balance-too-low");
  await expect(wizard.button("transfer-sign")).toHaveCount(0);
  await wizard.button("transfer-change").click();
  await expect(heading(wizard, "transfer-amount-title")).toBeFocused();
  await expect(wizard.named("amount")).toHaveValue("100,000");
  await expect(page.getByText("지금 50,000원까지")).toBeVisible();
  await wizard.button("transfer-next").click();
  await expect(page.getByText(wizard.text("err-balance-too-low"))).toBeVisible();
  // The same before anything is shown to be signed: what was typed stays.
  await wizard.named("amount").fill("40000");
  await bank.spend("hong-1", 20_000);
  await wizard.button("transfer-next").click();
  await wizard.says("balance-too-low");
  await expect(page.getByText("지금 30,000원까지")).toBeVisible();
  await expect(wizard.named("amount")).toHaveValue("40,000");
  await wizard.named("amount").fill("30000");
  await wizard.button("transfer-next").click();
  await sign(wizard);
  await expect(heading(wizard, "transfer-done")).toBeFocused();
  await arrived(bank, 30_000);
});

test("an order that is signed too late, or with a revoked certificate, moves nothing", async ({ page, wizard, bank }) => {
  await wizard.issue("banking");
  await logIn(wizard);
  await order(wizard, "1000");
  // The bank has the order; only then its time goes by.
  await expect(heading(wizard, "transfer-confirm")).toBeFocused();
  await bank.advance(301);
  await sign(wizard);
  await wizard.says("order-unknown");
  await expect(wizard.button("transfer-sign")).toHaveCount(0);
  await wizard.button("transfer-change").click();
  await expect(wizard.named("amount")).toHaveValue("1,000");
  await wizard.button("transfer-next").click();
  await expect(heading(wizard, "transfer-confirm")).toBeFocused();
  await bank.revoke((await bank.certificates())[0].serial);
  await sign(wizard);
  await expect(page).toHaveURL(/\/login$/);
  await expect(page.getByText(wizard.text("login-over"))).toBeVisible();
  await arrived(bank, 0);
});
