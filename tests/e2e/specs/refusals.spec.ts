// What the bank refuses, in the page's words.
import { expect, test } from "../support/fixtures.ts";
import { HONG, KIM } from "../support/people.ts";

test("wrong user id or wrong number: the same words", async ({ page, wizard }) => {
  await wizard.start();
  await wizard.agree();
  await wizard.fillIdentity("nobody99", HONG.number);
  await wizard.says("identity-mismatch");
  const first = await page.getByRole("alert").innerText();
  await wizard.fillIdentity(HONG.userId, KIM.number);
  await expect(page.getByRole("alert")).toHaveText(first, { useInnerText: true });
  await wizard.fillIdentity(HONG.userId, "900101");
  await expect(page.getByText(wizard.text("identity-number-bad"))).toBeVisible();
  await expect(page.getByText(wizard.text("err-identity-mismatch"))).toBeHidden();
  await expect(wizard.named("rrn-front")).toBeFocused();
  await wizard.identify();
});

test("a number that no one can have is seen before anything is sent", async ({ page, wizard }) => {
  await wizard.start();
  await wizard.agree();
  const calls: string[] = [];
  page.on("request", (request) => calls.push(request.url()));
  await wizard.fillIdentity(HONG.userId, "9013011234567");
  await expect(page.getByText(wizard.text("identity-number-bad-date"))).toBeVisible();
  await wizard.fillIdentity(HONG.userId, "900101");
  await expect(page.getByText(wizard.text("identity-number-bad"))).toBeVisible();
  expect(calls.filter((url) => url.includes("/api/"))).toEqual([]);
});

test("wrong account password: tries are counted down, then the account is locked", async ({ page, wizard }) => {
  await wizard.start();
  await wizard.agree();
  await wizard.identify();
  await wizard.choose("banking");
  for (const left of [4, 3, 2, 1]) {
    await wizard.fillVerification(undefined, "0000");
    await wizard.says("account-password-wrong");
    await expect(page.getByRole("alert")).toContainText(String(left));
    await expect(wizard.named("account-password")).toHaveValue("");
    await expect(wizard.named("otp")).toHaveValue("");
  }
  await wizard.fillVerification(undefined, "0000");
  await wizard.says("account-locked");
  await wizard.fillVerification();
  await wizard.says("account-locked");
});

test("the first field with a problem has the focus", async ({ page, wizard }) => {
  await wizard.start();
  await wizard.agree();
  await wizard.identify();
  await wizard.choose("banking");
  await wizard.submit();
  await expect(wizard.named("account-password")).toBeFocused();
  await wizard.named("account-password").fill(wizard.person.accountPassword);
  await wizard.submit();
  await expect(wizard.named("otp")).toBeFocused();
  await wizard.verify("details");
  await wizard.named("postal-code").fill("1");
  await wizard.named("address1").fill("");
  await wizard.submit();
  await expect(wizard.named("postal-code")).toBeFocused();
  await expect(page.getByRole("alert")).toHaveCount(2);
});

test("wrong and used one-time passwords", async ({ context, wizard, bank }) => {
  await wizard.start();
  await wizard.agree();
  await wizard.identify();
  await wizard.choose("general");
  const right = await bank.otp("hong");
  await wizard.fillVerification(right === "000000" ? "111111" : "000000");
  await wizard.says("otp-wrong");
  await wizard.fillVerification(right);
  await wizard.at("fee");
  // The same answer to the same question is no second use.
  await wizard.page.goBack();
  await wizard.at("verification");
  await wizard.fillVerification(right);
  await wizard.at("fee");
  const other = wizard.on(await context.newPage());
  await other.open("/issue");
  await other.identify();
  await other.choose("general");
  await other.fillVerification(right);
  await other.says("otp-wrong");
});

test("the account does not cover the fee", async ({ bank, wizard }) => {
  const poor = {
    ...HONG,
    id: "lee",
    userId: "lee_ms",
    name: "이민수",
    number: "8506151122339",
    account: "lee-1",
    accountNumber: "34567801003456",
    accountPassword: "3690",
  };
  const other = wizard.as(poor);
  await other.start();
  await other.agree();
  await other.identify();
  await other.choose("general");
  await other.verify("fee");
  await other.submit();
  await other.says("insufficient-funds");
  expect(await bank.certificates()).toEqual([]);
});

test("the session ends: identified again, everything else is kept", async ({ page, wizard, bank }) => {
  await wizard.start();
  await wizard.agree();
  await wizard.identify();
  await wizard.choose("banking");
  await wizard.verify("details");
  await bank.advance(2 * 60 * 60);
  await wizard.submit();
  await wizard.says("session-invalid");
  await wizard.button("action-identify-again").click();
  await wizard.at("identity");
  await expect(page.getByText(wizard.text("notice-session-ended"))).toBeVisible();
  await expect(wizard.named("user-id")).toHaveValue(wizard.person.userId);
  await wizard.identify();
  await wizard.choose("banking");
});

test("an expired enrollment", async ({ wizard, bank }) => {
  await wizard.reachPassword("banking");
  // Kept alive by nothing: the enrollment is older than a day.
  await bank.advance(25 * 60 * 60);
  await wizard.fillPassword("browser");
  await wizard.stopped("session-invalid");
  expect(await bank.certificates()).toEqual([]);
});

test("two tabs: the newer enrollment closes the older one", async ({ context, wizard, bank }) => {
  await wizard.reachPassword("banking");
  const second = wizard.on(await context.newPage());
  await second.open("/issue");
  await second.at("identity");
  await second.identify();
  await second.choose("banking");
  await second.verify("details");
  await second.confirmDetails();
  await second.fillPassword("browser");
  await second.finish();

  await wizard.fillPassword("browser");
  await wizard.stopped("enrollment-replaced");
  const valid = (await bank.certificates()).filter(({ status }) => status === "valid");
  expect(valid).toHaveLength(1);
});

test("two tabs: one issues at a time", async ({ context, wizard, page }) => {
  await wizard.reachPassword("banking");
  const second = wizard.on(await context.newPage());
  await second.open("/issue");
  await second.at("identity");
  await second.identify();
  await second.choose("general");
  await second.verify("fee");
  await second.confirmFee();
  await second.confirmDetails();
  // The first tab holds the lock for as long as its answer is held back.
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const sending = page.waitForRequest("**/cmp");
  await page.route("**/cmp", async (route) => {
    await held;
    await route.continue();
  });
  await wizard.fillPassword("browser");
  await sending;
  await second.fillPassword("browser");
  await second.stopped("another-tab");
  release();
  await wizard.finish();
});

test("certificate passwords that break the rules", async ({ page, wizard }) => {
  await wizard.reachPassword("banking");
  for (const bad of ["short1!", "onlyletters", "aaa111!!!bbb", "Hong1234!!hong1234", "password123!"]) {
    await wizard.fillPassword("browser", bad);
    await expect(page.getByText(wizard.text("password-bad")), bad).toBeVisible();
  }
  await wizard.named("password").fill(HONG.certificatePassword);
  await wizard.named("password-repeat").fill(`${HONG.certificatePassword}x`);
  await wizard.submit();
  await expect(page.getByText(wizard.text("password-repeat-bad"))).toBeVisible();
  await wizard.at("password");
});
