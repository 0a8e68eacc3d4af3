// The page's own words, read from the files that the page is built from: the tests look for what
// people see, and do not repeat it.
import { readFileSync } from "node:fs";

export type Language = "ko-KR" | "en-US";

const messages = new Map<Language, Map<string, string>>();

function load(language: Language): Map<string, string> {
  const known = messages.get(language);
  if (known) return known;
  const files = ["ftl", "centre.ftl", "issuance.ftl", "vault.ftl", "files.ftl", "safety.ftl", "bank.ftl", "transfer.ftl", "renewal.ftl", "revocation.ftl", "foreign.ftl", "copy.ftl", "verify.ftl", "notices.ftl", "errors.ftl", "inspect.ftl", "verified.ftl"].map((part) => `${language}.${part}`);
  const read = (name: string) =>
    readFileSync(new URL(`../../../assets/i18n/${name}`, import.meta.url), "utf8");
  const all = new Map<string, string>();
  let id = "";
  for (const line of files.map(read).join("\n").split("\n")) {
    const start = /^([a-z][\w-]*)\s*=\s*(.*)$/.exec(line);
    if (start) {
      id = start[1];
      all.set(id, start[2]);
    } else if ((/^\s+\S/.test(line) || line === "}") && id) {
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
  const variants = variantsOf(message) ?? [message];
  return new RegExp(`^\\s*(?:${variants.map(pattern).join("|")})\\s*$`, "s");
}

/** The sentences of a message that is a choice as a whole, as all of ours are. */
function variantsOf(message: string): string[] | undefined {
  const choice = /^\{\s*\$\w+\s*->(.*)\}$/s.exec(message);
  return choice?.[1].split(/\s\*?\[\w+\]\s/).slice(1);
}

function pattern(sentence: string): string {
  const escaped = sentence.trim().split(/\{[^{}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const found = escaped.join(".*");
  if (!/\p{L}/u.test(found)) throw new Error(`any text would do for: ${sentence}`);
  return found;
}

/** The same, anywhere inside a longer text. */
export function inside(language: Language, id: string): RegExp {
  return new RegExp(text(language, id).source.replace(/^\^\\s\*|\\s\*\$$/g, ""), "s");
}
