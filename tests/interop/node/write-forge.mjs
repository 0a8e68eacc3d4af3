// What node-forge writes, of RSA keys: a password, the folder with key and certificate, the folder for
// the files.

import { readFileSync, writeFileSync } from "node:fs";
import forge from "node-forge";

const { asn1, pki, pkcs12 } = forge;
const [password, source, target] = process.argv.slice(2);

const key = pki.privateKeyFromPem(readFileSync(`${source}/key.pem`));
// With its signed part as it stands: node-forge writes Korean names otherwise than it reads them.
const certificate = pki.certificateFromPem(readFileSync(`${source}/certificate.pem`), true);
for (const algorithm of ["3des", "aes256"]) {
  const pfx = pkcs12.toPkcs12Asn1(key, [certificate], password, { algorithm, count: 10_000 });
  writeFileSync(`${target}/${algorithm}.p12`, asn1.toDer(pfx).getBytes(), "latin1");
}
// With R, which node-forge carries along as it stands.
const info = asn1.fromDer(readFileSync(`${source}/key.der`, "latin1"));
const options = { algorithm: "aes256", count: 10_000, prfAlgorithm: "sha256" };
const encrypted = pki.encryptPrivateKeyInfo(info, password, options);
writeFileSync(`${target}/key.pem`, pki.encryptedPrivateKeyToPem(encrypted));
