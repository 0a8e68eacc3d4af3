// What PKI.js writes: a password, the folder with key (with R) and certificate, the folder for the files.

import { readFileSync, writeFileSync } from "node:fs";
import {
  AuthenticatedSafe,
  CertBag,
  Certificate,
  PFX,
  PKCS8ShroudedKeyBag,
  PrivateKeyInfo,
  SafeBag,
  SafeContents,
} from "pkijs";

const [text, source, target] = process.argv.slice(2);
const password = Uint8Array.from(Buffer.from(text)).buffer;
const encryption = {
  password,
  contentEncryptionAlgorithm: { name: "AES-CBC", length: 256 },
  hmacHashAlgorithm: "SHA-256",
  iterationCount: 10_000,
};

const key = new PKCS8ShroudedKeyBag({
  parsedValue: PrivateKeyInfo.fromBER(readFileSync(`${source}/key.der`)),
});
const certificate = new CertBag({
  parsedValue: Certificate.fromBER(readFileSync(`${source}/certificate.der`)),
});
await key.makeInternalValues(encryption);
const bags = [
  new SafeBag({ bagId: "1.2.840.113549.1.12.10.1.2", bagValue: key }),
  new SafeBag({ bagId: "1.2.840.113549.1.12.10.1.3", bagValue: certificate }),
];
const safeContents = bags.map((bag) => ({
  privacyMode: 1,
  value: new SafeContents({ safeBags: [bag] }),
}));
const safe = new AuthenticatedSafe({ parsedValue: { safeContents } });
await safe.makeInternalValues({ safeContents: [encryption, encryption] });
const pfx = new PFX({ parsedValue: { integrityMode: 0, authenticatedSafe: safe } });
await pfx.makeInternalValues({
  password,
  iterations: 10_000,
  pbkdf2HashAlgorithm: "SHA-256",
  hmacHashAlgorithm: "SHA-256",
});
writeFileSync(`${target}/aes.p12`, Buffer.from(pfx.toSchema().toBER()));
writeFileSync(`${target}/aes.key`, Buffer.from(key.toSchema().toBER()));
