// A certificate that ends: on the page, in the calendar, as a notification, in the bank's e-mails.
import { readFileSync } from "node:fs";

import { type Page, expect } from "@playwright/test";

import { auditor } from "../support/audit.ts";
import { test } from "../support/fixtures.ts";
import type { Wizard } from "../support/wizard.ts";

const DAY = 24 * 3600 * 1000;
const KOREA = 9 * 3600 * 1000;

/** Midnight in Korea of the last day of the only certificate, milliseconds. */
async function lastDay(wizard: Wizard): Promise<number> {
  await wizard.open("/certificates");
  const row = wizard.page.getByRole("row").filter({ hasText: wizard.person.name });
  const [, year, month, day] = /(\d{4})\.(\d{2})\.(\d{2})/.exec(await row.innerText())!;
  return Date.UTC(Number(year), Number(month) - 1, Number(day)) - KOREA;
}

const notices = (wizard: Wizard) => wizard.page.getByRole("region", { name: wizard.text("notices-label") });
const at = async (wizard: Wizard, time: number, path = "/") => {
  await wizard.page.clock.setFixedTime(time);
  await wizard.open(path);
  await expect(wizard.page.getByRole("heading", { level: 1 })).toBeVisible();
};
/** The list was read: what is to be said, is said. */
const settled = (wizard: Wizard) => expect(wizard.page.getByText(/1개를 보고/)).toBeVisible();

test("the front says it by Korean days, until it is put off, and again at the next step", async ({ page, wizard }) => {
  const audit = auditor(page);
  await wizard.issue("banking");
  const last = await lastDay(wizard);

  await at(wizard, last - 30 * DAY - 1000);
  await settled(wizard);
  await expect(notices(wizard)).toBeHidden();
  await at(wizard, last - 30 * DAY);
  await expect(notices(wizard)).toContainText("인증서가 30일 뒤 만료됩니다");
  await expect(notices(wizard)).toContainText(wizard.person.name);
  await audit("a notice");
  await page.getByRole("button", { name: wizard.text("notice-later") }).click();
  await expect(notices(wizard)).toBeHidden();
  await at(wizard, last - 14 * DAY - 1000);
  await settled(wizard);
  await expect(notices(wizard)).toBeHidden();
  await at(wizard, last - 14 * DAY);
  await expect(notices(wizard)).toContainText("14일 뒤");
  await at(wizard, last - 7 * DAY, "/certificates");
  await expect(notices(wizard)).toContainText("7일 뒤");
  await at(wizard, last - DAY);
  await expect(notices(wizard)).toContainText("내일 만료");
  await at(wizard, last);
  await expect(notices(wizard)).toContainText("오늘 만료");
  await at(wizard, last + DAY - 1000);
  await expect(notices(wizard)).toContainText("오늘 만료");
  await at(wizard, last + DAY);
  await expect(notices(wizard)).toContainText(wizard.inside("notice-over"));
  await expect(notices(wizard)).toContainText("새로 발급받아 주세요");
  await audit("it is over");
  await notices(wizard).getByRole("link").click();
  await expect(page).toHaveURL(/\/issue/);
  await wizard.open();
  await wizard.useEnglish();
  await expect(notices(wizard)).toContainText("has expired");
  await page.getByRole("button", { name: wizard.text("notice-close") }).click();
  await expect(notices(wizard)).toBeHidden();
  await wizard.open();
  await expect(page.getByText(/1 certificate/)).toBeVisible();
  await expect(notices(wizard)).toBeHidden();
});

test("after the login it says so as well, and that the clock is off", async ({ page, bank, wizard }) => {
  await wizard.issue("banking");
  const last = await lastDay(wizard);
  const logIn = async () => {
    await wizard.open("/login");
    await wizard.button("login-start").click();
    await wizard.giveCertificatePassword();
    await expect(page).toHaveURL(/\/bank$/);
  };
  await bank.advance(Math.round((last - 6 * DAY - Date.now()) / 1000));
  await page.clock.setFixedTime(last - 6 * DAY);
  await logIn();
  await expect(notices(wizard)).toContainText("6일 뒤");
  await expect(page.getByText(wizard.text("notices-clock"))).toBeHidden();
  await page.clock.setFixedTime(last - 2 * DAY);
  await logIn();
  await expect(notices(wizard)).toContainText("2일 뒤");
  await expect(page.getByText(wizard.text("notices-clock"))).toBeVisible();
});

test("the calendar file has the last day, and the notice of the device comes once a step", async ({ page, context, wizard, bank }) => {
  await page.addInitScript(() => {
    const shown: string[] = [];
    class Fake {
      static permission = localStorage.getItem("test.permission") ?? "default";
      static requestPermission() {
        Fake.permission = "granted";
        localStorage.setItem("test.permission", "granted");
        return Promise.resolve("granted");
      }
      constructor(_title: string, options: { body: string }) {
        shown.push(options.body);
      }
    }
    Object.assign(window, { Notification: Fake, shown });
  });
  const shown = (page: Page) => page.evaluate(() => (window as unknown as { shown: string[] }).shown);
  await wizard.issue("banking");
  const last = await lastDay(wizard);
  await at(wizard, last - 10 * DAY, "/certificates");
  const download = await wizard.download(wizard.button("reminders-calendar"));
  expect(download.suggestedFilename()).toBe("ingam-certificates.ics");
  const text = readFileSync(await download.path(), "utf8");
  const day = new Date(last + KOREA).toISOString().slice(0, 10).replaceAll("-", "");
  expect(text).toContain(`DTSTART;VALUE=DATE:${day}\r\n`);
  expect(text.match(/BEGIN:VALARM/g)).toHaveLength(4);
  await expect(page.getByText(wizard.text("reminders-saved"))).toBeVisible();

  await expect(page.getByText(wizard.text("reminders-off"))).toBeVisible();
  expect(await shown(page)).toEqual([]);
  await wizard.button("reminders-ask").click();
  await expect(page.getByText(wizard.text("reminders-on"))).toBeVisible();
  await wizard.open();
  await expect(notices(wizard)).toBeVisible();
  expect(await shown(page)).toEqual(["인증서가 10일 뒤 만료됩니다"]);
  await at(wizard, last - 9 * DAY);
  await expect(notices(wizard)).toBeVisible();
  expect(await shown(page)).toEqual([]);
  await at(wizard, last - 3 * DAY);
  await expect(notices(wizard)).toBeVisible();
  expect(await shown(page)).toEqual(["인증서가 3일 뒤 만료됩니다"]);

  // The bank writes by its own clock.
  await bank.advance(Math.round((last - 3 * DAY - Date.now()) / 1000));
  const desk = await context.newPage();
  await desk.goto(`${bank.url}/demo/outbox`);
  await expect(desk.locator("article[data-customer=hong]").first()).toContainText("7일 뒤 만료됩니다");
  await expect(desk.locator("article a")).toHaveCount(0);
});

test("a browser that has no notifications, or refused them, is told so", async ({ page, wizard }) => {
  await wizard.issue("banking");
  for (const [permission, id] of [["denied", "reminders-denied"], [undefined, "reminders-unsupported"]] as const) {
    await page.addInitScript((permission) => {
      Object.assign(window, { Notification: permission && { permission } });
    }, permission);
    await wizard.open("/certificates");
    await expect(page.getByText(wizard.text(id))).toBeVisible();
    await expect(wizard.button("reminders-ask")).toBeHidden();
  }
});
