// Every field with every kind of slip: what cannot be meant is refused at the field, before anything is
// sent; what can be meant goes through. The same table for the parsers is in ingam-core.
import { type Page } from "@playwright/test";

import { expect, test } from "../support/fixtures.ts";
import { HONG, TRADE } from "../support/people.ts";
import { SLIPS, type Slip, slipped } from "../support/slips.ts";
import { onCard } from "../support/ways.ts";
import type { Wizard } from "../support/wizard.ts";

/** What is right in a field, and a verdict for each slip: `x` refused, `.` understood. */
interface Field {
  right: () => Promise<string> | string;
  verdicts: string;
}
type Fields = Record<string, Field>;

const fixed = (right: string, verdicts: string): Field => ({ right: () => right, verdicts });
const DIGITS = "xxxx...xx.x.x";
/** What is too long for these fields does not get into them, be it a space. */
const FEW_DIGITS = "xx.x.xxxxxxx.";

/** Puts each slip into all fields at once. `fill` prepares the form, `next` says that it was accepted. */
async function judge(page: Page, fields: Fields, submit: () => Promise<void>, next: (slip: Slip) => Promise<void>) {
  const sent: string[] = [];
  page.on("request", (request) => {
    if (/\/(api|cmp)/.test(new URL(request.url()).pathname)) sent.push(request.url());
  });
  for (const [index, slip] of SLIPS.entries()) {
    await test.step(slip, async () => {
      for (const [name, field] of Object.entries(fields)) {
        await page.locator(`[name="${name}"]`).fill(slipped(slip, await field.right()));
      }
      sent.length = 0;
      await submit();
      const all = Object.entries(fields);
      if (!all.some(([, { verdicts }]) => verdicts[index] === "x")) return next(slip);
      const judged = all.map(([name, { verdicts }]) => [name, verdicts[index] === "x"]);
      const shown = () =>
        Promise.all(all.map(async ([name]) => [name, await page.locator(`[name="${name}"][aria-invalid=true]`).count() > 0]));
      await expect.poll(shown).toEqual(judged);
      await expect(page.locator("[aria-invalid=true]").first()).toBeFocused();
      expect(sent).toEqual([]);
    });
  }
}

const rrn = (): Fields => ({
  "rrn-front": fixed(HONG.number.slice(0, 6), FEW_DIGITS),
  "rrn-back": fixed(HONG.number.slice(6), FEW_DIGITS),
});

const back = (wizard: Wizard, step: string) => async () => {
  await wizard.button("action-back").click();
  await wizard.at(step);
};

test("user id and resident number", async ({ page, wizard }) => {
  await wizard.start();
  await wizard.agree();
  const fields = { "user-id": fixed(HONG.userId, "xxxx.x.xx.xxx"), ...rrn() };
  await judge(page, fields, wizard.submit, async () => {
    await wizard.at("product");
    await back(wizard, "identity")();
  });
  await wizard.identify();
});

test("account number and business number", async ({ page, wizard }) => {
  const company = wizard.as(TRADE);
  await company.start();
  await company.agree();
  await page.locator("[name=identity-way][value=account]").check();
  const fields = {
    "account-number": fixed(TRADE.accountNumber, DIGITS),
    "business-number": fixed(TRADE.number, DIGITS),
  };
  await judge(page, fields, company.submit, async () => {
    await company.at("product");
    await back(company, "identity")();
  });
});

test("phone and its code", async ({ page, wizard }) => {
  await wizard.start();
  await wizard.agree();
  await page.locator("[name=identity-way][value=phone]").check();
  const fields = { phone: fixed(HONG.phone, DIGITS), "phone-code": fixed("123456", DIGITS), ...rrn() };
  // No code was sent: that is what the bank says of one that has the right form.
  await judge(page, fields, wizard.submit, () => wizard.says("phone-code-expired"));
});

test("account password and one-time password", async ({ page, wizard, bank }) => {
  await wizard.start();
  await wizard.agree();
  await wizard.identify();
  await wizard.choose("banking");
  const fields = {
    "account-password": fixed(HONG.accountPassword, FEW_DIGITS),
    otp: { right: () => bank.otp(HONG.id), verdicts: DIGITS },
  };
  await judge(page, fields, wizard.submit, async () => {
    await wizard.at("details");
    await back(wizard, "verification")();
  });
  await wizard.verify("details");
});

test("security card", async ({ page, wizard }) => {
  await wizard.start();
  await wizard.agree();
  await wizard.identify();
  await wizard.choose("banking");
  await page.locator("[name=way][value=card]").check();
  const fields = {
    "account-password": fixed(HONG.accountPassword, FEW_DIGITS),
    "card-first": { right: async () => (await onCard(wizard))[0], verdicts: FEW_DIGITS },
    "card-last": { right: async () => (await onCard(wizard))[1], verdicts: FEW_DIGITS },
  };
  await judge(page, fields, wizard.submit, async () => {
    await wizard.at("details");
    await back(wizard, "verification")();
    await page.locator("[name=way][value=card]").check();
  });
});

test("contact details of a company", async ({ page, wizard }) => {
  const company = wizard.as(TRADE);
  await company.start();
  await company.agree();
  await company.identify();
  await company.choose("tax");
  await company.verify("fee");
  await company.confirmFee();
  const fields = {
    email: fixed("hong@mail.example", "xxxx.x.xx.xxx"),
    phone: fixed("01012345678", DIGITS),
    "postal-code": fixed("04524", DIGITS),
    address1: fixed("모의로 1", "xx..........."),
    address2: fixed("3층", "............."),
    "contact-name": fixed("홍길동", "xx.x...xxxx.x"),
    "english-name": fixed("Ingam Co", "xxxx...x.xx.x"),
  };
  await judge(page, fields, company.submit, async () => {
    await company.at("password");
    await back(company, "details")();
  });
  for (const [name, field] of Object.entries(fields)) await company.named(name).fill(await field.right());
  await company.confirmDetails();
});

test("certificate password", async ({ page, wizard }) => {
  await wizard.reachPassword("banking");
  // Spaces, signs and other scripts are allowed: a password is taken as it stands.
  const fields = { password: fixed("Tree+House!2026", "xxxx........x") };
  await judge(page, fields, wizard.submit, async () => {
    // Only the repetition is missing.
    await expect(wizard.named("password-repeat")).toBeFocused();
  });
});

test("codes of another device", async ({ page, wizard }) => {
  await wizard.open("/resume");
  const fields = {
    reference: fixed("1234567890", DIGITS),
    "authorization-code": fixed("1".repeat(24), DIGITS),
    "holder-number": fixed(HONG.number, DIGITS),
  };
  await judge(page, fields, wizard.submit, () => wizard.says("codes-wrong"));
});

test("receipts", async ({ page, wizard }) => {
  await wizard.open("/receipts");
  const fields = {
    ...rrn(),
    "account-number": fixed("12345612009999", DIGITS),
    "account-password": fixed("1357", FEW_DIGITS),
  };
  await judge(page, fields, wizard.submit, () => wizard.says("identity-mismatch"));
});

test("a request of one's own", async ({ page, wizard }) => {
  await wizard.reachPassword("banking");
  await wizard.button("password-own-request").click();
  await wizard.at("request");
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/api/")) sent.push(request.url());
  });
  for (const slip of SLIPS) {
    await wizard.named("request").fill(slipped(slip, "-----BEGIN CERTIFICATE REQUEST-----"));
    await wizard.submit();
    await wizard.says(slip === "empty" || slip === "blank" ? "request-missing" : "request-unreadable");
  }
  expect(sent).toEqual([]);
});
