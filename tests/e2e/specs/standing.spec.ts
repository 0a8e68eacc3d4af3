// Whether a certificate still holds: the page asks its issuer, and believes nobody else.
import { expect } from "@playwright/test";

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

test("a bank that does not answer is asked again", async ({ wizard, bank }) => {
  await wizard.issue("banking");
  await bank.failNext("/ocsp");
  await openCertificate(wizard);
  await says(wizard, "err-bank-unavailable");
  await bank.lieOcsp("try-later");
  await wizard.button("standing-again").click();
  await says(wizard, "err-standing-unknown");
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
