// Looks for secrets in files and in traffic, in the forms in which they could lie there.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

export interface Secret {
  name: string;
  value: Buffer;
  /** Short numbers count only where they stand alone: inside longer ones they are chance. */
  alone?: boolean;
}

/** Every file under a folder. */
export function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
}

/** Where a secret lies: `name as form in place`. */
export function find(secrets: Secret[], place: string, content: Buffer): string[] {
  const hits: string[] = [];
  for (const { name, value, alone } of secrets) {
    for (const [form, bytes] of formsOf(value)) {
      if (holds(content, bytes, alone ? (form === "UTF-16" ? 2 : 1) : 0)) hits.push(`${name} as ${form} in ${place}`);
    }
  }
  return hits;
}

export function findInFiles(secrets: Secret[], files: string[]): string[] {
  return files.flatMap((path) => find(secrets, path, readFileSync(path)));
}

function formsOf(value: Buffer): [string, Buffer][] {
  const hex = value.toString("hex");
  const forms: [string, Buffer][] = [
    ["bytes", value],
    ["UTF-16", Buffer.from(value.toString("latin1"), "utf16le")],
    ["hex", Buffer.from(hex)],
    ["HEX", Buffer.from(hex.toUpperCase())],
    ["URL", Buffer.from(encodeURIComponent(value.toString("latin1")))],
  ];
  // Base64 depends on the place in a longer text: three phases, without the ends that mix with others.
  for (const encoding of ["base64", "base64url"] as const) {
    for (const phase of [0, 1, 2]) {
      const text = Buffer.concat([Buffer.alloc(phase), value]).toString(encoding).replace(/=+$/, "");
      const core = text.slice(phase === 0 ? 0 : phase + 1, text.length - 1);
      if (core.length >= 8) forms.push([`${encoding}+${phase}`, Buffer.from(core)]);
    }
  }
  return forms;
}

/** `width`: bytes of a character, where the value counts only if it stands alone; 0 if it counts anywhere. */
function holds(content: Buffer, bytes: Buffer, width: number): boolean {
  for (let at = content.indexOf(bytes); at >= 0; at = content.indexOf(bytes, at + 1)) {
    if (width === 0) return true;
    if (!isWord(content[at - width]) && !isWord(content[at + bytes.length])) return true;
  }
  return false;
}

/** Identifiers of the browser's own sessions have dashes: `8836` in `51dd-8836-4fe4` is chance. */
function isWord(byte: number | undefined): boolean {
  return byte !== undefined && /[0-9A-Za-z.-]/.test(String.fromCharCode(byte));
}
