// Slips of people who type or paste, made of what would be right (crates/core/tests/suite/bad_input.rs).

export const SLIPS = [
  "empty",
  "blank",
  "too long",
  "other characters",
  "full width",
  "spaces",
  "dashes",
  "emoji",
  "HTML",
  "right-to-left mark",
  "right-to-left override",
  "line break",
  "NUL",
] as const;

export type Slip = (typeof SLIPS)[number];

export function slipped(slip: Slip, right: string): string {
  const at = Math.min(2, right.length - 1);
  const [head, tail] = [right.slice(0, at), right.slice(at)];
  switch (slip) {
    case "empty":
      return "";
    case "blank":
      return " \u3000\t";
    case "too long":
      return right.repeat(100);
    case "other characters":
      return "٣日".repeat(4);
    case "full width":
      return right.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
    case "spaces":
      return ` ${head} ${tail} `;
    case "dashes":
      return `${head}-${tail}`;
    case "emoji":
      return `${head}🙂${tail}`;
    case "HTML":
      return `<b>${right}</b>`;
    case "right-to-left mark":
      return `\u200f${right}\u200f`;
    case "right-to-left override":
      return `\u202e${right}`;
    case "line break":
      return `${head}\r\n${tail}`;
    case "NUL":
      return `${right}\0`;
  }
}
