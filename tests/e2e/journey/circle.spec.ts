// cargo xtask journey: one customer and one certificate after another, over thirteen months. What comes out of it is
// kept, and judged by OpenSSL on the way.
import { readFileSync } from "node:fs";

import { type Page, expect } from "@playwright/test";

import { test } from "../support/fixtures.ts";
import { openBundle } from "../support/openssl.ts";
import { Trail } from "../support/trail.ts";
import type { Wizard } from "../support/wizard.ts";

const NEW = "Lake+Forest!7392";

/** A heading of the page, once it has the focus. */
const at = (wizard: Wizard, id: string) =>
  expect(wizard.page.getByRole("heading", { level: 1, name: wizard.inside(id) })).toBeVisible();

/** The page of a certificate of this browser; the newest is in the first row. */
async function openCertificate(wizard: Wizard): Promise<void> {
  await wizard.open("/certificates");
  await wizard.page.getByRole("row").filter({ hasText: wizard.person.name }).first().getByRole("link").click();
  await expect(wizard.button("certificate-try")).toBeVisible();
}

test("the whole circle", async ({ page, wizard, bank }) => {
  const out = process.env.INGAM_JOURNEY_DIR;
  if (!out) throw new Error("INGAM_JOURNEY_DIR is not set: run this with cargo xtask journey");
  const trail = new Trail(out, bank);
  trail.follow(page);
  const see = (screen: string, on: Page = page) => trail.see(on, screen);
  if (process.env.INGAM_JOURNEY_LANGUAGE === "en") {
    await wizard.open();
    await wizard.useEnglish();
  }
  let first = "";

  await test.step("issue", async () => {
    await wizard.open();
    await see("home");
    await wizard.start();
    await wizard.continueToPassword("banking");
    await see("password");
    await wizard.fillPassword("browser");
    await wizard.finish();
    await see("issued");
    first = (await bank.certificates())[0].serial;
    await trail.agree("first", first, "good");
  });

  await test.step("log in", async () => {
    await wizard.open("/login");
    await at(wizard, "login-title");
    await see("login");
    await wizard.button("login-start").click();
    await expect(wizard.named("certificate-password")).toBeVisible();
    await see("select");
    await wizard.giveCertificatePassword();
    await at(wizard, "bank-title");
    await see("bank");
  });

  await test.step("another password, and a backup", async () => {
    await openCertificate(wizard);
    await see("certificate");
    await wizard.button("certificate-change").click();
    await see("change-password");
    await wizard.named("certificate-password").fill(wizard.person.certificatePassword);
    await wizard.named("new-password").fill(NEW);
    await wizard.named("new-password-repeat").fill(NEW);
    await wizard.submit();
    await expect(page.getByRole("status").filter({ hasText: wizard.inside("certificate-changed") })).toBeVisible();
    await wizard.button("certificate-save").click();
    await wizard.named("certificate-password").fill(NEW);
    const backup = await wizard.download(page.locator("form button[type=submit]"));
    const file = trail.keep("files/backup.p12", readFileSync(await backup.path()));
    const { certificate } = openBundle(file, NEW);
    expect(certificate).toBe(await trail.certificate(first));
    await see("backed-up");
  });

  trail.finish();
});
