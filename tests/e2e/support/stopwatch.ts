// How long something takes as the page sees it.
import type { Page } from "@playwright/test";

/** From now on every page notes the tasks that keep its main thread busy for 50 ms or more. */
export async function noteLongTasks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const tasks: { start: number; duration: number }[] = [];
    (window as unknown as { longTasks: typeof tasks }).longTasks = tasks;
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) tasks.push({ start: startTime, duration });
    }).observe({ type: "longtask", buffered: true });
  });
}

/** What was measured, in milliseconds from the click. */
export interface Measured {
  /** Until the element said it. */
  total: number;
  /** Until the first request to that path left, and until its answer was there; 0 if none was asked for. */
  sent: number;
  answered: number;
  /** The longest task of the main thread meanwhile, 0 if there was none. */
  longest: number;
}

/**
 * Sends the form, that of the dialog if one is open, and waits until an element says something: how long
 * that took, and how long the request to `path`, an end of its address, if one is named.
 */
export async function measured(page: Page, selector: string, said: RegExp, path = ""): Promise<Measured> {
  return page.evaluate(
    async ({ selector, said, path }) => {
      const pattern = new RegExp(said, "s");
      const says = () =>
        [...document.querySelectorAll(selector)].some((element) => pattern.test(element.textContent ?? ""));
      const dialog = document.querySelector<HTMLButtonElement>("dialog[open] button[type=submit]");
      const button = dialog ?? document.querySelector<HTMLButtonElement>("form button[type=submit]")!;
      const start = performance.now();
      button.click();
      await new Promise<void>((resolve) => {
        const observer = new MutationObserver(() => {
          if (says()) {
            observer.disconnect();
            resolve();
          }
        });
        observer.observe(document.body, { childList: true, subtree: true, characterData: true });
      });
      const end = performance.now();
      // Entries of the last task arrive after it.
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      const tasks = (window as unknown as { longTasks: { start: number; duration: number }[] }).longTasks;
      const during = tasks.filter((task) => task.start >= start && task.start <= end);
      const requests = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
      const request = requests.find(({ name, startTime }) => startTime >= start && new URL(name).pathname.endsWith(path));
      if (path && !request) throw new Error(`nothing was sent to ${path}`);
      return {
        total: end - start,
        sent: path ? request!.startTime - start : 0,
        answered: path ? request!.responseEnd - start : 0,
        longest: Math.max(0, ...during.map((task) => task.duration)),
      };
    },
    { selector, said: said.source, path },
  );
}
