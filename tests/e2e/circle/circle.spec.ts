// cargo xtask journey: the certificates of one customer over thirteen months, from the first one to the last logout. What
// comes out of it is kept, and judged by OpenSSL on the way.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { type Page, expect } from "@playwright/test";

import {
  CHANGED, ON_THE_PHONE, RECIPIENT, REISSUED, RENEWED, accept, at, logIn, offer, openCertificate, resume, select, suspend,
  told, useFile,
} from "../support/circle.ts";
import { filmed, withCamera } from "../support/film.ts";
import { test, watch } from "../support/fixtures.ts";
import { openBundle, openssl } from "../support/openssl.ts";
import { Trail } from "../support/trail.ts";
import type { Wizard } from "../support/wizard.ts";

test("the whole circle", async ({ page, wizard, bank, browser, context, violations }) => {
  const out = process.env.INGAM_JOURNEY_DIR;
  if (!out) throw new Error("INGAM_JOURNEY_DIR is not set: run this with cargo xtask journey");
  const trail = new Trail(out, bank);
  await trail.follow(page);
  const see = (screen: string, on: Page = page) => trail.see(on, screen);
  const newest = async () => (await bank.certificates()).filter(({ status }) => status === "valid").at(-1)!.serial;
  const isEnglish = process.env.INGAM_JOURNEY_LANGUAGE === "en";
  if (isEnglish) {
    await wizard.open();
    await wizard.useEnglish();
  }
  /** Another device of the same customer. */
  const device = async (on = browser): Promise<Wizard> => {
    const other = await on.newContext({ locale: isEnglish ? "en-US" : "ko-KR", viewport: { width: 390, height: 844 } });
    await watch(other, violations);
    const there = wizard.on(await other.newPage());
    await trail.follow(there.page);
    await there.page.clock.setSystemTime(trail.now() * 1000);
    return there;
  };
  await page.clock.setSystemTime(trail.now() * 1000);
  let first = "";
  let second = "";
  let third = "";
  /** The revocation code of the second one, as it stands on paper. */
  let code = "";

  await test.step("issue", async () => {
    await wizard.open();
    await see("home");
    await wizard.start();
    await wizard.continueToPassword("banking");
    await see("password");
    await wizard.fillPassword("browser");
    await wizard.finish();
    await see("issued");
    first = await newest();
    await trail.agree("first", first, "good", wizard);
  });

  await test.step("log in", async () => {
    await select(wizard);
    await see("select");
    await wizard.giveCertificatePassword();
    await at(wizard, "bank-title");
    await see("bank");
  });

  await test.step("transfer, with a receipt that verifies by itself", async () => {
    await page.getByRole("link", { name: wizard.text("transfer-title"), exact: true }).click();
    await wizard.named("to").fill(RECIPIENT);
    await see("transfer");
    await wizard.button("transfer-check").click();
    await wizard.named("amount").pressSequentially("100000");
    await see("transfer-amount");
    await wizard.button("transfer-next").click();
    await at(wizard, "transfer-confirm");
    await see("transfer-confirm");
    const shown = await page.locator("pre.signed-text").textContent();
    await wizard.page.getByRole("button", { name: wizard.text("transfer-sign") }).click();
    await wizard.giveCertificatePassword();
    await at(wizard, "transfer-done");
    await see("transfer-done");
    const saved = await wizard.download(wizard.button("transfer-save"));
    const receipt = trail.keep("receipts/transfer.p7m", readFileSync(await saved.path()));
    const root = join(bank.data, "root.pem");
    const verify = ["cms", "-verify", "-binary", "-inform", "DER", "-in", receipt, "-CAfile", root];
    expect(openssl([...verify, "-crl_check_all", "-purpose", "any"])).toBe(shown);
    trail.keep("receipts/transfer.txt", shown!);
    await page.getByRole("link", { name: wizard.text("transfers-title") }).click();
    await at(wizard, "transfers-title");
    await see("transfers");
    const loaded = page.waitForResponse(/file-keeper.*\.wasm/);
    await wizard.open("/verify");
    await at(wizard, "verify-title");
    await loaded;
    await page.waitForLoadState("networkidle");
    await context.setOffline(true);
    await page.locator("input[name=files]").setInputFiles(receipt);
    await expect(page.locator("pre.signed")).toHaveText(shown!);
    await expect(page.locator(".signer .badge").getByText(wizard.text("verdict-good"))).toHaveCount(2);
    await context.setOffline(false);
    await see("verified");
  });

  await test.step("another password, and a backup", async () => {
    await openCertificate(wizard);
    await see("certificate");
    await wizard.button("certificate-change").click();
    await see("change-password");
    await wizard.named("certificate-password").fill(wizard.person.certificatePassword);
    await wizard.named("new-password").fill(CHANGED);
    await wizard.named("new-password-repeat").fill(CHANGED);
    await wizard.submit();
    await told(wizard, "certificate-changed");
    await wizard.button("certificate-save").click();
    await wizard.named("certificate-password").fill(CHANGED);
    const backup = await wizard.download(page.locator("form button[type=submit]"));
    const file = trail.keep("files/backup.p12", readFileSync(await backup.path()));
    expect(openBundle(file, CHANGED).certificate).toBe(trail.certificate(first));
    await see("backed-up");
  });

  await test.step("thirty days before its end it says so", async () => {
    await trail.wait(335, page);
    await wizard.open();
    await expect(page.getByRole("region", { name: wizard.text("notices-label") })).toBeVisible();
    await see("notice");
    await wizard.open("/certificates");
    await see("notice-list");
  });

  await test.step("renewal", async () => {
    await openCertificate(wizard);
    await wizard.link("renewal-go").first().click();
    await at(wizard, "renewal-title");
    await see("renewal");
    await wizard.giveCertificatePassword(CHANGED);
    await wizard.at("password");
    await see("renewal-password");
    await wizard.fillPassword("browser", RENEWED);
    await at(wizard, "renewal-done");
    await see("renewed");
    await wizard.button("code-get").click();
    const shown = page.locator("code.big-code");
    await expect(shown).toHaveText(/^([0-9A-Z]{5}-){4}[0-9A-Z]{5}$/);
    code = await shown.innerText();
    await see("code");
    second = await newest();
    expect(second).not.toBe(first);
  });

  await test.step("the old one is of no use", async () => {
    await page.getByRole("main").getByRole("link", { name: wizard.text("renewal-done-delete") }).click();
    await expect(page.getByText(wizard.inside("state-replaced")).first()).toBeVisible();
    await see("replaced");
    await trail.agree("second", second, "good", wizard);
    await trail.agree("first", first, "superseded", wizard);
    await select(wizard);
    const old = page.locator("#select-dialog").getByRole("row").filter({ hasText: wizard.inside("state-replaced") });
    await old.getByRole("radio").check();
    await wizard.giveCertificatePassword(CHANGED);
    await wizard.says("certificate-superseded");
    await see("old-refused");
    await logIn(wizard, RENEWED);
  });

  await test.step("mislaid and found: suspended and resumed", async () => {
    await suspend(wizard, RENEWED, see);
    await trail.agree("second", second, "suspended", wizard);
    await select(wizard);
    await wizard.giveCertificatePassword(RENEWED);
    await wizard.says("certificate-suspended");
    await see("suspended-refused");
    await resume(wizard, see);
    await trail.agree("second", second, "good", wizard);
    await logIn(wizard, RENEWED);
  });

  await test.step("to a phone, with digits", async () => {
    await trail.wait(30, page);
    const phone = await device();
    const { digits } = await offer(wizard, RENEWED);
    await see("copy-code");
    await phone.open("/copy");
    await phone.page.getByRole("button", { name: phone.inside("copy-receive-about") }).click();
    await phone.named("copy-code").fill(digits);
    await see("copy-digits", phone.page);
    await phone.button("copy-receive-submit").click();
    await accept(wizard, phone, see);
    await logIn(phone, ON_THE_PHONE);
    await see("phone-bank", phone.page);
    await phone.page.context().close();
  });

  await test.step("to a tablet, with its camera", async () => {
    const { drawing } = await offer(wizard, RENEWED);
    const film = trail.keep("files/copy.mjpeg", "");
    await filmed(await context.newPage(), [drawing], film);
    const other = await withCamera(film);
    const tablet = await device(other);
    await tablet.open("/copy");
    await tablet.page.getByRole("button", { name: tablet.inside("copy-receive-about") }).click();
    await tablet.button("copy-scan").click();
    await accept(wizard, tablet, see);
    await other.close();
  });

  await test.step("all devices are lost: the code on paper is enough", async () => {
    await trail.wait(30, page);
    const elsewhere = await device();
    await elsewhere.open("/revoke");
    await elsewhere.page.locator('input[name="by"][value="code"]').check();
    await elsewhere.named("revocation-code").fill(code);
    await see("revoke", elsewhere.page);
    await elsewhere.button("end-revoke-submit").click();
    await elsewhere.button("end-revoke-sure").click();
    await expect(elsewhere.page.getByText(elsewhere.inside("revoke-code-done"))).toBeVisible();
    await see("revoked", elsewhere.page);
    await elsewhere.page.context().close();
    await trail.agree("second", second, "revoked", wizard);
    await select(wizard);
    await wizard.giveCertificatePassword(RENEWED);
    await wizard.says("certificate-revoked");
    await see("refused");
  });

  await test.step("what was revoked is not reissued: a new one", async () => {
    await wizard.open("/reissue");
    await at(wizard, "reissue-title");
    await see("reissue");
    await wizard.button("reissue-start").click();
    await wizard.at("terms");
    await wizard.agree();
    await wizard.fillIdentity();
    await wizard.says("nothing-to-replace");
    await see("nothing-to-reissue");
    await trail.wait(1, page);
    await wizard.issue("banking");
    third = await newest();
    await trail.agree("third", third, "good", wizard);
  });

  await test.step("a forgotten password: reissued", async () => {
    await wizard.open("/reissue");
    await wizard.button("reissue-start").click();
    await wizard.at("terms");
    await wizard.agree();
    await wizard.identify();
    await see("reissue-product");
    await page.locator("[name=product][value=banking]").check();
    await wizard.submit();
    await wizard.at("verification");
    await wizard.verify("details");
    await wizard.confirmDetails();
    await wizard.fillPassword("browser", REISSUED);
    await at(wizard, "reissue-done");
    await see("reissued");
    const fourth = await newest();
    await trail.agree("fourth", fourth, "good", wizard);
    await trail.agree("third", third, "superseded", wizard);
    const [before, after] = [third, fourth].map((serial) => openssl(["x509", "-noout", "-enddate"], trail.certificate(serial)));
    expect(after).toBe(before);
  });

  await test.step("a certificate of another institution, registered", async () => {
    const form = { customer: wizard.person.id, form: "pfx", key: "p256", kind: "good" };
    const answer = await page.request.post(`${bank.url}/demo/foreign`, { form });
    expect(answer.status()).toBe(200);
    const file = trail.keep("files/elsewhere.pfx", await answer.body());
    await wizard.open("/register");
    await see("register");
    await wizard.named("register-read").check();
    await wizard.submit();
    await wizard.fillNumber();
    await wizard.named("account-number").fill(wizard.person.accountNumber);
    await wizard.named("account-password").fill(wizard.person.accountPassword);
    await see("register-identity");
    await wizard.submit();
    await at(wizard, "register-list");
    await see("register-list");
    await wizard.button("register-start").click();
    await useFile(wizard, file);
    await at(wizard, "register-proof");
    await see("register-proof");
    await wizard.named("otp").fill(await bank.otp(wizard.person.id));
    await wizard.submit();
    await at(wizard, "register-confirm");
    await see("register-confirm");
    await wizard.button("register-submit").click();
    await at(wizard, "register-done");
    await see("registered");
    await select(wizard);
    await useFile(wizard, file);
    await at(wizard, "bank-title");
    await see("bank-with-another");
  });

  await test.step("log out", async () => {
    const band = page.getByRole("complementary", { name: wizard.text("band-label") });
    await band.getByRole("button", { name: wizard.text("band-leave") }).click();
    await expect(page.getByText(wizard.text("login-left"))).toBeVisible();
    await see("logged-out");
  });

  await test.step("and what is beside the circle", async () => {
    for (const path of ["help", "help/errors", "help/glossary", "certificates", "receipts", "import", "inspect"]) {
      await wizard.open(`/${path}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await see(path.replace("/", "-"));
    }
  });

  trail.finish();
});
