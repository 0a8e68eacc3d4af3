// Other people's servers: a static host without rewrite rules, and TLS in front of a bank.
import { readFileSync } from "node:fs";
import { type RequestListener, type Server, createServer, request } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

import { openssl } from "./openssl.ts";

const TYPES: Record<string, string> = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};

/** Plain files, 404.html for everything else, no headers of ours; `config` in place of config.json. */
export function staticHost(folder: string, config: () => object): Promise<Host> {
  return listen(createServer, "http", (incoming, response) => {
    const path = normalize(new URL(incoming.url ?? "/", "http://host").pathname);
    const send = (status: number, name: string, content: Buffer | string) => {
      response.writeHead(status, { "content-type": TYPES[extname(name)] ?? "application/octet-stream" });
      response.end(content);
    };
    if (path === "/config.json") return send(200, path, JSON.stringify(config()));
    const name = path.endsWith("/") ? `${path}index.html` : path;
    try {
      send(200, name, readFileSync(join(folder, name)));
    } catch {
      send(404, "404.html", readFileSync(join(folder, "404.html")));
    }
  });
}

/** Passes everything on to a bank, over TLS with a certificate that no one knows. */
export function tlsFront(bank: () => string): Promise<Host> {
  const both = openssl([
    ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"],
    ...["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", "-"],
  ]);
  const pass: RequestListener = (incoming, response) => {
    const { method, headers } = incoming;
    const onward = request(new URL(incoming.url ?? "/", bank()), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    incoming.pipe(onward);
  };
  return listen((listener) => createTlsServer({ key: both, cert: both }, listener), "https", pass);
}

export interface Host {
  url: string;
  close(): void;
}

async function listen(make: (listener: RequestListener) => Server, scheme: string, listener: RequestListener) {
  const server = make(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `${scheme}://127.0.0.1:${port}`, close: () => server.close() };
}
