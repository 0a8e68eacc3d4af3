// From the front page to a certificate that OpenSSL accepts.
import { writeFileSync } from "node:fs";

import { expect, test } from "../support/fixtures.ts";
import { openBundle, openssl, serial } from "../support/openssl.ts";
import type { Product, Storage } from "../support/wizard.ts";

const PHONE = { width: 390, height: 844 };

for (const product of ["banking", "general"] satisfies Product[]) {
  for (const storage of ["browser", "file"] satisfies Storage[]) {
    test(`${product}, kept in ${storage}`, async ({ page, wizard, bank }, info) => {
      const before = await bank.balance("hong-1");
      await wizard.issue(product, storage);

      const fee = product === "general" ? 4_400 : 0;
      expect(await bank.balance("hong-1")).toBe(before - fee);

      const save = wizard.button(storage === "file" ? "done-save-file" : "done-backup");
      const file = info.outputPath("bundle.p12");
      await (await wizard.download(save)).saveAs(file);
      const bundle = openBundle(file, wizard.person.certificatePassword);
      const [root, chain] = [info.outputPath("root.pem"), info.outputPath("chain.pem")];
      writeFileSync(root, bank.file("root.pem"));
      writeFileSync(chain, bundle.others.join(""));
      const verify = ["verify", "-x509_strict", "-CAfile", root, "-untrusted", chain];
      expect(openssl(verify, bundle.certificate)).toContain("OK");
      const subject = openssl(["x509", "-noout", "-subject", "-nameopt", "utf8,sep_comma_plus_space"], bundle.certificate);
      expect(subject).toContain(`${wizard.person.name}(Hong Gil Dong)`);
      const publicKey = openssl(["pkey", "-pubout"], bundle.key);
      expect(openssl(["x509", "-noout", "-pubkey"], bundle.certificate)).toBe(publicKey);

      if (storage === "file") {
        await wizard.button("done-file-confirm").click();
        await expect(wizard.button("done-file-confirm")).toBeHidden();
        await wizard.link("done-certificates").click();
        await expect(page.getByText(wizard.text("certificates-none"))).toBeVisible();
      } else {
        await wizard.link("done-certificates").click();
        const row = page.getByRole("row").filter({ hasText: wizard.person.name });
        await expect(row).toHaveCount(1);
        await row.getByRole("link").click();
        const number = serial(bundle.certificate).replace("serial=", "").toLowerCase();
        await expect(page.getByText(number)).toBeVisible();
      }
    });
  }
}

test("in English on a phone", async ({ page, wizard }) => {
  await page.setViewportSize(PHONE);
  await wizard.open();
  await wizard.useEnglish();
  await wizard.link("home-start").click();
  await wizard.at("terms");
  await wizard.continueToPassword("general");
  await wizard.fillPassword("browser");
  await wizard.finish();
  await expect(page.locator("html")).toHaveAttribute("lang", /^en/);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
});

test("on a phone nothing is wider than the screen", async ({ page, wizard }) => {
  await page.setViewportSize(PHONE);
  const fits = async () => {
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide, await page.title()).toBeLessThanOrEqual(0);
  };
  await wizard.start();
  await fits();
  await wizard.agree();
  await fits();
  await wizard.identify();
  await fits();
  await wizard.choose("general");
  await fits();
  await wizard.verify("fee");
  await fits();
  await wizard.confirmFee();
  await fits();
  await wizard.confirmDetails();
  await fits();
  await wizard.fillPassword("browser");
  await wizard.finish();
  await fits();
  await wizard.open("/certificates");
  await expect(page.getByRole("row").filter({ hasText: wizard.person.name })).toBeVisible();
  await fits();
});

test("the language changes at any step and keeps what was answered", async ({ page, wizard }) => {
  await wizard.start();
  await wizard.agree();
  await wizard.named("user-id").fill(wizard.person.userId);
  await wizard.useEnglish();
  await wizard.at("identity");
  await expect(wizard.named("user-id")).toHaveValue(wizard.person.userId);
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("lang", /^en/);
});

test("all five terms can be read and agreed to one by one", async ({ page, wizard }) => {
  await wizard.start();
  await wizard.submit();
  await expect(page.getByRole("alert")).toContainText(wizard.inside("terms-missing"));
  const documents = page.locator("ul.terms li");
  await expect(documents).toHaveCount(5);
  for (const document of await documents.all()) {
    await document.getByRole("button").click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toBeVisible();
    await dialog.getByRole("button", { name: wizard.text("terms-agree-one") }).click();
    await expect(dialog).toBeHidden();
    await expect(document.getByRole("checkbox")).toBeChecked();
  }
  await expect(wizard.named("terms-all")).toBeChecked();
  await wizard.submit();
  await wizard.at("identity");
});
