// A mock bank for one test: its own keys, its own database, its own port.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

export type Lie = "other-key" | "other-root" | "other-name" | "expired" | "no-vid";

interface Customer {
  id: string;
  otp: string;
  otp_seconds_left: number;
  otp_used: boolean;
  card: string[];
  messages: string[];
  accounts: { id: string; balance: number }[];
}

export interface Issued {
  serial: string;
  customer: string;
  product: string;
  authority: string;
  status: "valid" | "suspended" | "revoked" | "expired";
  confirmed: boolean;
}

export class Bank {
  readonly data: string;
  url = "";
  log = "";
  #admin = "";
  #process: ChildProcess | undefined;

  private constructor(readonly options: string[]) {
    this.data = mkdtempSync(join(tmpdir(), "ingam-bank-"));
  }

  static async start(options: string[] = []): Promise<Bank> {
    const bank = new Bank(options);
    await bank.run("127.0.0.1:0");
    return bank;
  }

  /** Starts the process again where it was, with the data it had. */
  async restart(): Promise<void> {
    await this.run(new URL(this.url).host);
  }

  async run(listen: string): Promise<void> {
    const page = ["--page", required("INGAM_PAGE")];
    const bank = spawn(
      required("INGAM_MOCK_BANK"),
      ["serve", "--listen", listen, "--data", this.data, "--admin", "127.0.0.1:0", ...page, ...this.options],
      { stdio: ["ignore", "pipe", "pipe"] },
    );
    this.#process = bank;
    bank.stderr!.on("data", (text) => (this.log += text));
    const ready = new Promise<void>((resolve, reject) => {
      bank.once("error", reject);
      bank.once("exit", (code) => reject(new Error(`the bank ended with ${code}:\n${this.log}`)));
      createInterface({ input: bank.stdout! }).on("line", (line) => {
        this.log += `${line}\n`;
        const admin = /^admin (http:\/\/\S+?)\/?$/.exec(line);
        if (admin) this.#admin = admin[1];
        const listening = /^listening (http:\/\/\S+?)\/?$/.exec(line);
        if (listening) this.url = listening[1];
        if (this.url && this.#admin) resolve();
      });
    });
    await ready;
    bank.removeAllListeners("exit");
  }

  /** Kills the process. The data stays. */
  async stop(): Promise<void> {
    const bank = this.#process;
    if (!bank || bank.exitCode !== null) return;
    const ended = new Promise((resolve) => bank.once("exit", resolve));
    bank.kill("SIGKILL");
    await ended;
    this.#process = undefined;
    this.#admin = "";
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.data, { recursive: true, force: true });
  }

  /** The answer to the next call whose path begins like this is lost; the bank has done its work. */
  dropNext = (path: string) => this.#turn("drop-next-answer", { path });
  /** The next call whose path begins like this fails before anything is done. */
  failNext = (path: string) => this.#turn("fail-next", { path });
  /** The next certificate is not what was asked for. */
  lie = (kind: Lie) => this.#turn("lie", { kind });
  /** The next answer about a certificate is not to be believed, or none. */
  lieOcsp = (kind: string) => this.#turn("lie-ocsp", { kind });
  /** Every answer waits. */
  slow = (ms: number) => this.#turn("slow", { ms });
  /** A document to agree to gets another version. */
  changeTerms = (id: string, version: string) => this.#turn("terms", { id, version });
  /** The bank's clock goes forward. */
  advance = (seconds: number) => this.#turn("advance", { seconds });

  /** A product with a fee costs this much from now on. */
  setFee = (amount: number, product = "general") => this.#turn("fee", { holder: "personal", product, amount });
  /** The customer pays for something else. */
  spend = (account: string, amount: number) => this.#turn("spend", { account, amount });
  /** A clerk revokes the certificate. */
  revoke = (serial: string) => this.#turn("revoke", { serial, reason: "cessation_of_operation" });

  async #turn(knob: string, body: object): Promise<void> {
    const answer = await fetch(`${this.#admin}/${knob}`, { method: "POST", body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${knob}: ${answer.status} ${await answer.text()}`);
  }

  async #look<T>(path: string): Promise<T> {
    const answer = await fetch(`${this.#admin}/${path}`);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  async #customer(id: string): Promise<Customer> {
    const all = await this.#look<Customer[]>("customers");
    const found = all.find((person) => person.id === id);
    if (!found) throw new Error(`no customer ${id}`);
    return found;
  }

  /** The cells of the customer's security card, from the first. */
  card = async (customer: string): Promise<string[]> => (await this.#customer(customer)).card;

  /** The codes on the customer's phone, newest first. */
  messages = async (customer: string): Promise<string[]> => (await this.#customer(customer)).messages;

  /** What the customer's token shows now; the next one if this one was used. */
  async otp(customer: string): Promise<string> {
    for (;;) {
      const found = await this.#customer(customer);
      if (!found.otp_used) return found.otp;
      await this.advance(found.otp_seconds_left);
    }
  }

  /** Balance of an account, won. */
  async balance(account: string): Promise<number> {
    const all = await this.#look<Customer[]>("customers");
    const found = all.flatMap((person) => person.accounts).find(({ id }) => id === account);
    if (!found) throw new Error(`no account ${account}`);
    return found.balance;
  }

  certificates = () => this.#look<Issued[]>("certificates");

  file = (name: string) => readFileSync(join(this.data, name));
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run these tests with cargo xtask test e2e`);
  return value;
}
