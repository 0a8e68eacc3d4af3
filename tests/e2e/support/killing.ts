// The sudden death of a tab.
import { type Browser, type BrowserContext, type Page, expect } from "@playwright/test";

/** When a tab dies: so many milliseconds after the click, or at a place in the writing of a record. */
export type Moment = number | "before the commit" | "after the commit";

/** Lets every page of a context stop at the places of `Moment`, as at a breakpoint. */
export async function prepare(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const page = window as unknown as { stopAt?: string };
    const stop = (place: string) => () => {
      if (page.stopAt === place) debugger;
    };
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...record: Parameters<typeof put>) {
      const request = put.apply(this, record);
      if (this.name === "entries") {
        request.addEventListener("success", stop("before the commit"));
        this.transaction.addEventListener("complete", stop("after the commit"));
      }
      return request;
    };
  });
}

/** Presses the button of the dialog that is open, and kills the tab at this moment. */
export async function killWhileSaving(browser: Browser, tab: Page, moment: Moment): Promise<void> {
  const reached = typeof moment === "string" ? await stopAt(tab, moment) : undefined;
  const processes = await renderers(browser);
  expect(processes.length).toBeGreaterThan(0);
  const died = tab.waitForEvent("crash");
  // Whether the tab still answers is of no interest.
  tab.evaluate(() => document.querySelector<HTMLButtonElement>("dialog[open] button[type=submit]")!.click()).catch(() => undefined);
  if (reached) await reached();
  // The moment is the fault that is tried out: nothing is waited for.
  else await new Promise((resolve) => setTimeout(resolve, Number(moment)));
  // At once, and without a chance to tidy up.
  for (const id of processes) process.kill(id, "SIGKILL");
  await died;
  await tab.close();
  // The browser keeps a process in reserve, which died too; a tab put into it now would never answer.
  await expect.poll(async () => (await renderers(browser)).filter((id) => processes.includes(id))).toEqual([]);
}

/** What it gives waits for the page to stop there. */
async function stopAt(tab: Page, place: string): Promise<() => Promise<unknown>> {
  const session = await tab.context().newCDPSession(tab);
  await session.send("Debugger.enable");
  const stopped = new Promise((resolve, reject) => {
    session.once("Debugger.paused", resolve);
    setTimeout(() => reject(new Error(`60 s and no record was written: ${place}`)), 60_000);
  });
  stopped.catch(() => undefined);
  await tab.evaluate((place) => void Object.assign(window, { stopAt: place }), place);
  return () => stopped;
}

/** The processes of all pages of a browser. */
async function renderers(browser: Browser): Promise<number[]> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  return processInfo.filter((process) => process.type === "renderer").map((process) => process.id);
}
