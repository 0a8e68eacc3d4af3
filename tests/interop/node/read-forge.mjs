// What node-forge reads. It decrypts any key but has no class for P-256: there its PrivateKeyInfo counts.

import { readFileSync } from "node:fs";
import forge from "node-forge";

import { ID_RANDOM, pem, publicHalf, run } from "./report.mjs";

const { asn1, pki, pkcs12 } = forge;
const { CONTEXT_SPECIFIC } = asn1.Class;

run((kind, path, password) => {
  switch (kind) {
    case "p12":
      return pfx(parse(readFileSync(path)), password);
    case "npki": {
      const key = parse(readFileSync(`${path}/signPri.key`));
      const certificate = parse(readFileSync(`${path}/signCert.der`));
      return { ...privateKey(pki.decryptPrivateKeyInfo(key, password)), certificate: der(certificate) };
    }
    case "pkcs8":
      return privateKey(pki.decryptPrivateKeyInfo(parse(pem(path)), password));
    // With the signed part as it stands: node-forge writes Korean names otherwise than it reads them.
    case "certificates":
      return { certificate: der(pki.certificateToAsn1(pki.certificateFromPem(readFileSync(path), true))) };
    default: {
      const certificate = pki.certificateFromAsn1(parse(readFileSync(path)), true);
      return { certificate: der(pki.certificateToAsn1(certificate)) };
    }
  }
});

function pfx(file, password) {
  const bags = pkcs12.pkcs12FromAsn1(file, password);
  const first = (bagType) => bags.getBags({ bagType })[bagType][0];
  const { key, asn1: info } = first(pki.oids.pkcs8ShroudedKeyBag);
  const { cert, asn1: certificate } = first(pki.oids.certBag);
  return {
    ...privateKey(key ? pki.wrapRsaPrivateKey(pki.privateKeyToAsn1(key)) : info),
    certificate: der(cert ? pki.certificateToAsn1(cert) : certificate),
  };
}

function privateKey(info) {
  if (!info) {
    throw new Error("does not open");
  }
  const parts = { key: publicHalf(Buffer.from(der(info))) };
  const attributes = info.value.find(({ tagClass, type }) => tagClass === CONTEXT_SPECIFIC && type === 0);
  for (const { value } of attributes?.value ?? []) {
    const [id, values] = value;
    if (asn1.derToOid(id.value) === ID_RANDOM) {
      // A BIT STRING without unused bits.
      parts.random = Buffer.from(asn1.toDer(values.value[0]).bytes(), "latin1").subarray(3);
    }
  }
  return parts;
}

function parse(bytes) {
  return asn1.fromDer(forge.util.createBuffer(bytes));
}

function der(object) {
  return Buffer.from(asn1.toDer(object).bytes(), "latin1");
}
