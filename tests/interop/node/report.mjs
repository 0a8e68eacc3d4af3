// One line for what was read, as tests/interop/matrix/report.rs takes it.

import { createPrivateKey, createPublicKey } from "node:crypto";
import { readFileSync } from "node:fs";

export const ID_RANDOM = "1.2.410.200004.10.1.1.3";

/** Runs `read(kind, path, password)` on every job of the command line: a password, then `kind:path`. */
export async function run(read) {
  const [password, ...jobs] = process.argv.slice(2);
  for (const job of jobs) {
    const colon = job.indexOf(":");
    try {
      const parts = await read(job.slice(0, colon), job.slice(colon + 1), password);
      const words = Object.entries(parts).map(([name, value]) => `${name}=${hex(value)}`);
      console.log(words.join(" "));
    } catch (error) {
      console.log(`refused=${String(error).replaceAll("\n", " ")}`);
    }
  }
}

/** The public half of a PKCS#8 key. */
export function publicHalf(pkcs8) {
  const key = createPrivateKey({ key: Buffer.from(pkcs8), format: "der", type: "pkcs8" });
  return createPublicKey(key).export({ format: "der", type: "spki" });
}

/** What lies in the first PEM block of a file. */
export function pem(path) {
  const [, , base64] = readFileSync(path, "latin1").match(/-----BEGIN ([^-]+)-----([^-]+)-----END/);
  return Buffer.from(base64, "base64");
}

function hex(value) {
  return Buffer.from(value).toString("hex");
}
