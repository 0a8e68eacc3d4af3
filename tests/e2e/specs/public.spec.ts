// A public computer: nothing is kept, what is shown covers itself, and the report at the end says what the
// profile folder says.
import { type BrowserContext, type Page, chromium } from "@playwright/test";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { launchOptions } from "../playwright.config.ts";
import { expect, test, watch } from "../support/fixtures.ts";
import { openBundle, openssl, scalar, vidRandom } from "../support/openssl.ts";
import { HONG } from "../support/people.ts";
import { PLACES, band, databases, enter, leaveButton, report, said } from "../support/public.ts";
import { type Secret, filesUnder, findInFiles } from "../support/scan.ts";
import { Wizard } from "../support/wizard.ts";

const IDLE = 180_000;
const WARNING = 30_000;

const curtain = (wizard: Wizard, kind: "covered" | "locked") =>
  wizard.page.getByRole("dialog", { name: wizard.text(`curtain-${kind}`) });

/** As if another tab were shown: no browser under test hides one. */
async function hide(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.defineProperty(document, "hidden", { value: true, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
    Object.defineProperty(document, "hidden", { value: false, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
}

async function issueToFile(wizard: Wizard): Promise<void> {
  await wizard.link("home-start").click();
  await wizard.at("terms");
  await wizard.continueToPassword("banking");
  await expect(wizard.page.locator("[name=storage]")).toHaveCount(0);
  await wizard.fillPassword("memory", HONG.certificatePassword);
  await wizard.finish();
}

async function profileOf(run: (context: BrowserContext) => Promise<void>): Promise<string> {
  const profile = mkdtempSync(join(tmpdir(), "ingam-profile-"));
  const options = { ...launchOptions, locale: "ko-KR", acceptDownloads: true };
  const context = await chromium.launchPersistentContext(profile, options);
  await run(context);
  await context.close();
  return profile;
}

test("a whole visit leaves nothing in the profile folder", async ({ bank, violations }, info) => {
  test.setTimeout(300_000);
  const file = info.outputPath("bundle.p12");
  const profile = await profileOf(async (context) => {
    await watch(context, violations);
    const wizard = new Wizard(await context.newPage(), bank, HONG);
    await enter(wizard);
    await wizard.useEnglish();
    await issueToFile(wizard);
    await expect(wizard.page.getByText(wizard.text("public-unsaved"))).toBeVisible();
    const download = await wizard.download(wizard.button("done-save-file"));
    await download.saveAs(file);
    expect(download.suggestedFilename()).not.toContain(HONG.name);
    await expect(wizard.page.getByText(wizard.text("public-saved"))).toBeVisible();
    await wizard.page.locator(".done").getByRole("button", { name: wizard.text("public-leave-label") }).click();
    const rows = await report(wizard, "left");
    for (const place of PLACES) expect(said(wizard, rows, place), place).toMatch(wizard.text("report-nothing"));
    expect(said(wizard, rows, "report-files")).toBe(download.suggestedFilename());
    await expect(wizard.page.getByText(wizard.text("report-clean"))).toBeVisible();
    await expect(wizard.page.getByText(wizard.text("report-files-stay"))).toBeVisible();
  });
  const bundle = openBundle(file, HONG.certificatePassword);
  const secrets: Secret[] = [
    { name: "name", value: Buffer.from(HONG.name) },
    { name: "resident number", value: Buffer.from(HONG.number) },
    { name: "resident number, second part", value: Buffer.from(HONG.number.slice(6)), alone: true },
    { name: "certificate password", value: Buffer.from(HONG.certificatePassword) },
    { name: "user id", value: Buffer.from(HONG.userId) },
    { name: "phone", value: Buffer.from(HONG.phone) },
    { name: "private scalar", value: scalar(bundle.key) },
    { name: "R", value: vidRandom(bundle.keyText) },
  ];
  const files = filesUnder(profile);
  // Positive control: the browser does write down where it was.
  const address: Secret = { name: "address", value: Buffer.from(new URL(bank.url).host) };
  expect(findInFiles([address], files)).not.toEqual([]);
  expect(findInFiles(secrets, files)).toEqual([]);
  expect(storageOfOrigins(profile)).toEqual([]);
  rmSync(profile, { recursive: true, force: true });
});

test("without public mode the same folder does hold a database", async ({ bank, violations }) => {
  const profile = await profileOf(async (context) => {
    await watch(context, violations);
    const wizard = new Wizard(await context.newPage(), bank, HONG);
    await wizard.open();
    await expect(wizard.button("public-enter")).toBeVisible();
    await wizard.link("home-start").click();
    await wizard.at("terms");
    await wizard.agree();
    await expect.poll(() => databases(wizard.page)).toEqual(["ingam"]);
  });
  expect(storageOfOrigins(profile)).toHaveLength(1);
  rmSync(profile, { recursive: true, force: true });
});

/** Folders of origins in which the browser keeps databases. */
function storageOfOrigins(profile: string): string[] {
  const all = readdirSync(profile, { recursive: true, encoding: "utf8" });
  return all.filter((path) => /IndexedDB[\\/][^\\/]+\.indexeddb\.leveldb$/.test(path));
}

test("said in the middle, the application goes on and what was kept is deleted", async ({ wizard, page }) => {
  await wizard.reachPassword("banking");
  await expect.poll(() => databases(page)).toEqual(["ingam"]);
  await wizard.named("password").fill(HONG.certificatePassword);
  await wizard.button("public-storage-enter").click();
  await expect(band(wizard)).toBeVisible();
  await expect.poll(() => databases(page)).toEqual([]);
  await expect(wizard.named("password")).toHaveValue(HONG.certificatePassword);
  await wizard.named("password-repeat").fill(HONG.certificatePassword);
  await wizard.submit();
  await wizard.finish();
  await wizard.download(wizard.button("done-save-file"));
  await leaveButton(wizard).click();
  const rows = await report(wizard, "left");
  for (const place of PLACES) expect(said(wizard, rows, place), place).toMatch(wizard.text("report-nothing"));
  await expect(page.getByText(wizard.text("report-late"))).toBeVisible();
  // Another language would be remembered, below the sentence that nothing is.
  await expect(page.getByRole("button", { name: "View in English" })).toHaveCount(0);
});

test("a second visit is compared with the end of the first, and a reload forgets nothing of it", async ({ wizard, page }) => {
  await enter(wizard);
  await leaveButton(wizard).click();
  await report(wizard, "left");
  await wizard.button("action-home").click();
  await wizard.link("home-start").click();
  await wizard.at("terms");
  await wizard.agree();
  await expect.poll(() => databases(page)).toEqual(["ingam"]);
  await page.locator("header a.brand").click();
  await wizard.button("public-enter").click();
  await expect(band(wizard)).toBeVisible();
  // Not the owner's, but of this page, which was there in between.
  await expect.poll(() => databases(page)).toEqual([]);
  await expect.poll(() => page.evaluate(() => window.name)).toBe("ingam-public-late");
  await page.reload();
  await expect(band(wizard)).toBeVisible();
  await leaveButton(wizard).click();
  const rows = await report(wizard, "left");
  for (const place of PLACES) expect(said(wizard, rows, place), place).toMatch(wizard.text("report-nothing"));
  await expect(page.getByText(wizard.text("report-late"))).toBeVisible();
});

test("a file that was opened is closed when nobody is there", async ({ wizard, page }, info) => {
  const file = info.outputPath("own.p12");
  await wizard.issue("banking");
  await (await wizard.download(wizard.button("done-backup"))).saveAs(file);
  await enter(wizard);
  await wizard.open("/import");
  const opened = wizard.named("identity-0");
  const open = async () => {
    await page.locator("input[name=files]").setInputFiles(file);
    await wizard.named("certificate-password").fill(HONG.certificatePassword);
    await wizard.button("import-open").click();
    await expect(opened).toBeVisible();
  };
  await open();
  await hide(page);
  await expect(curtain(wizard, "covered")).toBeVisible();
  await wizard.button("curtain-continue").click();
  await expect(curtain(wizard, "covered")).toBeHidden();
  await expect(page.getByText(wizard.text("public-import-lead"))).toBeVisible();
  await expect(opened).toHaveCount(0);
  // Whoever knows the password opens it again.
  await open();
});

test("what was there before is named and stays", async ({ wizard, page }) => {
  await wizard.issue("banking");
  await wizard.useEnglish();
  await wizard.open();
  await expect(page.getByText(wizard.inside("home-manage-about"))).toBeVisible();
  await wizard.button("public-enter").click();
  await expect(band(wizard)).toBeVisible();
  // The certificate of the computer's owner is not shown to its guest.
  await wizard.link("menu-certificates").click();
  await expect(page.getByText(wizard.text("public-certificates-none"))).toBeVisible();
  await leaveButton(wizard).click();
  const rows = await report(wizard, "left");
  expect(said(wizard, rows, "report-databases")).toMatch(/: ingam /);
  expect(said(wizard, rows, "report-local")).toMatch(/: ingam\.language /);
  expect(said(wizard, rows, "report-cookies")).toMatch(wizard.text("report-nothing"));
  await expect(page.getByText(wizard.text("report-clean"))).toBeVisible();
  await wizard.button("action-home").click();
  await wizard.link("menu-certificates").click();
  await expect(page.getByRole("row").filter({ hasText: HONG.name })).toBeVisible();
});

test("without a certificate: covered when hidden, warned and wiped when idle", async ({ wizard, page }) => {
  await page.clock.install();
  await enter(wizard);
  await wizard.link("home-start").click();
  await wizard.at("terms");
  await wizard.agree();
  await wizard.named("user-id").fill(HONG.userId);
  await hide(page);
  await expect(curtain(wizard, "covered")).toBeVisible();
  await expect(wizard.named("user-id")).toBeHidden();
  await expect(leaveButton(wizard)).toBeHidden();
  // Escape, as often as one likes, opens nothing.
  for (let press = 0; press < 3; press += 1) {
    await page.keyboard.press("Escape");
    await expect(curtain(wizard, "covered")).toBeVisible();
    await expect(wizard.named("user-id")).toBeHidden();
  }
  await wizard.button("curtain-continue").click();
  await expect(curtain(wizard, "covered")).toBeHidden();
  await expect(wizard.named("user-id")).toHaveValue(HONG.userId);

  await page.clock.runFor(IDLE - WARNING + 1_000);
  const warning = page.getByRole("alert").filter({ hasText: wizard.inside("public-idle") });
  await expect(warning).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(warning).toBeHidden();
  await page.clock.runFor(IDLE - 2_000);
  await expect(warning).toBeVisible();
  await page.clock.runFor(3_000);
  const rows = await report(wizard, "idle");
  for (const place of PLACES) expect(said(wizard, rows, place), place).toMatch(wizard.text("report-nothing"));
  await wizard.button("action-home").click();
  await expect(wizard.button("public-enter")).toBeVisible();
  await wizard.link("home-start").click();
  await wizard.at("terms");
  await wizard.agree();
  await expect(wizard.named("user-id")).toHaveValue("");
});

test("with a certificate: locked when hidden or idle, until its password", async ({ wizard, page }) => {
  await page.clock.install();
  await enter(wizard);
  await issueToFile(wizard);
  await hide(page);
  await expect(curtain(wizard, "locked")).toBeVisible();
  await expect(wizard.named("certificate-password")).toBeFocused();
  await expect(page.getByText(HONG.name, { exact: true })).toBeHidden();
  await wizard.giveCertificatePassword("Wrong+House!2026");
  await wizard.says("wrong-password");
  await expect(page.getByText(HONG.name, { exact: true })).toBeHidden();
  await wizard.giveCertificatePassword();
  await expect(curtain(wizard, "locked")).toBeHidden();
  await expect(wizard.button("done-save-file")).toBeVisible();
  await page.clock.runFor(IDLE + 1_000);
  await expect(curtain(wizard, "locked")).toBeVisible();
  // However long: a certificate in no file is not thrown away.
  await page.clock.runFor(10 * IDLE);
  await wizard.giveCertificatePassword();
  await wizard.download(wizard.button("done-save-file"));
});

test("a received certificate waits behind a curtain until it is in a file", async ({ wizard, page, scratch }) => {
  await page.clock.install();
  await enter(wizard);
  await wizard.link("home-start").click();
  await wizard.at("terms");
  await wizard.continueToPassword("banking");
  await wizard.button("password-own-request").click();
  await wizard.at("request");
  const [key, request] = [join(scratch, "own.key"), join(scratch, "own.csr")];
  openssl(["req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", key,
    "-subj", "/CN=somebody else", "-out", request]);
  await wizard.named("request").fill(readFileSync(request, "utf8"));
  await wizard.submit();
  await wizard.finish();
  const held = page.getByText(HONG.name, { exact: false }).first();
  await expect(held).toBeVisible();
  await hide(page);
  await expect(curtain(wizard, "covered")).toBeVisible();
  await expect(page.getByText(wizard.text("curtain-waits-about"))).toBeVisible();
  await expect(held).toBeHidden();
  // There is no key, so no password; and it is in no file, so it is not forgotten either.
  await page.clock.runFor(10 * IDLE);
  await expect(curtain(wizard, "covered")).toBeVisible();
  await wizard.button("curtain-continue").click();
  await expect(curtain(wizard, "covered")).toBeHidden();
  await expect(held).toBeVisible();
  const saved = join(scratch, "certificate.pem");
  await (await wizard.download(wizard.button("received-certificate"))).saveAs(saved);
  expect(openssl(["x509", "-in", saved, "-noout", "-pubkey"])).toBe(openssl(["pkey", "-in", key, "-pubout"]));
  // Now it may be; that the warning moves what stands below it keeps nobody here.
  await page.evaluate(() => {
    const wheeled = new Promise((resolve) => addEventListener("wheel", resolve, { once: true }));
    Object.assign(window, { wheeled: wheeled.then(() => true) });
  });
  await page.mouse.wheel(0, 400);
  // The page may be seen to scroll before it is told of the wheel, which is a person's.
  await page.evaluate(() => (window as unknown as { wheeled: Promise<boolean> }).wheeled);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
  await page.clock.runFor(IDLE - WARNING + 1_000);
  await expect(page.getByRole("alert").filter({ hasText: wizard.inside("public-idle") })).toBeVisible();
  await page.clock.runFor(WARNING);
  const rows = await report(wizard, "idle");
  expect(said(wizard, rows, "report-files")).toBe("certificate.pem");
});

test("whoever has saved nothing is asked before leaving", async ({ wizard, page }) => {
  await enter(wizard);
  const questions: string[] = [];
  page.on("dialog", (dialog) => {
    questions.push(dialog.type());
    void dialog.accept();
  });
  await issueToFile(wizard);
  await leaveButton(wizard).click();
  const question = page.getByRole("dialog", { name: wizard.text("leave-title") });
  await question.getByRole("button", { name: wizard.text("leave-stay") }).click();
  await expect(question).toBeHidden();
  await page.reload();
  expect(questions).toEqual(["beforeunload"]);
  // The tab knows that the computer is a public one; the certificate is gone.
  await expect(band(wizard)).toBeVisible();
  await wizard.open("/certificates");
  await expect(page.getByText(wizard.text("public-certificates-none"))).toBeVisible();
  expect(questions).toHaveLength(1);
  await leaveButton(wizard).click();
  await report(wizard, "left");
  await page.reload();
  await expect(band(wizard)).toBeHidden();
});
