// cargo xtask bench: what a person waits for.
import { RECIPIENT, at, logIn, openCertificate, resume } from "../support/circle.ts";
import { expect, test } from "../support/fixtures.ts";
import { type Measured, measured, noteLongTasks } from "../support/stopwatch.ts";

// One after the other, all of them: they are measured.
test.describe.configure({ mode: "default" });

/** A task on the main thread that a person notices, milliseconds. */
const NOTICED = 50;

const told = (longest: number) => (longest === 0 ? `none above ${NOTICED} ms` : `${longest.toFixed(0)} ms`);

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** Says how long it took until a signature was on its way, until the bank had judged it, and until the page said so. */
function tell(what: string, results: Measured[]): void {
  const typical = (part: "sent" | "answered" | "total") => `${median(results.map((result) => result[part])).toFixed(0)} ms`;
  console.log(`click to signed ${what} (median of ${results.length}): ${typical("sent")}`);
  console.log(`click to the bank's answer: ${typical("answered")}, on the screen: ${typical("total")}`);
  const longest = Math.max(...results.map((result) => result.longest));
  console.log(`longest main-thread task meanwhile: ${told(longest)}`);
  expect(longest).toBeLessThanOrEqual(NOTICED);
}

test("from the click to the stored certificate", async ({ page, wizard }) => {
  await noteLongTasks(page);
  await wizard.reachPassword("banking");
  await wizard.named("password").fill(wizard.person.certificatePassword);
  await wizard.named("password-repeat").fill(wizard.person.certificatePassword);
  const { total, longest } = await measured(page, "h1", wizard.text("done-title"));
  console.log(`click to stored, tested certificate: ${total.toFixed(0)} ms`);
  console.log(`longest main-thread task meanwhile: ${told(longest)}`);
  expect(longest).toBeLessThanOrEqual(NOTICED);
});

test("from the password to the opened key, and to the file", async ({ page, wizard }) => {
  await noteLongTasks(page);
  await wizard.issue("banking");
  await wizard.link("done-certificates").click();
  await page.getByRole("row").filter({ hasText: wizard.person.name }).getByRole("link").click();
  const times = async (action: string, said: string) => {
    const results = [];
    for (let nth = 0; nth < 5; nth += 1) {
      await wizard.button(action).click();
      await wizard.named("certificate-password").fill(wizard.person.certificatePassword);
      results.push(await measured(page, "[role=status]", wizard.inside(said)));
    }
    return {
      total: median(results.map((result) => result.total)),
      longest: Math.max(...results.map((result) => result.longest)),
    };
  };
  const opened = await times("certificate-try", "certificate-tried");
  const saved = await times("certificate-save", "certificate-saved");
  console.log(`click to opened, signed and verified (median of 5): ${opened.total.toFixed(0)} ms`);
  console.log(`click to opened and saved as PKCS#12: ${saved.total.toFixed(0)} ms`);
  console.log(`so the file with 300,000 rounds: ${(saved.total - opened.total).toFixed(0)} ms`);
  const longest = Math.max(opened.longest, saved.longest);
  console.log(`longest main-thread task meanwhile: ${told(longest)}`);
  expect(longest).toBeLessThanOrEqual(NOTICED);
});

test("from the password to the bank", async ({ page, wizard }) => {
  await noteLongTasks(page);
  await wizard.issue("banking");
  const results = [];
  for (let nth = 0; nth < 5; nth += 1) {
    await wizard.open("/login");
    await wizard.button("login-start").click();
    await wizard.named("certificate-password").fill(wizard.person.certificatePassword);
    results.push(await measured(page, "h1", wizard.inside("bank-title")));
  }
  const longest = Math.max(...results.map((result) => result.longest));
  console.log(`click to logged in, nonce, signature and the bank's judgement (median of 5): ${median(results.map(({ total }) => total)).toFixed(0)} ms`);
  console.log(`longest main-thread task meanwhile: ${told(longest)}`);
  expect(longest).toBeLessThanOrEqual(NOTICED);
});

test("from the password to the transfer", async ({ page, wizard }) => {
  await noteLongTasks(page);
  await wizard.issue("banking");
  await logIn(wizard, wizard.person.certificatePassword);
  const results = [];
  for (let nth = 1; nth <= 5; nth += 1) {
    await page.getByRole("link", { name: wizard.text("transfer-title"), exact: true }).click();
    await wizard.named("to").fill(RECIPIENT);
    await wizard.button("transfer-check").click();
    await wizard.named("amount").pressSequentially(`${nth}000`);
    await wizard.button("transfer-next").click();
    await at(wizard, "transfer-confirm");
    await wizard.button("transfer-sign").click();
    await wizard.named("certificate-password").fill(wizard.person.certificatePassword);
    results.push(await measured(page, "h1", wizard.inside("transfer-done"), "/signature"));
    await wizard.link("transfer-to-accounts").click();
    await at(wizard, "bank-title");
  }
  tell("transfer", results);
});

test("from the password to the suspension", async ({ page, wizard }) => {
  await noteLongTasks(page);
  await wizard.issue("banking");
  const results = [];
  for (let nth = 0; nth < 5; nth += 1) {
    await openCertificate(wizard);
    await wizard.button("end-open").click();
    await page.locator('#end-dialog input[value="suspend"]').check();
    await wizard.named("certificate-password").fill(wizard.person.certificatePassword);
    results.push(await measured(page, "[role=status]", wizard.inside("end-suspended"), "/cmp"));
    await resume(wizard, async () => {});
    // Its page asks the issuer, and remembers the answer.
    await openCertificate(wizard);
    await expect(page.getByRole("status", { name: wizard.text("standing-title") })).toContainText(wizard.inside("standing-good"));
  }
  tell("suspension", results);
});
