// What passes between the browser and the bank, byte by byte. A browser that is asked for the body of an answer
// afterwards has thrown it away now and then; on the wire nothing is missed.
import { type IncomingMessage, type Server, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

import type { Bank } from "./bank.ts";

/** One question with its answer. */
export interface Passed {
  url: string;
  /** Address, headers and body of the question. */
  asked: Buffer;
  /** Body of the answer. */
  answered: Buffer;
}

export class Wire {
  readonly passed: Passed[] = [];
  url = "";
  readonly #server: Server;

  private constructor(bank: string) {
    this.#server = createServer((incoming, outgoing) => {
      const url = this.url + incoming.url;
      void body(incoming).then((asked) => {
        // Compressed, nothing would be found.
        const { "accept-encoding": _, ...headers } = incoming.headers;
        const { method } = incoming;
        const forwarded = request(bank + incoming.url, { method, headers }, (answer) => {
          void body(answer).then((answered) => {
            const head = JSON.stringify([url, incoming.rawHeaders]);
            this.passed.push({ url, asked: Buffer.concat([Buffer.from(head), asked]), answered });
            outgoing.writeHead(answer.statusCode!, answer.headers);
            outgoing.end(answered);
          });
        });
        forwarded.on("error", () => outgoing.destroy());
        forwarded.end(asked);
      });
    });
  }

  /** Takes the place of a bank: whoever opens the bank's page comes along here. */
  static async before(bank: Bank): Promise<Wire> {
    const wire = new Wire(bank.url);
    await new Promise<void>((resolve) => wire.#server.listen(0, "127.0.0.1", resolve));
    wire.url = `http://127.0.0.1:${(wire.#server.address() as AddressInfo).port}`;
    bank.url = wire.url;
    return wire;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

async function body(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
