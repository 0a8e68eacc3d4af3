// Files: a certificate leaves in every form and comes back; backups on file and on paper.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

import { type Page } from "@playwright/test";

import { auditor } from "../support/audit.ts";
import { expect, test } from "../support/fixtures.ts";
import { openBundle, openssl, vidRandom } from "../support/openssl.ts";
import { drawPaper, holdUp } from "../support/paper.ts";
import { KIM } from "../support/people.ts";
import type { Wizard } from "../support/wizard.ts";

const OWN = "Another-Pass.77";

async function certificate(wizard: Wizard): Promise<void> {
  await wizard.open("/certificates");
  await wizard.page.getByRole("row").filter({ hasText: wizard.person.name }).getByRole("link").click();
}

/** Opens the page of the formats and chooses one. */
async function choose(wizard: Wizard, format: string): Promise<void> {
  await certificate(wizard);
  await wizard.link("export-open").click();
  const radio = wizard.page.locator(`[name=format][value=${format}]`);
  if (!(await radio.isVisible())) await wizard.page.getByText(wizard.text("export-more")).click();
  await radio.check();
}

/** Saves in a format; the path of the file. */
async function exported(
  wizard: Wizard,
  format: string,
  folder: string,
  own?: string,
  password = wizard.person.certificatePassword,
): Promise<string> {
  await choose(wizard, format);
  if (!format.startsWith("certificate")) {
    await wizard.named("certificate-password").fill(password);
    if (own) {
      await wizard.named("own-password").check();
      await wizard.named("file-password").fill(own);
      await wizard.named("file-password-repeat").fill(own);
    }
  }
  const download = await wizard.download(wizard.button("export-submit"));
  const file = join(folder, download.suggestedFilename());
  await download.saveAs(file);
  await expect(wizard.page.getByText(wizard.text("export-downloaded"))).toBeVisible();
  return file;
}

/** An empty folder in another one. */
function inside(folder: string): string {
  return mkdtempSync(join(folder, "files-"));
}

/** Files below a folder. */
function below(folder: string): string[] {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function give(page: Page, files: string | string[]): Promise<void> {
  await page.locator("input[name=files]").setInputFiles(files);
}

async function open(wizard: Wizard, password: string): Promise<void> {
  await wizard.named("certificate-password").fill(password);
  await wizard.button("import-open").click();
}

/** Imports under a new password, and proves that it works. */
async function takeIn(wizard: Wizard, files: string | string[], password?: string): Promise<void> {
  const { page } = wizard;
  await wizard.open("/import");
  await give(page, files);
  if (password === undefined) await wizard.button("import-open").click();
  else await open(wizard, password);
  await page.locator("[name=password-way][value=own]").check();
  await wizard.named("password").fill(OWN);
  await wizard.named("password-repeat").fill(OWN);
  await wizard.button("import-take").click();
  await expect(page.getByText(wizard.inside("import-taken"))).toBeVisible();
  await wizard.link("certificates-open").click();
}

/** The name of a file without the time at which it was saved. */
const untimed = (file: string) => basename(file).replace(/-\d{2}\.\d{2}(?=[.-])/, "");

test("every form of export opens elsewhere, and comes back in another browser", async ({ page, wizard, browser, scratch }) => {
  test.setTimeout(180_000);
  await wizard.issue("banking");
  const password = wizard.person.certificatePassword;
  const folder = () => inside(scratch);
  const modern = await exported(wizard, "pkcs12", folder(), OWN);
  const random = vidRandom(openBundle(modern, OWN).keyText);
  expect(() => openBundle(modern, password)).toThrow();
  await auditor(page)("export");

  const legacy = await exported(wizard, "pkcs12-legacy", folder());
  const old = openssl(["pkcs12", "-legacy", "-in", legacy, "-passin", `pass:${password}`, "-nodes"]);
  expect(vidRandom(old)).toEqual(random);

  const pairs: Record<string, string[]> = {};
  const zips: Record<string, string> = {};
  for (const form of ["npki", "npki-seed", "npki-modern"]) {
    const zip = await exported(wizard, form, folder());
    zips[form] = zip;
    const into = folder();
    execFileSync("python3", ["-m", "zipfile", "-e", zip, into]);
    pairs[form] = below(into);
    expect(pairs[form].map((name) => name.split("/").at(-1)).sort()).toEqual(["signCert.der", "signPri.key"]);
    expect(pairs[form][0]).toContain("/NPKI/");
  }
  const modernKey = pairs["npki-modern"].find((name) => name.endsWith("signPri.key"))!;
  openssl(["pkcs8", "-inform", "DER", "-in", modernKey, "-passin", `pass:${password}`]);

  const pem = folder();
  const pemZip = await exported(wizard, "pem", pem);
  execFileSync("python3", ["-m", "zipfile", "-e", pemZip, pem]);
  const keyFile = below(pem).find((name) => name.endsWith(".key.pem"))!;
  openssl(["pkey", "-in", keyFile, "-passin", `pass:${password}`, "-noout"]);
  const chain = await exported(wizard, "certificate-pem", folder());
  expect(readFileSync(chain, "utf8").match(/BEGIN CERTIFICATE/g)!.length).toBeGreaterThanOrEqual(2);
  const der = await exported(wizard, "certificate-der", folder());
  openssl(["x509", "-inform", "DER", "-in", der, "-noout"]);
  // Their names tell them apart.
  expect(basename(modern)).toMatch(/^[^.]+\d{4}\.\d{2}\.\d{2}-\d{2}\.\d{2}\.p12$/);
  for (const [file, end] of [
    [legacy, "-legacy.p12"],
    [zips.npki, "-npki.zip"],
    [zips["npki-seed"], "-npki-seed.zip"],
    [zips["npki-modern"], "-npki-aes256.zip"],
    [pemZip, "-pem.zip"],
    [chain, "-chain.pem"],
    [der, ".cer"],
  ]) {
    expect(untimed(file)).toBe(untimed(modern).replace(/\.p12$/, end));
  }

  // Another browser, which has never seen this certificate.
  for (const [files, secret] of [
    [legacy, password],
    [pairs.npki, password],
    [modern, OWN],
  ] as const) {
    const context = await browser.newContext();
    const next = wizard.on(await context.newPage());
    await takeIn(next, files as string | string[], secret);
    // A pair of files came without those who issued it: the bank says who they are.
    await expect(next.page.getByText(next.text("fact-chain-yes"))).toBeVisible();
    await expect(next.page.getByText(next.inside("from-file"))).toBeVisible();
    await next.button("certificate-try").click();
    await next.named("certificate-password").fill(OWN);
    await next.page.getByRole("dialog").locator("button[type=submit]").click();
    await expect(next.page.getByText(next.text("certificate-tried"))).toBeVisible();
    const back = await exported(next, "pkcs12", folder(), undefined, OWN);
    expect(vidRandom(openBundle(back, OWN).keyText)).toEqual(random);
    await context.close();
  }
});

test("what cannot be imported says why, and changes nothing", async ({ page, wizard, scratch: folder }) => {
  await wizard.issue("banking");
  const file = await exported(wizard, "pkcs12", folder);
  const bytes = readFileSync(file);
  await wizard.open("/import");
  await give(page, file);
  await expect(page.getByRole("heading", { level: 2, name: wizard.text("import-found") })).toBeFocused();
  await open(wizard, "Wrong+House!2026");
  await wizard.says("file-does-not-open");
  await wizard.button("import-again").click();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();

  const written = (name: string, content: Buffer | string) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  await give(page, written("half.p12", bytes.subarray(0, bytes.length / 2)));
  await expect(page.getByText(wizard.text("import-nothing"))).toBeVisible();
  await wizard.button("import-again").click();
  await give(page, written("photo.pfx", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70])));
  await expect(page.getByText(wizard.text("file-picture"))).toBeVisible();
  // Whoever took a picture is told to take another one, and nothing about files.
  await expect(page.getByText(wizard.text("paper-unread"))).toBeVisible();
  await expect(page.getByText(wizard.text("import-nothing"))).toHaveCount(0);
  await wizard.button("import-again").click();
  await give(page, written("film.p12", Buffer.alloc(300 * 1024 * 1024)));
  await expect(page.getByText(wizard.inside("import-too-large"))).toBeVisible();
  await wizard.button("import-again").click();
  await give(page, written("<img src=x onerror=alert(1)>.txt", "hello"));
  await expect(page.getByText("<img src=x onerror=alert(1)>.txt")).toBeVisible();
  await wizard.button("import-again").click();

  // The same certificate once more: it stays as it was.
  await give(page, file);
  await open(wizard, wizard.person.certificatePassword);
  await auditor(page)("import, found");
  await wizard.button("import-take").click();
  await expect(page.getByText(wizard.inside("import-already"))).toBeVisible();
  await wizard.open("/certificates");
  await expect(page.getByRole("row").filter({ hasText: wizard.person.name })).toHaveCount(1);
});

test("a folder gets the files, which are read back", async ({ page, wizard }) => {
  // The private file system of the origin stands in for a USB stick: the same interface, no dialog.
  await page.addInitScript(() => {
    Object.assign(window, { showDirectoryPicker: () => navigator.storage.getDirectory() });
  });
  await wizard.issue("banking");
  const write = async () => {
    await choose(wizard, "npki");
    await page.locator("[name=place][value=folder]").check();
    await wizard.named("certificate-password").fill(wizard.person.certificatePassword);
    await wizard.button("export-submit").click();
  };
  await write();
  await expect(page.getByText(wizard.text("export-written"))).toBeVisible();
  const names = await page.evaluate(async () => {
    const found: string[] = [];
    const walk = async (folder: FileSystemDirectoryHandle, path: string) => {
      // biome-ignore lint: the types of the DOM do not know it yet
      for await (const [name, handle] of (folder as any).entries()) {
        if (handle.kind === "directory") await walk(handle, `${path}${name}/`);
        else found.push(path + name);
      }
    };
    await walk(await navigator.storage.getDirectory(), "");
    return found.sort();
  });
  expect(names).toHaveLength(2);
  expect(names[0]).toMatch(/^NPKI\/.+\/USER\/.+\/signCert\.der$/);
  // Another seal of the same key is another file: nothing is overwritten.
  await write();
  await wizard.says("folder-occupied");
});

test("a backup of everything is restored in another browser", async ({ page, wizard, browser, scratch }) => {
  await wizard.issue("banking");
  await wizard.open("/certificates");
  await wizard.link("backup-title").click();
  await auditor(page)("backup");
  await wizard.named("password").fill(OWN);
  await wizard.named("password-repeat").fill(OWN);
  const download = await wizard.download(wizard.button("backup-make"));
  expect(download.suggestedFilename()).toMatch(/^ingam-backup-\d{4}\.\d{2}\.\d{2}\.ingam$/);
  const file = join(scratch, download.suggestedFilename());
  await download.saveAs(file);
  expect(readFileSync(file).includes(Buffer.from(wizard.person.name))).toBe(false);
  // What was typed is gone, and nothing says that it was good.
  await expect(page.getByText(wizard.inside("backup-saved"))).toBeVisible();
  await expect(page.locator("#new-password-rules .met")).toHaveCount(0);
  await wizard.button("backup-make").click();
  await expect(page.getByText(wizard.text("password-bad"))).toBeVisible();

  const context = await browser.newContext();
  const next = wizard.on(await context.newPage());
  await restore(next, [file]);
  // Once more: it is here now, and says so.
  await next.open("/import");
  await give(next.page, file);
  await next.named("certificate-password").fill("Wrong+House!2026");
  await next.button("restore-open").click();
  await next.says("file-does-not-open");
  await next.named("certificate-password").fill(OWN);
  await next.button("restore-open").click();
  await expect(next.page.getByText(next.inside("restore-here"))).toBeVisible();
  await auditor(next.page)("restore");
  // What is here is replaced only after a second press.
  const row = next.page.locator(".found li");
  await row.getByRole("button").click();
  await expect(row.getByRole("button")).toHaveText(next.text("restore-sure"));
  await row.getByRole("button").click();
  await expect(row.getByText(next.text("restore-one-done"))).toBeVisible();
  await expect(row.getByRole("status")).toBeFocused();
  await context.close();
});

test("several certificates of a backup are restored at once", async ({ page, wizard, browser, scratch }) => {
  test.setTimeout(120_000);
  for (const person of [wizard, wizard.as(KIM)]) await person.issue("banking");
  await wizard.open("/backup");
  await wizard.named("password").fill(OWN);
  await wizard.named("password-repeat").fill(OWN);
  const file = join(scratch, "both.ingam");
  await (await wizard.download(wizard.button("backup-make"))).saveAs(file);

  const context = await browser.newContext();
  const next = wizard.on(await context.newPage());
  await next.open("/import");
  await give(next.page, file);
  await next.named("certificate-password").fill(OWN);
  await next.button("restore-open").click();
  await next.button("restore-all").click();
  await expect(next.page.getByText(next.text("restore-done"))).toBeVisible();
  await expect(next.page.getByText(next.text("restore-one-done"))).toHaveCount(2);
  await expect(next.page.locator(".found").getByRole("button")).toHaveCount(0);
  await next.open("/certificates");
  await expect(next.page.getByRole("row").filter({ hasText: /홍길동|김영희/ })).toHaveCount(2);
  await context.close();
});

const GRAIN = encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"><filter id="grain">' +
    '<feTurbulence type="fractalNoise" baseFrequency="0.9"/></filter><rect width="400" height="400" filter="url(#grain)"/></svg>',
);

test("a backup on paper is restored from a picture of it", async ({ page, wizard, browser, scratch }) => {
  test.setTimeout(120_000);
  await wizard.issue("banking");
  const { drawings, lines } = await drawPaper(wizard, OWN);
  await expect(page.getByRole("heading", { level: 2, name: wizard.text("paper-made") })).toBeFocused();
  await expect(page.locator(".sheet").first()).toContainText(wizard.bank.url);
  await page.evaluate(() => Object.assign(window, { print: () => undefined }));
  await wizard.button("paper-print").last().click();
  await expect(page.getByText(wizard.text("paper-printed"))).toBeInViewport();
  // Only the person knows whether there is a print.
  const list = await page.context().newPage();
  await wizard.on(list).open("/certificates");
  await expect(list.getByText(wizard.inside("health-without"))).toBeVisible();
  await wizard.button("paper-printed-yes").click();
  await expect(page.getByText(wizard.text("paper-noted"))).toBeVisible();
  await list.reload();
  await expect(list.getByText(wizard.inside("health-good"))).toBeVisible();
  await list.close();
  await auditor(page)("paper");
  expect(drawings.length).toBeGreaterThan(1);
  const sheets = page.locator(".sheet");
  const pages = await sheets.count();
  expect(pages).toBe(Math.ceil(drawings.length / 4));
  for (let at = 0; at < pages; at += 1) {
    const sheet = sheets.nth(at);
    await expect(sheet).toContainText(wizard.person.name);
    await expect(sheet).toContainText(/\d{4}\.\d{2}\.\d{2}/);
    await expect(sheet).toContainText(`${at + 1} / ${pages}`);
  }
  await expect(sheets.first()).toContainText(wizard.inside("paper-certificate"));
  const context = await browser.newContext({ deviceScaleFactor: 2 });
  const desk = await context.newPage();
  const pictures: string[] = [];
  for (const [at, drawing] of drawings.entries()) {
    // Nearly as large as a telephone takes it: 5 million pixels, and the desk has a grain.
    await holdUp(desk, drawing, 744);
    await desk.addStyleTag({ content: `body { background-image: url("data:image/svg+xml,${GRAIN}") !important }` });
    pictures.push(join(scratch, `${at}.jpg`));
    await desk.screenshot({ path: pictures[at], type: "jpeg", quality: 100 });
    expect(statSync(pictures[at]).size).toBeGreaterThan(1_000_000);
  }
  await desk.locator("svg").evaluate((drawing) => drawing.remove());
  const bare = join(scratch, "desk.jpg");
  await desk.screenshot({ path: bare, type: "jpeg" });
  const next = wizard.on(desk);
  // One is missing at first.
  await next.open("/import");
  await give(next.page, pictures.slice(1));
  await expect(next.page.getByText(next.inside("paper-missing"))).toBeVisible();
  await expect(next.page.getByText(next.text("paper-read"))).toHaveCount(pictures.length - 1);
  // A picture of nothing, and one that was there already.
  await give(next.page, bare);
  await expect(next.page.getByText(next.text("paper-unread"))).toBeVisible();
  await give(next.page, pictures[1]);
  await expect(next.page.getByText(next.text("paper-known"))).toBeVisible();
  await expect(next.page.getByText(next.inside("paper-missing"))).toBeVisible();
  // What was read is forgotten.
  await expect(next.button("import-again")).toHaveCount(0);
  await next.button("paper-restart").click();
  await give(next.page, pictures[0]);
  await expect(next.page.getByText(next.inside("paper-missing"))).toBeVisible();
  await give(next.page, pictures.slice(1));
  await unlock(next);
  await expect(next.page.getByText(next.text("backup-on-paper"))).toBeVisible();
  await context.close();

  const typed = join(scratch, "typed.txt");
  writeFileSync(typed, lines.map((line) => line.toLowerCase().replace(/(.{40})/g, "$1 ")).join("\n"));
  const another = await browser.newContext();
  await restore(wizard.on(await another.newPage()), [typed]);
  await another.close();
});

async function restore(wizard: Wizard, files: string[]): Promise<void> {
  await wizard.open("/import");
  await give(wizard.page, files);
  await unlock(wizard);
}

/** Opens the backup, restores what is in it, and tries the certificate. */
async function unlock(wizard: Wizard): Promise<void> {
  await wizard.named("certificate-password").fill(OWN);
  await wizard.button("restore-open").click();
  await wizard.page.locator(".found").getByRole("button").click();
  await expect(wizard.page.getByText(wizard.text("restore-one-done"))).toBeVisible();
  await certificate(wizard);
  await wizard.button("certificate-try").click();
  await wizard.giveCertificatePassword();
  await expect(wizard.page.getByText(wizard.text("certificate-tried"))).toBeVisible();
}
