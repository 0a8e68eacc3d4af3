// What a certificate's life leaves in the browser's profile folder: after export, import, another password
// and deletion there is no secret in any file of it.
import { chromium } from "@playwright/test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { launchOptions } from "../playwright.config.ts";
import { expect, test, watch } from "../support/fixtures.ts";
import { openBundle, scalar, vidRandom } from "../support/openssl.ts";
import { HONG } from "../support/people.ts";
import { type Secret, filesUnder, findInFiles } from "../support/scan.ts";
import { Wizard } from "../support/wizard.ts";

const NEW = "Lake+Forest!7392";
const OF_FILE = "Another-Pass.77";

test("export, import, another password, deletion", async ({ bank, violations }) => {
  test.setTimeout(300_000);
  // Not below the profile: a file that was saved holds what it holds.
  const files = mkdtempSync(join(tmpdir(), "ingam-files-"));
  const profile = mkdtempSync(join(tmpdir(), "ingam-profile-"));
  const options = { ...launchOptions, locale: "ko-KR", acceptDownloads: true, downloadsPath: files };
  const context = await chromium.launchPersistentContext(profile, options);
  await watch(context, violations);
  const wizard = new Wizard(await context.newPage(), bank, HONG);
  const { page } = wizard;
  const told = (id: string) => page.getByRole("status").filter({ hasText: wizard.inside(id) });
  const openCertificate = async () => {
    await wizard.open("/certificates");
    await page.getByRole("row").filter({ hasText: HONG.name }).getByRole("link").click();
  };
  const remove = async (password: string) => {
    await wizard.button("certificate-delete").click();
    await wizard.named("certificate-password").fill(password);
    await wizard.submit();
    await expect(page.getByText(wizard.text("certificates-none"))).toBeVisible();
  };

  await wizard.issue("banking");
  await openCertificate();
  await wizard.link("export-open").click();
  await wizard.named("certificate-password").fill(HONG.certificatePassword);
  await wizard.named("own-password").check();
  await wizard.named("file-password").fill(OF_FILE);
  await wizard.named("file-password-repeat").fill(OF_FILE);
  const bundle = join(files, "exported.p12");
  await (await wizard.download(wizard.button("export-submit"))).saveAs(bundle);

  await openCertificate();
  await wizard.button("certificate-change").click();
  await wizard.named("certificate-password").fill(HONG.certificatePassword);
  await wizard.named("new-password").fill(NEW);
  await wizard.named("new-password-repeat").fill(NEW);
  await wizard.submit();
  await expect(told("certificate-changed")).toBeVisible();
  await remove(NEW);

  await wizard.open("/import");
  await page.locator("input[name=files]").setInputFiles(bundle);
  await wizard.named("certificate-password").fill(OF_FILE);
  await wizard.button("import-open").click();
  await page.locator("[name=password-way][value=own]").check();
  await wizard.named("password").fill(NEW);
  await wizard.named("password-repeat").fill(NEW);
  await wizard.button("import-take").click();
  await expect(page.getByText(wizard.inside("import-taken"))).toBeVisible();
  await openCertificate();
  await wizard.button("certificate-try").click();
  await wizard.giveCertificatePassword(NEW);
  await expect(told("certificate-tried")).toBeVisible();
  await context.close();

  const { key, keyText } = openBundle(bundle, OF_FILE);
  const secrets: Secret[] = [
    { name: "private scalar", value: scalar(key) },
    { name: "R", value: vidRandom(keyText) },
    { name: "first password", value: Buffer.from(HONG.certificatePassword) },
    { name: "second password", value: Buffer.from(NEW) },
    { name: "password of the file", value: Buffer.from(OF_FILE) },
    { name: "resident number", value: Buffer.from(HONG.number) },
  ];
  const left = filesUnder(profile);
  // Positive control: the browser does write down where it was.
  const address: Secret = { name: "address", value: Buffer.from(new URL(bank.url).host) };
  expect(findInFiles([address], left)).not.toEqual([]);
  expect(findInFiles(secrets, left)).toEqual([]);
  for (const folder of [files, profile]) rmSync(folder, { recursive: true, force: true });
});
