// What breaks around the page: the bank, the browser's storage, the worker, the place it is shown in.
import { expect, test } from "../support/fixtures.ts";
import type { Lie } from "../support/bank.ts";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

test("the bank is down before the first question", async ({ wizard, bank }) => {
  await wizard.open();
  await expect(wizard.link("home-start")).toBeVisible();
  await bank.stop();
  await wizard.link("home-start").click();
  await wizard.says("bank-unreachable");
  await bank.restart();
  await wizard.button("action-retry").click();
  await wizard.at("terms");
});

test("the bank goes down between two questions", async ({ wizard, bank }) => {
  await wizard.start();
  await wizard.agree();
  await wizard.identify();
  await bank.stop();
  await wizard.submit();
  await wizard.says("bank-unreachable");
  await bank.restart();
  await wizard.choose("banking");
});

test("the bank has a fault of its own", async ({ wizard, bank }) => {
  await wizard.start();
  await wizard.agree();
  await wizard.identify();
  await bank.failNext("/api/enrollments");
  await wizard.submit();
  await wizard.says("bank-unavailable");
  await wizard.choose("banking");
});

test("the bank is down while issuing, before the request", async ({ wizard, bank }) => {
  await wizard.reachPassword("banking");
  await bank.failNext("/api/enrollments");
  await wizard.fillPassword("browser");
  await wizard.stopped("bank-unavailable");
  // Nothing was stored or sent: the password is asked for again.
  await wizard.button("issuing-again").click();
  await wizard.at("password");
  await wizard.fillPassword("browser");
  await wizard.finish();
});

test("the confirmation does not get through: the certificate is kept, and that is said", async ({ page, wizard, bank }) => {
  await wizard.reachPassword("banking");
  let calls = 0;
  await page.route("**/cmp", (route) => (++calls === 2 ? route.abort() : route.continue()));
  await wizard.fillPassword("browser");
  await wizard.finish();
  await expect(page.getByText(wizard.text("done-unconfirmed"))).toBeVisible();
  expect((await bank.certificates())[0].confirmed).toBe(false);
});

const LIES: [Lie, string][] = [
  ["other-key", "another-key"],
  ["other-root", "untrusted-root"],
  ["other-name", "another-certificate"],
  ["expired", "not-valid-now"],
  ["no-vid", "vid-mismatch"],
];
for (const [lie, kind] of LIES) {
  test(`the bank lies: ${lie}`, async ({ page, wizard, bank }) => {
    await wizard.reachPassword("banking");
    await bank.lie(lie);
    await wizard.fillPassword("browser");
    await wizard.stopped(kind);
    // Nothing that lies is kept: what is stored is still the pending request, which then succeeds.
    await wizard.button("issuing-resume").click();
    // Most likely the person mistyped the number: it is asked again at once.
    if (lie === "no-vid") await wizard.named("holder-number").fill(wizard.person.number);
    await wizard.resume();
    await wizard.open("/certificates");
    await expect(page.locator("tbody tr")).toHaveCount(1);
  });
}

test("answers that are not what they should be", async ({ page, wizard }) => {
  await wizard.reachPassword("banking");
  await page.route("**/cmp", (route) => route.fulfill({ contentType: "application/pkixcmp", body: "no DER" }));
  await wizard.fillPassword("browser");
  await wizard.stopped("answer-unreadable");
  await page.unroute("**/cmp");
  await page.route("**/cmp", (route) =>
    route.fulfill({ contentType: "application/pkixcmp", body: Buffer.alloc(300 * 1024) }),
  );
  await wizard.button("issuing-resume").click();
  await wizard.giveCertificatePassword();
  await wizard.says("bank-unreadable");
});

test("storage that cannot be opened", async ({ page, wizard }) => {
  await page.addInitScript(() => {
    const blocked = new DOMException("blocked", "SecurityError");
    IDBFactory.prototype.open = () => {
      throw blocked;
    };
    // Whoever forbids the one forbids the other.
    IDBFactory.prototype.databases = () => Promise.reject(blocked);
  });
  await wizard.open("/certificates");
  await wizard.says("storage-unavailable");
});

test("storage that could be opened before, with certificates in it", async ({ page, wizard }) => {
  await wizard.issue("banking");
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("blocked", "SecurityError");
    };
  });
  await wizard.open("/certificates");
  await wizard.says("storage-unavailable");
});

test("storage that is full when the key is kept", async ({ page, wizard, bank }) => {
  await wizard.reachPassword("banking");
  await page.evaluate(() => {
    const full = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
    IDBObjectStore.prototype.add = full;
    IDBObjectStore.prototype.put = full;
  });
  await wizard.fillPassword("browser");
  await wizard.stopped("storage-full");
  // Store before you send: the bank was asked for nothing.
  expect(await bank.certificates()).toEqual([]);
});

test("storage that turns out to be full when the transaction ends", async ({ page, wizard, bank }) => {
  await wizard.reachPassword("banking");
  // As browsers do it: the request dies of AbortError, and only the transaction knows why.
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...given) {
      const request = put.apply(this, given);
      const full = new DOMException("full", "QuotaExceededError");
      Object.defineProperty(this.transaction, "error", { get: () => full });
      this.transaction.abort();
      return request;
    };
  });
  await wizard.fillPassword("browser");
  await wizard.stopped("storage-full");
  expect(await bank.certificates()).toEqual([]);
});

test("the worker does not start", async ({ page, wizard }) => {
  await page.route("**/keeper_bg*.wasm", (route) => route.abort());
  await wizard.start();
  await wizard.agree();
  await wizard.fillIdentity();
  await wizard.says("keeper-stopped");
});

test("the worker is killed while issuing", async ({ page, wizard }) => {
  await page.addInitScript(() => {
    const Original = Worker;
    const workers: Worker[] = [];
    class Watched extends Original {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        workers.push(this);
      }
    }
    window.Worker = Watched;
    (window as unknown as { killWorkers(): void }).killWorkers = () => {
      for (const worker of workers) {
        worker.terminate();
        worker.dispatchEvent(new ErrorEvent("error"));
      }
    };
  });
  await wizard.reachPassword("banking");
  const kill = () => page.evaluate(() => (window as unknown as { killWorkers(): void }).killWorkers());
  await page.route("**/cmp", async (route) => {
    await kill();
    await route.continue();
  });
  await wizard.fillPassword("browser");
  await wizard.stopped("keeper-stopped");
  await page.unroute("**/cmp");
  await wizard.button("issuing-resume").click();
  await wizard.resume();
});

test("a browser without what the page needs", async ({ page, wizard }) => {
  await page.addInitScript(() => {
    Object.defineProperty(Crypto.prototype, "subtle", { get: () => undefined });
  });
  await wizard.open();
  await wizard.says("unsupported-browser");
});

for (const [locale, title] of [
  ["ko-KR", "페이지를 시작하지 못했습니다"],
  ["en-US", "The page could not start"],
] as const) {
  test.describe(locale, () => {
    test.use({ locale });
    test("a browser without WebAssembly", async ({ page, wizard }) => {
      await page.addInitScript(() => {
        Object.defineProperty(window, "WebAssembly", { value: undefined });
      });
      await wizard.open();
      await expect(page.getByRole("alert").getByRole("heading")).toHaveText(title);
    });
  });
}

test("a fault of the program: words in place of a dead page", async ({ page, wizard, violations }) => {
  await wizard.open();
  await expect(wizard.link("home-start")).toBeVisible();
  // What a panic is in WebAssembly. It carries no text of ours.
  await page.evaluate(() => {
    queueMicrotask(() => {
      throw new WebAssembly.RuntimeError("unreachable");
    });
  });
  const alert = page.getByRole("alert");
  await expect(alert.getByRole("heading")).toHaveText("문제가 생겼습니다");
  expect(violations.splice(0)).toEqual(["RuntimeError: unreachable"]);
  await alert.getByRole("link").click();
  await expect(wizard.link("home-start")).toBeVisible();
});

test("no configuration", async ({ page, wizard }) => {
  await page.route("**/config.json", (route) => route.fulfill({ json: { bank: "", root_sha256: "" } }));
  await wizard.open();
  await wizard.says("root-not-configured");
});

test("another root than the configured one", async ({ page, wizard, bank }) => {
  await page.route("**/config.json", (route) =>
    route.fulfill({ json: { bank: "", root_sha256: "00".repeat(32) } }),
  );
  await wizard.reachPassword("banking");
  await wizard.fillPassword("browser");
  await wizard.stopped("untrusted-root");
  expect(await bank.certificates()).toEqual([]);
});

test("inside a frame the page does nothing", async ({ page, bank, wizard }) => {
  // The bank's own header forbids it; a static host may send none, so it is taken away here.
  await page.route(`${bank.url}/`, async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers() };
    delete headers["content-security-policy"];
    delete headers["cross-origin-embedder-policy"];
    delete headers["cross-origin-resource-policy"];
    delete headers["cross-origin-opener-policy"];
    await route.fulfill({ response, headers });
  });
  const thief = createServer((_request, response) => {
    response.setHeader("content-type", "text/html");
    response.end(`<!doctype html><title>thief</title><iframe src="${bank.url}/" width=900 height=600></iframe>`);
  });
  await new Promise<void>((resolve) => thief.listen(0, "127.0.0.1", resolve));
  const calls: string[] = [];
  page.on("request", (request) => calls.push(request.url()));
  await page.goto(`http://127.0.0.1:${(thief.address() as AddressInfo).port}/`);
  const frame = page.frameLocator("iframe");
  await expect(frame.getByRole("alert")).toContainText(wizard.inside("err-framed"));
  await expect(frame.getByRole("link", { name: wizard.text("home-start") })).toHaveCount(0);
  expect(calls.filter((url) => url.includes("/api/"))).toEqual([]);
  thief.close();
});

test("framed with the bank's headers, the browser shows nothing at all", async ({ page, bank }) => {
  const answer = await page.request.get(`${bank.url}/`, { headers: { accept: "text/html" } });
  expect(answer.headers()["content-security-policy"]).toContain("frame-ancestors 'none'");
});
