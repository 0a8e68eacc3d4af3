// Whether a certificate still holds: the page asks its issuer, and believes nobody else.
import { type Page, expect } from "@playwright/test";

import { auditor } from "../support/audit.ts";
import { test } from "../support/fixtures.ts";
import type { Wizard } from "../support/wizard.ts";

async function openCertificate(wizard: Wizard): Promise<void> {
  await wizard.open("/certificates");
  await wizard.page.getByRole("row").filter({ hasText: wizard.person.name }).first().getByRole("link").click();
}

const note = (wizard: Wizard) => wizard.page.getByRole("status", { name: wizard.text("standing-title") });
const says = (wizard: Wizard, id: string) => expect(note(wizard)).toContainText(wizard.inside(id));

test("a certificate holds until the bank revokes it", async ({ page, wizard, bank }) => {
  await wizard.issue("banking");
  await openCertificate(wizard);
  await says(wizard, "standing-good");
  await auditor(page)("standing");
  await bank.revoke((await bank.certificates())[0].serial);
  await page.reload();
  await says(wizard, "standing-revoked");
  // What stands above it says so, too, and what is over cannot be ended.
  await expect(page.locator("dl.rows .badge").first()).toHaveText(wizard.inside("state-revoked"));
  await expect(wizard.button("end-open")).toHaveCount(0);
});

test("one that was replaced says so, in English", async ({ page, wizard, bank }) => {
  await wizard.issue("banking");
  await bank.advance(1);
  await wizard.issue("banking");
  await wizard.open("/certificates");
  await wizard.useEnglish();
  await page.getByRole("row").filter({ hasText: wizard.inside("state-replaced") }).getByRole("link").click();
  await says(wizard, "standing-superseded");
});

const RESPONDER = /\/ocsp(\/|$)/;
const LISTS = /\/crl\//;
/** Nobody is there any more. */
const silence = (page: Page, where: RegExp) => page.route(where, (route) => route.fulfill({ status: 503 }));

/** Asks again, until the list was asked, too. */
async function again(wizard: Wizard): Promise<void> {
  const asked = wizard.page.waitForResponse(LISTS);
  await wizard.button("standing-again").click();
  await asked;
}

test("where the responder does not answer, the list does", async ({ page, wizard, bank }) => {
  await wizard.issue("banking");
  await bank.failNext("/ocsp");
  await openCertificate(wizard);
  await says(wizard, "standing-not-listed");
  await auditor(page)("standing-by-list");
  await bank.lieOcsp("try-later");
  await again(wizard);
  await says(wizard, "standing-not-listed");
  await wizard.button("standing-again").click();
  await says(wizard, "standing-good");
  await silence(page, RESPONDER);
  await page.reload();
  await says(wizard, "standing-not-listed");
  await bank.revoke((await bank.certificates())[0].serial);
  await again(wizard);
  await says(wizard, "standing-revoked");
  await says(wizard, "standing-by-list");
});

test("a list that is too old, or older than the one before, is none", async ({ page, wizard, bank }) => {
  await wizard.issue("banking");
  let old: { contentType: string; body: Buffer } | undefined;
  await silence(page, RESPONDER);
  await page.route(LISTS, async (route) => {
    if (old) return route.fulfill(old);
    const response = await route.fetch();
    old = { contentType: "application/pkix-crl", body: await response.body() };
    return route.fulfill({ response });
  });
  await openCertificate(wizard);
  await says(wizard, "standing-not-listed");
  const first = old;
  old = undefined;
  await bank.revoke((await bank.certificates())[0].serial);
  await again(wizard);
  await says(wizard, "standing-revoked");
  old = first;
  await wizard.button("standing-again").click();
  await says(wizard, "err-standing-outdated");
  await bank.advance(8 * 24 * 60 * 60);
  await page.reload();
  await says(wizard, "err-standing-outdated");
});

test("where nobody answers at all, that is what is said", async ({ page, wizard }) => {
  await wizard.issue("banking");
  await silence(page, RESPONDER);
  await silence(page, LISTS);
  await openCertificate(wizard);
  await says(wizard, "err-standing-unknown");
  await says(wizard, "rec-standing-unknown");
  await page.unroute(LISTS);
  await page.route(LISTS, (route) => route.fulfill({ contentType: "application/pkix-crl", body: "<html>" }));
  await again(wizard);
  await says(wizard, "err-standing-unknown");
  await page.unroute(RESPONDER);
  await wizard.button("standing-again").click();
  await says(wizard, "standing-good");
});

for (const lie of ["stranger", "no-usage", "other-serial", "stale", "future", "other-nonce", "no-nonce"]) {
  test(`an answer that is not to be believed: ${lie}`, async ({ wizard, bank }) => {
    await wizard.issue("banking");
    await bank.lieOcsp(lie);
    await openCertificate(wizard);
    await says(wizard, "err-standing-not-authentic");
  });
}
