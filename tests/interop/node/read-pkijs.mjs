// What PKI.js reads, with the WebCrypto of Node: AES, no triple DES, no SEED.

import { readFileSync } from "node:fs";
import { Certificate, PFX, PKCS8ShroudedKeyBag } from "pkijs";

import { ID_RANDOM, pem, publicHalf, run } from "./report.mjs";

const KEY_BAG = "1.2.840.113549.1.12.10.1.2";
const CERTIFICATE_BAG = "1.2.840.113549.1.12.10.1.3";

run(async (kind, path, text) => {
  const password = Uint8Array.from(Buffer.from(text)).buffer;
  switch (kind) {
    case "p12":
      return pfx(readFileSync(path), password);
    case "npki":
      return {
        ...(await encryptedKey(readFileSync(`${path}/signPri.key`), password)),
        certificate: certificate(Certificate.fromBER(readFileSync(`${path}/signCert.der`))),
      };
    case "pkcs8":
      return encryptedKey(pem(path), password);
    case "certificates":
      return { certificate: certificate(Certificate.fromBER(pem(path))) };
    default:
      return { certificate: certificate(Certificate.fromBER(readFileSync(path))) };
  }
});

async function pfx(file, password) {
  const pfx = PFX.fromBER(file);
  await pfx.parseInternalValues({ password, checkIntegrity: true });
  const safe = pfx.parsedValue.authenticatedSafe;
  await safe.parseInternalValues({ safeContents: safe.safeContents.map(() => ({ password })) });
  const bags = safe.parsedValue.safeContents.flatMap(({ value }) => value.safeBags);
  const first = (id) => bags.find(({ bagId }) => bagId === id).bagValue;
  return {
    ...(await opened(first(KEY_BAG), password)),
    certificate: certificate(first(CERTIFICATE_BAG).parsedValue),
  };
}

function encryptedKey(der, password) {
  return opened(PKCS8ShroudedKeyBag.fromBER(der), password);
}

async function opened(bag, password) {
  await bag.parseInternalValues({ password });
  const info = bag.parsedValue;
  const parts = { key: publicHalf(info.toSchema().toBER()) };
  const random = info.attributes?.find(({ type }) => type === ID_RANDOM);
  if (random) {
    parts.random = random.values[0].valueBlock.valueHexView;
  }
  return parts;
}

function certificate(certificate) {
  return certificate.toSchema(true).toBER();
}
