// 범용 by the issuing authority of one's choice, and the comparison that comes before it.
import { writeFileSync } from "node:fs";

import type { Bank } from "../support/bank.ts";
import { expect, test } from "../support/fixtures.ts";
import { openBundle, openssl } from "../support/openssl.ts";
import type { Wizard } from "../support/wizard.ts";

const PHONE = { width: 390, height: 844 };

/** From the product on, with the second or third authority, to a file that OpenSSL believes. */
async function issueBy(wizard: Wizard, bank: Bank, authority: string, folder: (name: string) => string) {
  await wizard.choose("general", authority);
  await wizard.verify("fee");
  await wizard.confirmFee();
  await wizard.confirmDetails();
  await wizard.fillPassword("browser");
  await wizard.finish();
  expect(await bank.certificates()).toMatchObject([{ authority, product: "general", status: "valid" }]);

  const file = folder("bundle.p12");
  await (await wizard.download(wizard.button("done-backup"))).saveAs(file);
  const bundle = openBundle(file, wizard.person.certificatePassword);
  const [root, chain] = [folder("root.pem"), folder("chain.pem")];
  writeFileSync(root, bank.file("root.pem"));
  writeFileSync(chain, bundle.others.join(""));
  const verify = ["verify", "-x509_strict", "-CAfile", root, "-untrusted", chain];
  expect(openssl(verify, bundle.certificate)).toContain("OK");
}

async function atProduct(wizard: Wizard): Promise<void> {
  await wizard.agree();
  await wizard.identify();
}

test("by the second authority; list and details name it", async ({ page, wizard, bank }, info) => {
  await wizard.start();
  await atProduct(wizard);
  await issueBy(wizard, bank, "garam", (name) => info.outputPath(name));
  await expect(page.getByText("가람 모의인증 (TEST)")).toBeVisible();
  await wizard.link("done-certificates").click();
  const row = page.getByRole("row").filter({ hasText: wizard.person.name });
  await expect(row).toContainText("가람 모의인증 (TEST)");
  await row.getByRole("link").click();
  await expect(page.getByText("cn=가람 모의인증 (TEST),o=GaramTest,c=kr")).toBeAttached();
});

test("by the third authority, in English on a phone", async ({ page, wizard, bank }, info) => {
  await page.setViewportSize(PHONE);
  await wizard.open();
  await wizard.useEnglish();
  await wizard.link("home-start").click();
  await wizard.at("terms");
  await atProduct(wizard);
  await expect(page.getByRole("table")).toContainText(wizard.inside("usable-securities"));
  await wizard.page.locator("[name=product][value=general]").check();
  await expect(page.getByRole("radio", { name: "Nuri Mock Certification (TEST)" })).toBeVisible();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
  await issueBy(wizard, bank, "nuri", (name) => info.outputPath(name));
});

test("the comparison says where each product can be used", async ({ page, wizard }) => {
  await wizard.start();
  await atProduct(wizard);
  const row = (id: string) =>
    page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: wizard.text(id) }) });
  const header = page.getByRole("columnheader");
  await expect(header.nth(1)).toHaveText(wizard.text("product-banking"));
  await expect(header.nth(2)).toHaveText(wizard.text("product-general"));
  await expect(row("usable-securities").getByRole("cell")).toHaveText([wizard.text("usable-no"), wizard.text("usable-yes")]);
  await expect(row("usable-bank").getByRole("cell")).toHaveText([wizard.text("usable-yes"), wizard.text("usable-yes")]);
  await expect(row("comparison-fee").getByRole("cell")).toHaveText([wizard.text("price-free"), "4,400원"]);
});

test("the terms of the authority are read and agreed to", async ({ page, wizard }) => {
  await wizard.start();
  await atProduct(wizard);
  await expect(wizard.named("authority")).toHaveCount(0);
  await page.locator("[name=product][value=general]").check();
  await page.locator("[name=authority][value=garam]").check();
  const agreed = wizard.named("terms-authority-garam");
  await expect(agreed).not.toBeChecked();
  await wizard.submit();
  await expect(page.getByRole("alert")).toContainText(wizard.inside("terms-missing"));
  await expect(agreed).toHaveAttribute("aria-invalid", "true");
  await wizard.at("product");

  await wizard.button("terms-open-label").click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("가람은 시험을 위하여 지어낸 인증기관이며");
  await dialog.getByRole("button", { name: wizard.text("terms-agree-one") }).click();
  await expect(dialog).toBeHidden();
  await expect(agreed).toBeChecked();

  // Whoever chooses another one has not agreed to its terms.
  await page.locator("[name=authority][value=nuri]").check();
  await expect(wizard.named("terms-authority-nuri")).not.toBeChecked();
  await page.locator("[name=authority][value=garam]").check();
  await expect(agreed).not.toBeChecked();
  await agreed.check();
  await wizard.submit();
  await wizard.at("verification");
});

test("without the terms there is a sentence, and another try", async ({ page, wizard, bank }) => {
  await wizard.start();
  await atProduct(wizard);
  await bank.failNext("/api/terms/authorities");
  await page.locator("[name=product][value=general]").check();
  await wizard.says("bank-unavailable");
  await wizard.button("action-retry").click();
  await wizard.choose("general", "nuri");
});
