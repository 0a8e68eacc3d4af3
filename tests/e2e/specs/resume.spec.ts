// Nothing that is not secret is lost, and whatever breaks, one certificate and one fee come out.
import { loseAnswer } from "../support/faults.ts";
import { expect, test } from "../support/fixtures.ts";

test("reload in the middle: everything but secrets is filled in", async ({ page, wizard }) => {
  await wizard.start();
  await wizard.agree();
  await wizard.identify();
  await wizard.choose("general");
  await wizard.verify("fee");
  await wizard.confirmFee();
  await wizard.named("address2").fill("202동 2002호");
  await wizard.confirmDetails();

  await page.reload();
  await wizard.at("identity");
  await expect(page.getByText(wizard.text("notice-reloaded"))).toBeVisible();
  await expect(wizard.named("user-id")).toHaveValue(wizard.person.userId);
  await expect(wizard.named("rrn-front")).toHaveValue("");
  await expect(wizard.named("rrn-back")).toHaveValue("");
  await wizard.identify();
  await expect(page.locator("[name=product][value=general]")).toBeChecked();
  await wizard.choose("general");
  await wizard.verify("fee");
  await wizard.confirmFee();
  await expect(wizard.named("address2")).toHaveValue("202동 2002호");
  await wizard.confirmDetails();
  await wizard.fillPassword("browser");
  await wizard.finish();
});

test("a tab closed in the middle is offered again", async ({ page, wizard, context }) => {
  await wizard.start();
  await wizard.agree();
  await wizard.identify();
  await page.close();

  const again = await context.newPage();
  await again.goto(`${wizard.bank.url}/issue`);
  await expect(again).toHaveURL(/\/issue\/identity$/);
  await expect(again.locator("[name=user-id]")).toHaveValue(wizard.person.userId);
});

test("the browser's Back goes one step back, Forward goes on", async ({ page, wizard }) => {
  await wizard.start();
  await wizard.agree();
  await wizard.identify();
  await wizard.choose("banking");
  await page.goBack();
  await wizard.at("product");
  await page.goBack();
  await wizard.at("identity");
  await page.goForward();
  await wizard.at("product");
  await wizard.choose("general");
});

test("a closed tab after the request left: the password alone goes on", async ({ page, wizard, context, bank }) => {
  const before = await bank.balance("hong-1");
  await wizard.reachPassword("general");
  // The request reaches the bank; the answer is still on its way when the tab is closed.
  let sent = () => {};
  const left = new Promise<void>((resolve) => (sent = resolve));
  await page.route("**/cmp", async (route) => {
    await route.fetch();
    sent();
  });
  await wizard.fillPassword("browser");
  await left;
  await page.close();
  const [issued] = await bank.certificates();
  expect(issued.status).toBe("valid");

  wizard = wizard.on(await context.newPage());
  await wizard.open();
  await wizard.link("home-resume").click();
  await wizard.resume();
  expect(await bank.certificates()).toEqual([{ ...issued, confirmed: true }]);
  expect(await bank.balance("hong-1")).toBe(before - 4_400);
});

test("an answer lost on the wire is asked for again by the browser itself: one certificate, one fee", async ({
  wizard,
  bank,
}) => {
  const before = await bank.balance("hong-1");
  await wizard.reachPassword("general");
  await bank.dropNext("/cmp");
  await wizard.fillPassword("browser");
  await wizard.finish();
  const issued = await bank.certificates();
  expect(issued.map(({ status, confirmed }) => ({ status, confirmed }))).toEqual([
    { status: "valid", confirmed: true },
  ]);
  expect(await bank.balance("hong-1")).toBe(before - 4_400);
});

test("an answer lost after the bank committed: same certificate, one fee", async ({ page, wizard, bank }) => {
  const before = await bank.balance("hong-1");
  await wizard.reachPassword("general");
  await loseAnswer(page);
  await wizard.fillPassword("browser");
  await wizard.stopped("bank-unreachable");
  const [issued] = await bank.certificates();

  await wizard.button("issuing-resume").click();
  await wizard.resume();
  expect(await bank.certificates()).toEqual([{ ...issued, confirmed: true }]);
  expect(await bank.balance("hong-1")).toBe(before - 4_400);
});

test("the bank is killed and comes back: the same enrollment goes on", async ({ page, wizard, bank }) => {
  await wizard.reachPassword("general");
  await loseAnswer(page);
  await wizard.fillPassword("browser");
  await wizard.stopped("bank-unreachable");
  const [issued] = await bank.certificates();
  await bank.stop();
  await wizard.button("issuing-resume").click();
  await wizard.giveCertificatePassword();
  await wizard.says("bank-unreachable");

  await bank.restart();
  await wizard.resume();
  expect(await bank.certificates()).toEqual([{ ...issued, confirmed: true }]);
});

test("a wrong certificate password when going on: nothing is sent, the right one works", async ({ wizard, bank }) => {
  await wizard.reachPassword("banking");
  await bank.failNext("/cmp");
  await wizard.fillPassword("browser");
  await wizard.stopped("bank-unavailable");
  await wizard.button("issuing-resume").click();
  await wizard.giveCertificatePassword("Wrong+House!2026");
  await wizard.says("wrong-password");
  expect(await bank.certificates()).toEqual([]);
  await wizard.resume();
});

test("codes that are too old are refused in words", async ({ wizard, bank }) => {
  await wizard.reachPassword("banking");
  await bank.failNext("/cmp");
  await wizard.fillPassword("browser");
  await wizard.stopped("bank-unavailable");
  await bank.advance(25 * 60 * 60);
  await wizard.button("issuing-resume").click();
  await wizard.giveCertificatePassword();
  await wizard.says("reference-closed");
  expect(await bank.certificates()).toEqual([]);
});

test("a new certificate of the same product replaces the old one", async ({ wizard, bank, page }) => {
  await wizard.issue("banking");
  await wizard.start();
  await wizard.agree();
  await wizard.identify();
  await expect(page.getByText(wizard.text("product-replaces"))).toBeVisible();
  await wizard.choose("banking");
  await wizard.verify("details");
  await wizard.confirmDetails();
  await wizard.fillPassword("browser");
  await wizard.finish();
  const states = (await bank.certificates()).map(({ status }) => status);
  expect(states.sort()).toEqual(["revoked", "valid"]);
  await wizard.link("done-certificates").click();
  const rows = page.getByRole("row").filter({ hasText: wizard.person.name });
  // The newest one stands first.
  await expect(rows).toHaveText([wizard.inside("state-valid"), wizard.inside("state-replaced")]);
  await rows.last().getByRole("link").click();
  await expect(page.getByText(wizard.text("state-replaced"))).toBeVisible();
});
