// What happens to a certificate after it is here: another password, a name, its end.
import { type Locator, type Page, expect } from "@playwright/test";

import { auditor } from "../support/audit.ts";
import { test } from "../support/fixtures.ts";
import { KIM, SMITH, TRADE } from "../support/people.ts";
import type { Wizard } from "../support/wizard.ts";

const NEW = "Lake+Forest!7392";
const WRONG = "Wrong+House!2026";

/** The page of the person's one certificate. */
async function openCertificate(wizard: Wizard): Promise<void> {
  await wizard.open("/certificates");
  await rowOf(wizard).getByRole("link").click();
  await expect(wizard.button("certificate-try")).toBeVisible();
}

const rowOf = (wizard: Wizard): Locator =>
  wizard.page.getByRole("row").filter({ hasText: wizard.person.name });

const told = (wizard: Wizard, id: string): Locator =>
  wizard.page.getByRole("status").filter({ hasText: wizard.inside(id) });

async function change(wizard: Wizard, old: string, password: string, repeat = password): Promise<void> {
  await wizard.named("certificate-password").fill(old);
  await wizard.named("new-password").fill(password);
  await wizard.named("new-password-repeat").fill(repeat);
  await wizard.submit();
}

async function tryPassword(wizard: Wizard, password: string): Promise<void> {
  await wizard.button("certificate-try").click();
  await wizard.giveCertificatePassword(password);
}

test("after a change of the password the old one opens nothing", async ({ page, wizard }) => {
  const { certificatePassword: old } = wizard.person;
  await wizard.issue("banking");
  await openCertificate(wizard);
  await wizard.button("certificate-save").click();
  await wizard.giveCertificatePassword();
  await expect(told(wizard, "certificate-saved")).toBeVisible();
  await wizard.button("certificate-change").click();
  await change(wizard, old, "short");
  await expect(page.getByText(wizard.text("password-bad"))).toBeVisible();
  await change(wizard, old, NEW, `${NEW}x`);
  await expect(page.getByText(wizard.text("password-repeat-bad"))).toBeVisible();
  await expect(wizard.named("new-password-repeat")).toBeFocused();
  await change(wizard, old, old);
  await expect(page.getByText(wizard.text("new-password-same"))).toBeVisible();
  await change(wizard, WRONG, NEW);
  await wizard.says("wrong-password");
  await expect(page.getByRole("alert")).toBeInViewport();
  // Only the wrong one is asked for again, and whoever types goes on typing.
  await expect(wizard.named("certificate-password")).toBeFocused();
  await expect(wizard.named("certificate-password")).toHaveValue("");
  await expect(wizard.named("certificate-password")).toBeInViewport();
  await wizard.giveCertificatePassword(old);
  await expect(told(wizard, "certificate-changed")).toBeVisible();
  await expect(page.getByRole("dialog")).toBeHidden();

  // The backup of before opens with the old password only, and that is said wherever backups are told.
  const outdated = page.getByText(wizard.inside("backup-outdated"));
  await expect(outdated).toBeVisible();
  await wizard.button("certificate-delete").click();
  await expect(page.getByRole("dialog")).toContainText(wizard.inside("delete-outdated"));
  await page.keyboard.press("Escape");
  await wizard.open("/certificates");
  await expect(outdated).toBeVisible();
  await expect(page.getByText(wizard.inside("health-outdated"))).toBeVisible();
  await rowOf(wizard).getByRole("link").click();
  await wizard.button("certificate-save").click();
  await wizard.giveCertificatePassword(NEW);
  await expect(told(wizard, "certificate-saved")).toBeVisible();
  await expect(outdated).toBeHidden();

  await page.reload();
  await tryPassword(wizard, old);
  await wizard.says("wrong-password");
  await wizard.giveCertificatePassword(NEW);
  await expect(told(wizard, "certificate-tried")).toBeVisible();
});

test("a name for the certificate, literally", async ({ page, wizard }) => {
  await wizard.issue("banking");
  await openCertificate(wizard);
  await wizard.button("certificate-rename").click();
  await wizard.named("label").fill("급여\u202e통장 <b>x</b>");
  await wizard.submit();
  await expect(told(wizard, "certificate-renamed")).toBeVisible();
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toHaveText("급여통장 <b>x</b>");
  await expect(page).toHaveTitle(/^급여통장 <b>x<\/b>/);
  await wizard.open("/certificates");
  await expect(rowOf(wizard).getByRole("rowheader")).toContainText("급여통장 <b>x</b>");
  await rowOf(wizard).getByRole("link").click();
  await wizard.button("certificate-rename").click();
  await expect(wizard.named("label")).toHaveValue("급여통장 <b>x</b>");
  await wizard.named("label").fill("   ");
  await wizard.submit();
  await expect(heading).toHaveText(wizard.text("certificate-title"));
});

test("one of many is found, and the list is put in order", async ({ page, wizard }) => {
  test.setTimeout(180_000);
  const people = [wizard, ...[KIM, SMITH, TRADE].map((person) => wizard.as(person))];
  for (const person of people) {
    const product = person.person.holder === "corporate" ? "business_banking" : "banking";
    await person.issue(product);
    if (person === people[2]) {
      await person.open("/certificates");
      await expect(wizard.named("search"), "three are seen at a glance").toBeHidden();
    }
  }
  await wizard.open("/certificates");
  const names = page.getByRole("cell").and(page.locator("[data-label]:nth-child(2)"));
  const order = (list: Wizard[]) => list.map(({ person }) => person.name);
  await expect(names).toHaveText(order([...people].reverse()));
  await wizard.named("order").selectOption("name");
  const [hong, kim, smith, trade] = people;
  await expect(names).toHaveText(order([trade, kim, smith, hong]));
  await wizard.named("search").fill("김영");
  await expect(names).toHaveText([KIM.name]);
  await expect(page.getByRole("status").filter({ hasText: wizard.inside("list-found") })).toBeVisible();
  await wizard.named("search").fill("없는 이름");
  await expect(names).toHaveCount(0);
  await auditor(page)("search without a result");
  await wizard.named("search").fill("");
  await expect(names).toHaveCount(4);
});

test("deleted with the password", async ({ page, wizard }) => {
  await wizard.issue("banking");
  await openCertificate(wizard);
  await wizard.button("certificate-delete").click();
  await wizard.submit();
  await expect(page.getByText(wizard.text("password-empty"))).toBeVisible();
  await wizard.giveCertificatePassword(WRONG);
  await wizard.says("wrong-password");
  await wizard.giveCertificatePassword();
  await expect(page).toHaveURL(/\/certificates$/);
  await expect(told(wizard, "deleted-certificate")).toBeVisible();
  await expect(page.getByText(wizard.text("certificates-none"))).toBeVisible();
});

test("deleted with a typed word when the password is forgotten", async ({ page, wizard }) => {
  await wizard.issue("banking");
  await openCertificate(wizard);
  await wizard.useEnglish();
  await wizard.button("certificate-delete").click();
  await wizard.button("delete-by-word").click();
  await wizard.submit();
  await expect(page.getByText(wizard.text("delete-word-bad"))).toBeVisible();
  await expect(wizard.named("delete-word")).toBeFocused();
  await auditor(page)("delete, wrong word");
  await wizard.named("delete-word").fill("delet");
  await wizard.submit();
  await expect(page.getByText(wizard.text("delete-word-bad"))).toBeVisible();
  await wizard.named("delete-word").fill(" delete ");
  await wizard.submit();
  await expect(page).toHaveURL(/\/certificates$/);
  await expect(told(wizard, "deleted-certificate")).toBeVisible();
  await expect(page.getByText(wizard.text("certificates-none"))).toBeVisible();
});

test("after wrong passwords there is a wait, which a reload does not end", async ({ page, wizard }) => {
  await wizard.issue("banking");
  const noon = Date.now();
  const at = (seconds: number) => page.clock.setFixedTime(noon + seconds * 1000);
  await at(0);
  await openCertificate(wizard);
  await wizard.button("certificate-try").click();
  for (let wrong = 1; wrong <= 4; wrong += 1) {
    await wrongOnce(wizard, "wrong-password");
  }
  await wrongOnce(wizard, "wrong-password-wait");

  // The button waits, too. What is typed too early stays where it was typed.
  const submit = page.getByRole("dialog").locator("button[type=submit]");
  await expect(page.getByRole("timer")).toContainText(/5/);
  await expect(submit).toBeDisabled();
  await wizard.named("certificate-password").fill(wizard.person.certificatePassword);
  await wizard.named("certificate-password").press("Enter");
  await expect(wizard.named("certificate-password")).toHaveValue(wizard.person.certificatePassword);
  await page.reload();
  await at(2);
  await wizard.button("certificate-try").click();
  await expect(page.getByRole("timer")).toContainText(/3/);
  await at(4);
  await expect(page.getByRole("timer")).toContainText(/1/);
  await auditor(page)("a wait");
  await wizard.named("certificate-password").fill(wizard.person.certificatePassword);
  await expect(submit).toBeDisabled();
  // At its end the button comes back by itself, and that is told.
  await at(5);
  await expect(told(wizard, "wait-over")).toBeVisible();
  await expect(wizard.named("certificate-password"), "who types goes on typing").toBeFocused();
  await expect(page.getByRole("timer")).toBeHidden();
  await wizard.submit();
  await expect(told(wizard, "certificate-tried")).toBeVisible();
  await wizard.button("certificate-try").click();
  await wrongOnce(wizard, "wrong-password");
});

test("after ten wrong passwords a new certificate is advised", async ({ page, wizard }) => {
  await wizard.issue("banking");
  const noon = Date.now();
  await page.clock.setFixedTime(noon);
  await openCertificate(wizard);
  await wizard.button("certificate-delete").click();
  for (let wrong = 1; wrong <= 10; wrong += 1) {
    await page.clock.setFixedTime(noon + wrong * 600_000);
    if (wrong > 5) await expect(told(wizard, "wait-over")).toBeVisible();
    if (wrong > 1) await expect(wizard.named("certificate-password")).toBeFocused();
    await wrongOnce(wizard, wrong < 5 ? "wrong-password" : wrong < 10 ? "wrong-password-wait" : "wrong-password-many");
  }
});

/** The alert of the try before must be gone first. */
async function wrongOnce(wizard: Wizard, kind: string): Promise<void> {
  const worker = wizard.page.waitForEvent("worker");
  await wizard.giveCertificatePassword(WRONG);
  const ended = (await worker).waitForEvent("close");
  await ended;
  await wizard.says(kind);
}

test("what has no backup is said until there is one", async ({ page, wizard }, info) => {
  await wizard.issue("banking");
  await wizard.open();
  await expect(page.getByText(wizard.inside("home-backup"))).toBeVisible();
  await wizard.link("home-backup-open").click();
  await expect(page.getByRole("heading", { level: 1, name: wizard.text("backup-title") })).toBeVisible();
  await wizard.open("/certificates");
  const card = cardOf(page, wizard, "health-title");
  await expect(card).toContainText(wizard.inside("health-without"));
  await expect(card).toContainText(wizard.person.name);
  await rowOf(wizard).getByRole("link").click();
  await wizard.button("certificate-save").click();
  await wizard.named("certificate-password").fill(wizard.person.certificatePassword);
  const download = await wizard.download(page.getByRole("dialog").locator("button[type=submit]"));
  await download.saveAs(info.outputPath("saved.p12"));
  await expect(told(wizard, "certificate-saved")).toBeVisible();
  await wizard.open("/certificates");
  await expect(card).toContainText(wizard.inside("health-good"));
  await expect(card).toContainText(wizard.inside("health-last"));
  await wizard.open();
  await expect(wizard.link("home-start")).toBeVisible();
  await expect(page.getByText(wizard.inside("home-backup"))).toBeHidden();
});

const cardOf = (page: Page, wizard: Wizard, title: string): Locator =>
  page.locator("section").filter({ has: page.getByRole("heading", { name: wizard.text(title) }) });

test("the browser's answer about the storage, in words", async ({ page, wizard }) => {
  // A browser without a window decides otherwise than one with: what it says is set here.
  await page.addInitScript(() => {
    const answers = { persisted: false, persist: false };
    Object.assign(window, { answers });
    navigator.storage.persisted = async () => answers.persisted;
    navigator.storage.persist = async () => answers.persist;
    navigator.storage.estimate = async () => ({ usage: 123_456, quota: 12_345_678_901 });
  });
  await wizard.issue("banking");
  await wizard.open("/certificates");
  const card = cardOf(page, wizard, "storage-title");
  await expect(card).toContainText(wizard.inside("storage-may-go"));
  await expect(card).toContainText(/124 kB.*12 GB/);
  await expect(card).not.toContainText(wizard.inside("storage-week"));
  await wizard.button("storage-ask").click();
  await expect(card).toContainText(wizard.inside("storage-refused"));
  await auditor(page)("list with cards");
  await page.evaluate(() => {
    (window as unknown as { answers: { persist: boolean } }).answers.persist = true;
  });
  await wizard.button("storage-ask").click();
  await expect(card).toContainText(wizard.inside("storage-kept"));
  await expect(wizard.button("storage-ask")).toBeHidden();
});

test("on WebKit the seven days are said", async ({ page, wizard }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "vendor", { get: () => "Apple Computer, Inc." });
  });
  await wizard.issue("banking");
  await wizard.open("/certificates");
  await expect(cardOf(page, wizard, "storage-title")).toContainText(wizard.inside("storage-week"));
});

test("axe finds nothing in the dialogs of a certificate", async ({ page, wizard }) => {
  test.setTimeout(120_000);
  const audit = auditor(page);
  await wizard.issue("banking");
  await openCertificate(wizard);
  for (const action of ["certificate-change", "certificate-rename", "certificate-delete"]) {
    await wizard.button(action).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await audit(action);
    await wizard.submit();
    await audit(`${action}, sent empty`);
    await page.keyboard.press("Escape");
  }
});
