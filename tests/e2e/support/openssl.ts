// OpenSSL as the stranger who judges.
import { execFileSync } from "node:child_process";

export function openssl(args: string[], input?: Buffer | string): string {
  return execFileSync("openssl", args, { input, stdio: ["pipe", "pipe", "pipe"] }).toString();
}

/** What a .p12 file holds: certificates of others, the own certificate, the key as PEM. */
export function openBundle(file: string, password: string) {
  const base = ["pkcs12", "-in", file, "-passin", `pass:${password}`];
  const certificate = pem(openssl([...base, "-nokeys", "-clcerts"]))[0];
  const others = pem(openssl([...base, "-nokeys", "-cacerts"]));
  const keyText = openssl([...base, "-nocerts", "-nodes"]);
  return { certificate, others, key: pem(keyText)[0], keyText };
}

/** The private scalar, 32 bytes. */
export function scalar(keyPem: string): Buffer {
  const text = openssl(["ec", "-noout", "-text"], keyPem);
  const hex = /priv:\s*([0-9a-f:\s]+)pub:/.exec(text)![1].replace(/[^0-9a-f]/g, "");
  return Buffer.from(hex, "hex").subarray(-32);
}

/** R, the 20 random bytes that travel with the key as an attribute. */
export function vidRandom(keyText: string): Buffer {
  const found = /1\.2\.410\.200004\.10\.1\.1\.3:\s*((?:[0-9A-F]{2}\s*)+)/.exec(keyText);
  if (!found) throw new Error(`the key has no VID random:\n${keyText.replace(/-----[^]*/, "")}`);
  return Buffer.from(found[1].replace(/\s/g, ""), "hex");
}

/** Serial number of a certificate. */
export function serial(certificate: string): string {
  return openssl(["x509", "-noout", "-serial"], certificate).trim();
}

function pem(text: string): string[] {
  return text.match(/-----BEGIN [^-]+-----[^]+?-----END [^-]+-----\n/g) ?? [];
}
