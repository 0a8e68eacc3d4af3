// Certificates of other authorities, which OpenSSL wrote: RSA keys sign too, and the second pair of a joint
// certificate is known for what it is.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "../support/fixtures.ts";
import { openssl } from "../support/openssl.ts";
import type { Wizard } from "../support/wizard.ts";

const PASSWORD = "Another-Pass.77";
const NAME = "이영수";

interface Pair {
  certificate: string;
  key: string;
}

/** A self-signed certificate and its key, both in DER, the key under a password. */
function pair(folder: string, stem: "sign" | "km", usage: string, algorithm: string[]): Pair {
  const [plain, text] = [join(folder, `${stem}.key`), join(folder, `${stem}.pem`)];
  const subject = ["-utf8", "-subj", `/C=KR/O=Example/CN=${NAME}`, "-addext", `keyUsage=critical,${usage}`];
  openssl(["req", "-x509", ...algorithm, "-nodes", "-days", "300", "-keyout", plain, "-out", text, ...subject]);
  const made = { certificate: join(folder, `${stem}Cert.der`), key: join(folder, `${stem}Pri.key`) };
  openssl(["x509", "-in", text, "-outform", "DER", "-out", made.certificate]);
  openssl(["pkcs8", "-topk8", "-in", plain, "-outform", "DER", "-passout", `pass:${PASSWORD}`, "-out", made.key]);
  return made;
}

const RSA = (bits: number) => ["-newkey", `rsa:${bits}`];

async function openFiles(wizard: Wizard, files: string[]): Promise<void> {
  await wizard.open("/import");
  await wizard.page.locator("input[name=files]").setInputFiles(files);
  await wizard.named("certificate-password").fill(PASSWORD);
  await wizard.button("import-open").click();
  await expect(wizard.named("identity-0")).toBeVisible();
}

for (const bits of [2048, 4096]) {
  test(`an RSA key of ${bits} bits is taken over, signs, and goes out again as it came`, async ({ page, wizard, scratch: folder }, info) => {
    const { certificate, key } = pair(folder, "sign", "digitalSignature,nonRepudiation", RSA(bits));
    await openFiles(wizard, [certificate, key]);
    await wizard.button("import-take").click();
    await expect(page.getByText(wizard.inside("import-taken"))).toBeVisible();
    await wizard.link("certificates-open").click();
    // It signed itself: nobody here knows that authority, and what that means is said.
    await expect(page.getByText(wizard.text("state-stranger"))).toBeVisible();
    await expect(page.getByText(wizard.text("chain-stranger"))).toBeVisible();
    // The browser's WebCrypto signs, and what it signed is verified.
    await wizard.button("certificate-try").click();
    await wizard.giveCertificatePassword(PASSWORD);
    await expect(page.getByRole("status").filter({ hasText: wizard.inside("certificate-tried") })).toBeVisible();
    const saved = info.outputPath("rsa.p12");
    await wizard.button("certificate-save").click();
    await wizard.named("certificate-password").fill(PASSWORD);
    await (await wizard.download(page.getByRole("dialog").locator("button[type=submit]"))).saveAs(saved);
    const out = openssl(["pkcs12", "-in", saved, "-passin", `pass:${PASSWORD}`, "-nocerts", "-nodes"]);
    const modulus = (text: string) => openssl(["rsa", "-noout", "-modulus"], text);
    const original = openssl(["pkcs8", "-inform", "DER", "-in", key, "-passin", `pass:${PASSWORD}`]);
    expect(modulus(out)).toBe(modulus(original));
  });
}

test("without the certificate of its issuer, what that means is said, and which file there is", async ({ page, wizard, scratch }) => {
  const path = (name: string) => join(scratch, name);
  const ec = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  openssl(["req", "-x509", ...ec, "-days", "300", "-subj", "/C=KR/O=Elsewhere/CN=Elsewhere CA", "-keyout", path("ca.key"), "-out", path("ca.pem")]);
  openssl(["req", ...ec, "-utf8", "-subj", `/C=KR/O=Elsewhere/CN=${NAME}`, "-keyout", path("sign.key"), "-out", path("sign.csr")]);
  const signed = ["-CA", path("ca.pem"), "-CAkey", path("ca.key"), "-days", "300", "-outform", "DER"];
  openssl(["x509", "-req", "-in", path("sign.csr"), ...signed, "-out", path("signCert.der")]);
  openssl(["pkcs8", "-topk8", "-in", path("sign.key"), "-outform", "DER", "-passout", `pass:${PASSWORD}`, "-out", path("signPri.key")]);
  await openFiles(wizard, [path("signCert.der"), path("signPri.key")]);
  await wizard.button("import-take").click();
  await expect(page.getByText(wizard.inside("import-taken"))).toBeVisible();
  await wizard.link("certificates-open").click();
  await expect(page.getByText(wizard.text("fact-chain-no-issuer"))).toBeVisible();
  await expect(page.getByText(wizard.text("chain-stranger"))).toBeVisible();
  await wizard.open("/certificates");
  await expect(page.getByRole("row").filter({ hasText: NAME })).toContainText(wizard.inside("from-file"));
  await expect(page.getByText(wizard.inside("health-sources"))).toBeVisible();
  await expect(page.getByText(wizard.inside("health-without"))).toBeHidden();
});

test("a key that another certificate belongs to is not tried", async ({ page, wizard, scratch }) => {
  const [one, other] = [join(scratch, "one"), join(scratch, "other")];
  for (const folder of [one, other]) mkdirSync(folder);
  const { certificate } = pair(one, "sign", "digitalSignature", RSA(2048));
  const { key } = pair(other, "sign", "digitalSignature", RSA(2048));
  await wizard.open("/import");
  await page.locator("input[name=files]").setInputFiles([certificate, key]);
  await wizard.named("certificate-password").fill(PASSWORD);
  await wizard.button("import-open").click();
  await expect(page.getByText(wizard.text("import-no-pair"))).toBeVisible();
});

test("of two pairs in a folder the one for signing is chosen", async ({ page, wizard, scratch }) => {
  const folder = join(scratch, "NPKI", "Example", "USER", `cn=${NAME}`);
  mkdirSync(folder, { recursive: true });
  const sign = pair(folder, "sign", "digitalSignature,nonRepudiation", ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]);
  const km = pair(folder, "km", "keyEncipherment,dataEncipherment", RSA(2048));
  const note = join(folder, "CaPubs");
  writeFileSync(note, "");
  await openFiles(wizard, [km.certificate, km.key, sign.certificate, sign.key, note]);
  const encryption = page.locator(".identity").filter({ hasText: wizard.inside("import-encryption") });
  await expect(encryption).toHaveCount(1);
  await expect(encryption.locator("input[type=checkbox]")).not.toBeChecked();
  await expect(page.locator(".identity input:checked")).toHaveCount(1);
  await wizard.button("import-take").click();
  await expect(page.getByText(wizard.inside("import-taken"))).toHaveCount(1);
});
