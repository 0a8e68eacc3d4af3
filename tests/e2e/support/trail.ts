// What a journey leaves: pictures of its screens, and every certificate, list and answer on its way, with what
// OpenSSL says of them at the time of the journey.
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Page, expect } from "@playwright/test";

import { Album } from "./album.ts";
import type { Bank } from "./bank.ts";
import { certificatesIn } from "./cmp.ts";
import { openssl, serial } from "./openssl.ts";
import type { Wizard } from "./wizard.ts";

/** What the folder holds, a line a file. */
const LIST = "files.txt";

export type State = "good" | "suspended" | "revoked" | "superseded";

/** How OpenSSL words an answer of the responder. */
const ANSWERS: Record<State, RegExp> = {
  good: /: good$/m,
  suspended: /: revoked$[^]*Reason: certificateHold/m,
  revoked: /: revoked$(?![^]*Reason: (?:certificateHold|superseded))/m,
  superseded: /: revoked$[^]*Reason: superseded/m,
};
/** OpenSSL's responder client looks at the machine's clock only: the journey is up to so many seconds ahead of it. */
const AHEAD = 3 * 366 * 86_400;
/** So many seconds the bank's clock may be ahead of the page's. */
const WAITED = 600;

export class Trail {
  readonly #files = new Set<string>();
  readonly #album: Album;
  /** Certificates that the bank answered with, PEM by serial number (lower-case hex). */
  readonly #certificates = new Map<string, string>();
  /** Seconds that the journey is ahead of this machine. */
  #ahead = 0;
  #step = 0;

  constructor(
    readonly folder: string,
    readonly bank: Bank,
  ) {
    this.#album = new Album(folder, "screens");
  }

  /** Seconds since 1970, by the clock of the page. */
  now = (): number => Math.floor(Date.now() / 1000) + this.#ahead;
  /** When nothing of the bank is from the future: its clock goes on by itself where a one-time password is waited for. */
  #then = (): string => String(this.now() + WAITED);

  /** The screen, in both widths and both themes. */
  async see(page: Page, screen: string): Promise<void> {
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeAttached();
    await expect(page.locator(".loading")).toHaveCount(0);
    await this.#album.take(page, screen, (name) => this.#note(name));
  }

  /** Every file is on the list before it is there: what a journey leaves that breaks off is removed by the next one. */
  #note(name: string): void {
    if (this.#files.has(name)) return;
    this.#files.add(name);
    mkdirSync(this.folder, { recursive: true });
    appendFileSync(join(this.folder, LIST), `${name}\n`);
  }

  /** Leaves a file. */
  keep(name: string, content: Buffer | string): string {
    const path = join(this.folder, name);
    this.#note(name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  }

  /** The list of all that was left, in order. */
  finish(): void {
    writeFileSync(join(this.folder, LIST), `${[...this.#files].sort().join("\n")}\n`);
  }

  /** From now on the certificates in the bank's answers to this page are kept. */
  async follow(page: Page): Promise<void> {
    await page.route("**/cmp", async (route) => {
      const response = await route.fetch();
      for (const pem of certificatesIn(await response.body())) this.#certificates.set(number(pem), pem);
      await route.fulfill({ response });
    });
  }

  /** Time goes by for bank and page. */
  async wait(days: number, ...pages: Page[]): Promise<void> {
    await this.bank.advance(days * 86_400);
    this.#ahead += days * 86_400;
    for (const page of pages) await page.clock.setSystemTime(this.now() * 1000);
  }

  /** The certificate with this serial number, PEM. */
  certificate(serialNumber: string): string {
    const found = this.#certificates.get(serialNumber);
    if (!found) throw new Error(`no answer to this page had a certificate ${serialNumber}`);
    return found;
  }

  /** The responder and the lists, asked and verified by OpenSSL, say of a certificate what is expected, and so does its page. */
  async agree(name: string, serialNumber: string, expected: State, wizard: Wizard): Promise<void> {
    this.#step += 1;
    const folder = `status/${String(this.#step).padStart(2, "0")}-${name}-${expected}`;
    const certificate = this.keep(`certificates/${name}.pem`, this.certificate(serialNumber));
    const root = this.keep("certificates/root.pem", this.bank.file("root.pem"));
    const issuer = this.keep("certificates/issuer.pem", this.bank.file("issuer.pem"));

    this.#note(`${folder}.ocsp.der`);
    const answer = join(this.folder, `${folder}.ocsp.der`);
    mkdirSync(dirname(answer), { recursive: true });
    const url = openssl(["x509", "-in", certificate, "-noout", "-ocsp_uri"]).trim();
    const told = openssl([
      "ocsp", "-issuer", issuer, "-cert", certificate, "-url", url, "-CAfile", root, "-respout", answer,
      "-validity_period", String(AHEAD), "-attime", this.#then(),
    ]);
    this.keep(`${folder}.ocsp.txt`, told);
    expect(told).toMatch(ANSWERS[expected]);

    const lists: string[] = [];
    for (const list of ["issuing", "root"]) {
      const answered = await fetch(`${this.bank.url}/crl/${list}.crl`);
      const der = this.keep(`${folder}.${list}.crl`, Buffer.from(await answered.arrayBuffer()));
      lists.push(openssl(["crl", "-inform", "DER", "-in", der]));
    }
    const both = this.keep(`${folder}.crls.pem`, lists.join(""));
    const chain = ["-CAfile", root, "-untrusted", issuer, "-CRLfile", both, "-attime", this.#then()];
    let verdict: string;
    try {
      verdict = openssl(["verify", "-crl_check_all", "-x509_strict", ...chain, certificate]);
    } catch (error) {
      verdict = String((error as { stderr?: Buffer }).stderr ?? error);
    }
    this.keep(`${folder}.verify.txt`, verdict);
    if (expected === "good") expect(verdict).toContain(": OK");
    else expect(verdict).toContain("certificate revoked");
    await openPage(wizard, serialNumber);
    const note = wizard.page.getByRole("status", { name: wizard.text("standing-title") });
    await expect(note).toContainText(wizard.inside(`standing-${expected}`));
  }
}

/** The page of the certificate of this browser with this serial number. */
async function openPage(wizard: Wizard, serialNumber: string): Promise<void> {
  await wizard.open("/certificates");
  const links = wizard.link("certificates-open");
  await expect(links.first()).toBeVisible();
  for (const address of await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")!))) {
    await wizard.open(address);
    const facts = wizard.page.locator("dl.rows code");
    await expect(facts.first()).toBeVisible();
    if ((await facts.allInnerTexts()).includes(serialNumber)) return;
  }
  throw new Error(`no certificate of this browser has the serial number ${serialNumber}`);
}

const number = (pem: string): string => serial(pem).replace(/^serial=/, "").toLowerCase();
