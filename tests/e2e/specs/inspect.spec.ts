// The certificate doctor, on files that OpenSSL wrote.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import type { Locator } from "@playwright/test";

import { auditor } from "../support/audit.ts";
import { expect, test } from "../support/fixtures.ts";
import { openBundle, openssl } from "../support/openssl.ts";
import { KIM } from "../support/people.ts";
import type { Wizard } from "../support/wizard.ts";

const PASSWORD = "weak";
const NEW = "Lake+Forest!7392";

/** A root, a certificate that it has issued, a request, a list, a signature, and a weak bundle. */
function made(folder: string): Record<"root" | "leaf" | "request" | "list" | "signature" | "bundle" | "key", string> {
  const at = (name: string) => join(folder, name);
  const config = at("ca.cnf");
  writeFileSync(
    config,
    `[ca]\ndefault_ca=d\n[d]\ndatabase=${at("index.txt")}\ndefault_md=sha256\ndefault_crl_days=30\n`,
  );
  writeFileSync(at("index.txt"), "");
  const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  openssl(["req", "-x509", ...curve, "-keyout", at("root.key"), "-out", at("root.pem"), "-days", "900",
    "-subj", "/C=KR/O=Example Authority/CN=Example Root"]);
  openssl(["req", ...curve, "-keyout", at("leaf.key"), "-out", at("leaf.csr"), "-utf8", "-subj", "/C=KR/O=Example/CN=김영희"]);
  writeFileSync(at("leaf.ext"), "basicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature\nsubjectAltName=email:kim@example.com\n1.2.3.4.5=critical,ASN1:NULL\n");
  openssl(["x509", "-req", "-in", at("leaf.csr"), "-CA", at("root.pem"), "-CAkey", at("root.key"), "-days", "300",
    "-extfile", at("leaf.ext"), "-out", at("leaf.pem")]);
  openssl(["ca", "-config", config, "-gencrl", "-keyfile", at("root.key"), "-cert", at("root.pem"), "-out", at("list.pem")]);
  openssl(["cms", "-sign", "-binary", "-nodetach", "-signer", at("leaf.pem"), "-inkey", at("leaf.key"), "-outform", "DER",
    "-out", at("signed.p7m")], "이 글에 서명합니다.");
  openssl(["pkcs12", "-export", "-legacy", "-inkey", at("leaf.key"), "-in", at("leaf.pem"), "-certfile", at("root.pem"),
    "-passout", `pass:${PASSWORD}`, "-out", at("bundle.p12")]);
  return { root: at("root.pem"), leaf: at("leaf.pem"), request: at("leaf.csr"), list: at("list.pem"),
    signature: at("signed.p7m"), bundle: at("bundle.p12"), key: at("leaf.key") };
}

/** Drops files on the page, and waits for what it says of them. */
async function look(wizard: Wizard, ...files: string[]): Promise<void> {
  await wizard.page.locator("input[name=files]").setInputFiles(files);
  await expect(reports(wizard).first()).toBeVisible();
  await expect(results(wizard)).toBeFocused();
}

/** Where reading begins. */
const results = (wizard: Wizard): Locator =>
  wizard.page.getByRole("heading", { level: 2, name: wizard.inside("inspect-count") });
const reports = (wizard: Wizard): Locator => wizard.page.locator(".report");
/** Reports on things of this kind. */
const of = (wizard: Wizard, kind: string): Locator =>
  reports(wizard).filter({ has: wizard.page.locator(".badge").getByText(wizard.text(`kind-${kind}`)) });
const notice = (report: Locator, wizard: Wizard, id: string): Locator =>
  report.locator(".notices li").filter({ hasText: wizard.inside(`notice-${id}`) });

test("every field in words, in both languages, without network and without a vault", async ({ page, context, wizard, scratch }) => {
  const files = made(scratch);
  const audit = auditor(page);
  await wizard.open();
  const loaded = page.waitForResponse(/file-keeper.*\.wasm/);
  await page.getByRole("link", { name: wizard.inside("home-inspect-about") }).click();
  await expect(page.getByRole("heading", { level: 1, name: wizard.text("inspect-title") })).toBeVisible();
  await loaded;
  await page.waitForLoadState("networkidle");
  await context.setOffline(true);
  const asked: string[] = [];
  page.on("request", (request) => {
    // Letters that were not needed before: without their font the device's own is shown.
    if (request.resourceType() !== "font") asked.push(request.url());
  });

  await look(wizard, files.root, files.leaf, files.request, files.list, files.signature);
  const leaf = of(wizard, "certificate").filter({ hasText: "김영희" }).first();
  await expect(notice(leaf, wizard, "valid")).toBeVisible();
  await expect(notice(leaf, wizard, "unknown-critical")).toContainText("1.2.3.4.5");
  // Every field of the standard, by its name; the details are there to be opened.
  await expect(leaf.locator("dt").filter({ hasText: wizard.text("field-serial") })).toBeVisible();
  for (const summary of await leaf.locator("summary").all()) {
    if (!(await summary.evaluate((node) => (node.parentElement as HTMLDetailsElement).open))) await summary.click();
  }
  await expect(leaf).toContainText(wizard.inside("usage-digital-signature"));
  await expect(leaf).toContainText("kim@example.com");
  await expect(notice(of(wizard, "request"), wizard, "request-signed")).toBeVisible();
  await expect(notice(of(wizard, "crl"), wizard, "list-signed")).toBeVisible();
  await expect(notice(of(wizard, "signed"), wizard, "signer-right")).toBeVisible();
  await expect(notice(of(wizard, "chain"), wizard, "chain-to-root")).toBeVisible();
  await audit("five files");

  expect(asked).toEqual([]);
  // Once opened it works without the network for the whole visit.
  await page.locator("a.brand").click();
  await expect(wizard.link("home-start")).toBeVisible();
  await page.goBack();
  await look(wizard, files.root);
  await expect(of(wizard, "certificate")).toHaveCount(1);
  await look(wizard, files.list);
  await expect(notice(of(wizard, "crl"), wizard, "chain-absent")).toBeVisible();
  await look(wizard, files.root, files.leaf, files.request, files.list, files.signature);
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
  await context.setOffline(false);
  await wizard.useEnglish();
  await expect(notice(of(wizard, "request"), wizard, "request-signed")).toBeVisible();
  await expect(of(wizard, "certificate").first()).toContainText("Basic constraints");
});

test("a weak bundle opens with its password and is written anew", async ({ page, wizard, scratch }, info) => {
  const { bundle } = made(scratch);
  await wizard.open("/inspect");
  await look(wizard, bundle);
  const file = of(wizard, "pkcs12");
  await expect(notice(file, wizard, "locked")).toBeVisible();
  await expect(page.getByText(wizard.text("inspect-mend-keys"))).toHaveCount(0);
  await wizard.named("file-password").fill("not it");
  await wizard.button("inspect-again").click();
  await expect(notice(file, wizard, "does-not-open")).toBeVisible();
  await wizard.says("file-does-not-open");
  await wizard.named("file-password").fill(PASSWORD);
  await wizard.button("inspect-again").click();
  await expect(notice(file, wizard, "opened")).toBeVisible();
  await expect(page.locator(".notices li").filter({ hasText: wizard.inside("notice-protection-weak") }).first()).toBeVisible();
  await expect(of(wizard, "certificate")).toHaveCount(2);
  await expect(wizard.named("file-password")).toHaveCount(0);
  // These are no joint certificates: there is no number to compare.
  await expect(wizard.named("inspect-number")).toHaveCount(0);

  await wizard.named("mend-password").fill("short");
  await wizard.button("inspect-mend-keys-submit").click();
  await expect(page.getByText(wizard.text("password-bad"))).toBeVisible();
  await wizard.named("mend-password").fill(NEW);
  await wizard.named("mend-password-repeat").fill(NEW);
  const download = await wizard.download(wizard.button("inspect-mend-keys-submit"));
  const saved = info.outputPath("mended.p12");
  await download.saveAs(saved);
  await expect(page.getByText(wizard.inside("inspect-mended"))).toBeVisible();
  const { others } = openBundle(saved, NEW);
  expect(others).toHaveLength(1);
  const protection = openssl(["pkcs12", "-in", saved, "-passin", `pass:${NEW}`, "-noout", "-info"]);
  expect(protection).not.toContain("RC2");
});

test("an archive is looked into, and a backup is known", async ({ page, wizard, scratch }) => {
  const { root, leaf } = made(scratch);
  await wizard.issue("banking");
  await wizard.open("/backup");
  await wizard.named("password").fill(NEW);
  await wizard.named("password-repeat").fill(NEW);
  const backup = join(scratch, "all.ingam");
  await (await wizard.download(wizard.button("backup-make"))).saveAs(backup);
  const archive = join(scratch, "files.zip");
  const write = "import sys, zipfile\nwith zipfile.ZipFile(sys.argv[1], 'w') as z: [z.write(f, a) for f, a in zip(sys.argv[2::2], sys.argv[3::2])]";
  execFileSync("python3", ["-c", write, archive, leaf, "NPKI/leaf.pem", backup, "all.ingam"]);

  await wizard.open("/inspect");
  await look(wizard, archive, root);
  await expect(of(wizard, "certificate").filter({ hasText: "files.zip/NPKI/leaf.pem" })).toHaveCount(1);
  await expect(notice(of(wizard, "chain"), wizard, "chain-to-root")).toBeVisible();
  const known = of(wizard, "backup");
  await expect(known).toContainText("files.zip/all.ingam");
  await expect(notice(known, wizard, "backup")).toBeVisible();
  // No password of these files would show more.
  await expect(wizard.named("file-password")).toHaveCount(0);
  await expect(wizard.named("inspect-number")).toHaveCount(0);
  await auditor(page)("archive and backup");

  await look(wizard, leaf);
  await expect(notice(of(wizard, "certificate"), wizard, "chain-absent")).toContainText("Example Root");
  await look(wizard, backup);
  await of(wizard, "backup").getByRole("link", { name: wizard.text("inspect-restore") }).click();
  await page.locator("input[name=files]").setInputFiles(backup);
  await expect(page.getByRole("heading", { level: 2, name: wizard.text("restore-title") })).toBeFocused();
  await expect(page.getByText(wizard.text("restore-lead"))).toBeVisible();
  await expect(page.getByText(wizard.text("import-found"))).toHaveCount(0);
  await wizard.named("certificate-password").fill(NEW);
  await wizard.button("restore-open").click();
  await expect(page.getByRole("heading", { level: 2, name: wizard.text("restore-choose") })).toBeFocused();
});

test("certificates alone are put in order", async ({ page, wizard, scratch }, info) => {
  const { root, leaf } = made(scratch);
  await wizard.open("/inspect");
  await look(wizard, root, leaf);
  const download = await wizard.download(wizard.button("inspect-mend-chain-submit"));
  const saved = info.outputPath("chain.pem");
  await download.saveAs(saved);
  // `openssl x509` reads the first one.
  expect(openssl(["x509", "-in", saved, "-noout", "-issuer"])).toContain("Example Root");
  expect(openssl(["x509", "-in", saved, "-noout", "-subject", "-nameopt", "utf8"])).toContain("김영희");
  openssl(["verify", "-ignore_critical", "-CAfile", root, "-untrusted", saved, saved]);
  await expect(page.getByText(wizard.inside("inspect-mended"))).toBeVisible();
});

test("whose certificate it is shows against a number that is typed", async ({ wizard }, info) => {
  await wizard.start();
  await wizard.continueToPassword("banking");
  await wizard.fillPassword("file");
  await wizard.finish();
  const saved = info.outputPath("own.p12");
  await (await wizard.download(wizard.button("done-save-file"))).saveAs(saved);
  await wizard.open("/inspect");
  await look(wizard, saved);
  // Nothing is asked that cannot be answered yet.
  await expect(wizard.named("inspect-number")).toHaveCount(0);
  await wizard.named("file-password").fill(wizard.person.certificatePassword);
  await wizard.button("inspect-again").click();
  await expect(results(wizard)).toBeFocused();
  await expect(wizard.named("file-password")).toHaveCount(0);
  await wizard.named("inspect-number").fill(wizard.person.number);
  await wizard.button("inspect-again").click();
  const own = of(wizard, "certificate").filter({ hasText: wizard.person.name }).first();
  await expect(notice(own, wizard, "vid-matches")).toBeVisible();
  await expect(results(wizard)).toBeFocused();
  // The password is remembered for these files, the number is not.
  await expect(wizard.named("inspect-number")).toHaveValue("");
  await wizard.named("inspect-number").fill(KIM.number);
  await wizard.button("inspect-again").click();
  await expect(notice(own, wizard, "vid-differs")).toBeVisible();
  await expect(notice(own, wizard, "vid-matches")).toHaveCount(0);
});

test("hostile files are named, not obeyed", async ({ page, wizard, scratch: folder }) => {
  const markup = join(folder, "<img src=x onerror=alert(1)>.pem");
  writeFileSync(markup, "no certificate");
  const huge = join(folder, "huge.p12");
  writeFileSync(huge, Buffer.alloc(300 * 1024 * 1024));
  const picture = join(folder, "photo.pfx");
  writeFileSync(picture, Buffer.from("ffd8ffe000104a46494600", "hex"));
  await wizard.open("/inspect");
  await look(wizard, markup, huge, picture);
  await expect(reports(wizard).filter({ hasText: "<img src=x" })).toContainText(wizard.inside("notice-unknown"));
  await expect(reports(wizard).filter({ hasText: "photo.pfx" })).toContainText(wizard.inside("notice-image"));
  await expect(page.getByText(wizard.inside("import-too-large"))).toContainText("huge.p12");
});

test("without its explanations it says so, and looks at nothing", async ({ page, context, wizard }) => {
  await wizard.open();
  await expect(wizard.link("home-start")).toBeVisible();
  await context.setOffline(true);
  await page.getByRole("link", { name: wizard.inside("inspect-title") }).click();
  await wizard.says("inspect-texts-missing");
  await expect(page.locator("input[name=files]")).toHaveCount(0);
  await context.setOffline(false);
  await wizard.button("action-retry").click();
  await expect(page.locator("input[name=files]")).toHaveCount(1);
  await expect(page.getByRole("alert")).toHaveCount(0);
});
