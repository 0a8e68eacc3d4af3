// Who may hold a certificate: people known by user id or account number, and organisations.
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";

import { expect, test } from "../support/fixtures.ts";
import { openBundle, openssl, vidRandom } from "../support/openssl.ts";
import { HONG, SMITH, TRADE, YOON } from "../support/people.ts";
import type { Product } from "../support/wizard.ts";

const CORPORATE: { product: Product; label: string; english: boolean }[] = [
  { product: "business_banking", label: "product-business-banking", english: false },
  { product: "general", label: "product-business-general", english: false },
  { product: "tax", label: "product-tax", english: true },
];

/** The VID of a business number and R, KCAC.TS.SIVID. */
function vid(number: string, random: Buffer): Buffer {
  const content = Buffer.concat([
    Buffer.from([0x30, 4 + number.length + 21, 0x13, number.length]),
    Buffer.from(number),
    Buffer.from([0x03, 0x15, 0x00]),
    random,
  ]);
  const hash = (bytes: Buffer) => createHash("sha256").update(bytes).digest();
  return hash(hash(content));
}

for (const { product, label, english } of CORPORATE) {
  test(`an organisation, ${product}${english ? ", in English" : ""}`, async ({ page, wizard, bank }, info) => {
    const company = wizard.as(TRADE);
    const before = await bank.balance(TRADE.account);
    await company.open();
    if (english) await company.useEnglish();
    await company.link("home-start").click();
    await company.at("terms");
    await company.agree();
    await company.identify();
    await company.choose(product);
    await company.verify("fee");
    await company.confirmFee();

    const preview = page.locator("dl.rows code");
    await expect(preview).toContainText("cn=(주)인감상사(Ingam Trading Co Ltd)");
    await expect(company.named("contact-name")).toHaveValue("오세영");
    await company.named("english-name").fill("인감");
    await company.named("contact-name").fill("");
    await company.submit();
    await expect(company.named("contact-name")).toBeFocused();
    await expect(page.getByText(company.text("details-contact-name-bad"))).toBeVisible();
    await expect(page.getByText(company.text("details-english-name-bad"))).toBeVisible();
    await company.named("contact-name").fill("한가람");
    await company.named("english-name").fill("Ingam Trade, Inc.");
    await expect(preview).toHaveText(/^cn=\(주\)인감상사\(Ingam Trade\\, Inc\.\)\d+,ou=.+,ou=corporate4IB,o=.+,c=kr$/);
    const shown = await preview.innerText();
    await company.confirmDetails();
    await company.fillPassword("browser");
    await company.finish();

    await expect(page.getByText(company.text(label))).toBeVisible();
    expect(await bank.balance(TRADE.account)).toBe(before - (product === "general" ? 110_000 : 4_400));
    const file = info.outputPath("bundle.p12");
    await (await company.download(company.button("done-backup"))).saveAs(file);
    const bundle = openBundle(file, TRADE.certificatePassword);
    const [root, chain] = [info.outputPath("root.pem"), info.outputPath("chain.pem")];
    writeFileSync(root, bank.file("root.pem"));
    writeFileSync(chain, bundle.others.join(""));
    expect(openssl(["verify", "-x509_strict", "-CAfile", root, "-untrusted", chain], bundle.certificate)).toContain("OK");
    const der = Buffer.from(bundle.certificate.replace(/-----[^-]+-----|\s/g, ""), "base64");
    expect(der.includes(vid(TRADE.number, vidRandom(bundle.keyText)))).toBe(true);

    await company.link("done-certificates").click();
    const row = page.getByRole("row").filter({ hasText: TRADE.name });
    await expect(row).toContainText(company.inside(label));
    await row.getByRole("link").click();
    await expect(page.getByText(shown)).toBeVisible();
    await expect(page.getByText(company.text(label))).toBeVisible();
  });
}

test("a person without login, by account number", async ({ page, wizard }) => {
  await wizard.start();
  await wizard.agree();
  await wizard.fillAccount("23456701002345");
  await wizard.says("identity-mismatch");
  await wizard.fillAccount("123456-78-901234");
  await wizard.at("product");
  await page.reload();
  await wizard.at("identity");
  await expect(page.locator("[name=identity-way][value=account]")).toBeChecked();
  await expect(wizard.named("account-number")).toHaveValue("");
  await wizard.identify("account");
  await wizard.choose("banking");
  await wizard.verify("details");
  await wizard.confirmDetails();
  await wizard.fillPassword("browser");
  await wizard.finish();
  await expect(page.getByText(wizard.text("product-banking"))).toBeVisible();
});

test("an unusual checksum is mentioned, and passes", async ({ page, wizard }) => {
  const smith = wizard.as(SMITH);
  await smith.start();
  await smith.agree();
  await smith.fillNumber(HONG.number);
  await expect(page.getByText(smith.text("identity-number-unusual"))).toBeHidden();
  await smith.fillNumber();
  await expect(page.getByText(smith.text("identity-number-unusual"))).toBeVisible();
  await smith.identify();
});

test("a business number with an unusual checksum is left to the bank", async ({ page, wizard }) => {
  const company = wizard.as(TRADE);
  await company.start();
  await company.agree();
  await company.fillIdentity(TRADE.userId, "999-88-00015");
  await expect(page.getByText(company.text("identity-business-unusual"))).toBeVisible();
  await company.says("identity-mismatch");
  await company.fillIdentity(TRADE.userId, "９９９－８８－０００１４");
  await expect(page.getByText(company.text("identity-business-unusual"))).toBeHidden();
  await company.at("product");
});

test("what is no number is seen before anything is sent", async ({ page, wizard }) => {
  const calls: string[] = [];
  await wizard.start();
  await wizard.agree();
  page.on("request", (request) => calls.push(request.url()));
  for (const bad of ["", "12345", "1234567890🙂", "<b>1234567890</b>", "\u202e1234567890", "abcdefghij"]) {
    await wizard.fillAccount(bad);
    await expect(page.getByText(wizard.text("identity-account-bad")), bad).toBeVisible();
    await expect(wizard.named("account-number")).toBeFocused();
  }
  await wizard.fillAccount(HONG.accountNumber, "9901013123456");
  await expect(page.getByText(wizard.text("identity-number-future"))).toBeVisible();
  expect(calls.filter((url) => url.includes("/api/"))).toEqual([]);

  await page.goBack();
  await wizard.at("terms");
  const company = wizard.as(TRADE);
  await company.agree();
  for (const bad of ["", "123", "999880001🙂", "<i>9998800014</i>", "사업자등록번호"]) {
    await company.fillIdentity(TRADE.userId, bad);
    await expect(page.getByText(company.text("identity-business-bad")), bad).toBeVisible();
  }
  expect(calls.filter((url) => url.includes("/identity"))).toEqual([]);
});

test("whoever is younger than 14 is told who must come", async ({ wizard }) => {
  const child = wizard.as(YOON);
  await child.start();
  await child.agree();
  await child.fillIdentity();
  await child.says("under-age");
  await child.fillAccount();
  await child.says("under-age");
});

test("another kind of holder is another application", async ({ page, wizard }) => {
  await wizard.start();
  await wizard.agree();
  await wizard.identify();
  await page.goBack();
  await wizard.at("identity");
  await page.goBack();
  await wizard.at("terms");
  const company = wizard.as(TRADE);
  await company.agree();
  await expect(company.named("user-id")).toHaveValue("");
  await company.identify();
  await expect(page.locator("[name=product][value=tax]")).toBeVisible();
  await page.reload();
  await company.at("identity");
  await expect(company.named("business-number")).toBeVisible();
});
