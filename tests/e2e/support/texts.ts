// The page's own words, read from the files that the page is built from: the tests look for what
// people see, and do not repeat it.
import { readFileSync } from "node:fs";

export type Language = "ko-KR" | "en-US";

const messages = new Map<Language, Map<string, string>>();

function load(language: Language): Map<string, string> {
  const known = messages.get(language);
  if (known) return known;
  const files = ["ftl", "centre.ftl", "issuance.ftl", "errors.ftl"].map((part) => `${language}.${part}`);
  const read = (name: string) =>
    readFileSync(new URL(`../../../assets/i18n/${name}`, import.meta.url), "utf8");
  const all = new Map<string, string>();
  let id = "";
  for (const line of files.map(read).join("\n").split("\n")) {
    const start = /^([a-z][\w-]*)\s*=\s*(.*)$/.exec(line);
    if (start) {
      id = start[1];
      all.set(id, start[2]);
    } else if (/^\s+\S/.test(line) && id) {
      all.set(id, `${all.get(id)} ${line.trim()}`.trim());
    } else {
      id = "";
    }
  }
  messages.set(language, all);
  return all;
}

/** The text of a message; a pattern where it has parts that vary. */
export function text(language: Language, id: string): RegExp {
  const message = load(language).get(id);
  if (message === undefined) throw new Error(`no message ${id} in ${language}`);
  // A message with variants starts the varying part with a selector; nesting does not occur.
  const parts = message.split(/\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/);
  const escaped = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^\\s*${escaped.join(".*")}\\s*$`, "s");
}

/** The same, anywhere inside a longer text. */
export function inside(language: Language, id: string): RegExp {
  return new RegExp(text(language, id).source.replace(/^\^\\s\*|\\s\*\$$/g, ""), "s");
}
