// 내 인증서: what is kept, and what can be done with it.
import { expect, test } from "../support/fixtures.ts";
import { openBundle } from "../support/openssl.ts";

test("list, details, trial, file, removal", async ({ page, wizard }, info) => {
  await wizard.issue("banking");
  await wizard.link("done-certificates").click();
  const row = page.getByRole("row").filter({ hasText: wizard.person.name });
  await expect(row).toContainText(/\d{4}\.\d{2}\.\d{2}/);
  await expect(row).toContainText(wizard.inside("backup-none"));
  await row.getByRole("link").click();

  await wizard.button("certificate-try").click();
  await wizard.giveCertificatePassword("Wrong+House!2026");
  await wizard.says("wrong-password");
  await wizard.giveCertificatePassword();
  await expect(page.getByRole("status").filter({ hasText: wizard.inside("certificate-tried") })).toBeVisible();

  await wizard.button("certificate-save").click();
  await wizard.named("certificate-password").fill(wizard.person.certificatePassword);
  const file = info.outputPath("bundle.p12");
  const download = await wizard.download(page.getByRole("dialog").locator("button[type=submit]"));
  await download.saveAs(file);
  await expect(page.getByRole("status").filter({ hasText: wizard.inside("certificate-saved") })).toBeVisible();
  expect(download.suggestedFilename()).toMatch(/\.p12$/);
  const bundle = openBundle(file, wizard.person.certificatePassword);
  expect(bundle.key).toContain("PRIVATE KEY");
  expect(() => openBundle(file, "Wrong+House!2026")).toThrow();
  await page.goBack();
  await expect(row).toContainText(/\d{4}\.\d{2}\.\d{2}/);
  await expect(row).not.toContainText(wizard.inside("backup-none"));
  await page.goForward();

  await wizard.button("certificate-delete").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: wizard.text("delete-cancel") }).click();
  await expect(dialog).toBeHidden();
  await wizard.button("certificate-delete").click();
  await wizard.giveCertificatePassword();
  await expect(page).toHaveURL(/\/certificates$/);
  await expect(page.getByText(wizard.text("certificates-none"))).toBeVisible();
  const said = page.getByText(wizard.text("deleted-certificate"));
  await expect(said).toBeVisible();
  await page.reload();
  await expect(page.getByText(wizard.text("certificates-none"))).toBeVisible();
  await expect(said).toBeHidden();
});

test("a trial of an expired certificate says so", async ({ page, wizard }) => {
  await wizard.issue("banking");
  const inThreeYears = Date.now() + 3 * 365 * 24 * 3600 * 1000;
  await page.clock.setFixedTime(inThreeYears);
  await wizard.link("done-certificates").click();
  await page.getByRole("row").filter({ hasText: wizard.person.name }).getByRole("link").click();
  await wizard.button("certificate-try").click();
  await wizard.giveCertificatePassword();
  await wizard.says("trial-not-valid-now");
});

test("whoever closes the dialog gets no file", async ({ page, wizard }) => {
  await wizard.issue("banking");
  await wizard.open("/certificates");
  await page.getByRole("row").filter({ hasText: wizard.person.name }).getByRole("link").click();
  const downloads: string[] = [];
  page.on("download", (download) => downloads.push(download.suggestedFilename()));
  await wizard.button("certificate-save").click();
  const worker = page.waitForEvent("worker");
  await wizard.giveCertificatePassword();
  const ended = (await worker).waitForEvent("close");
  await page.keyboard.press("Escape");
  await ended;
  await expect(page.getByRole("dialog")).toBeHidden();
  // A file that came nevertheless would come before that of a second try.
  await wizard.button("certificate-save").click();
  await wizard.named("certificate-password").fill(wizard.person.certificatePassword);
  await wizard.download(page.getByRole("dialog").locator("button[type=submit]"));
  await expect(page.getByText(wizard.text("certificate-saved"))).toBeVisible();
  expect(downloads).toHaveLength(1);
});

test("a damaged record hides no other", async ({ page, wizard }) => {
  await wizard.issue("banking");
  await page.evaluate(copyUnderAnotherName);
  await wizard.open("/certificates");
  await expect(page.getByText(wizard.inside("certificates-damaged"))).toBeVisible();
  const others = page.getByRole("row").filter({ hasText: wizard.person.name });
  await expect(others).toHaveCount(1);
  await wizard.button("certificates-damaged-delete").click();
  await page.getByRole("dialog").getByRole("button", { name: wizard.text("delete-confirm") }).click();
  await expect(page.getByText(wizard.inside("certificates-damaged"))).toBeHidden();
  await expect(others).toHaveCount(1);
});

/** In the page: a record under another name than it was sealed for. */
function copyUnderAnotherName(): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("ingam");
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction("entries", "readwrite");
      const store = transaction.objectStore("entries");
      const reading = store.getAll();
      reading.onsuccess = () => store.put({ ...reading.result[0], id: "0".repeat(32) });
      transaction.onabort = () => reject(transaction.error);
      transaction.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
}

test("an empty list leads to the wizard", async ({ wizard }) => {
  await wizard.open("/certificates");
  await wizard.link("home-start").click();
  await wizard.at("terms");
});

test("a certificate survives the end of the browser's tab", async ({ context, wizard }) => {
  await wizard.issue("banking");
  await wizard.page.close();
  const next = wizard.on(await context.newPage());
  await next.open("/certificates");
  await next.page.getByRole("row").filter({ hasText: wizard.person.name }).getByRole("link").click();
  await next.button("certificate-try").click();
  await next.giveCertificatePassword();
  await expect(next.page.getByText(next.text("certificate-tried"))).toBeVisible();
});

test("addresses that lead nowhere say so", async ({ page, wizard }) => {
  for (const path of ["/nowhere", "/certificates/0123456789abcdef0123456789abcdef", "/issue/nothing"]) {
    await wizard.open(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
});

test("every page has its own title, in the language of the moment", async ({ page, wizard }) => {
  for (const [path, name] of [
    ["/certificates", "certificates-title"],
    ["/nowhere", "not-found-title"],
    ["/issue/terms", "terms-title"],
  ]) {
    await wizard.open(path);
    await expect(page).toHaveTitle(wizard.inside(name));
    await expect(page).toHaveTitle(wizard.inside("page-title"));
  }
  await wizard.useEnglish();
  await expect(page).toHaveTitle(wizard.inside("terms-title"));
  await expect(page).toHaveTitle(wizard.inside("page-title"));
});
