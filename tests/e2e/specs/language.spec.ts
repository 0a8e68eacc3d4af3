// The page loads the sentences of one language, and says so when those of the other one do not arrive.
import { expect, test } from "../support/fixtures.ts";

const KOREAN = /\/texts-ko-[0-9a-f]+\.txt$/;
const ENGLISH = /\/texts-en-[0-9a-f]+\.txt$/;

test("the other language is there before somebody asks for it", async ({ page, wizard }) => {
  const prefetched = page.waitForResponse(ENGLISH);
  await wizard.open();
  await prefetched;
  await page.route(ENGLISH, (route) => route.abort());
  await wizard.useEnglish();
  await expect(wizard.link("home-start")).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  // The choice is kept for the next visit, which then loads nothing else first.
  await page.unroute(ENGLISH);
  const first = page.waitForResponse(/\/texts-\w\w-[0-9a-f]+\.txt$/);
  await page.reload();
  expect((await first).url()).toMatch(ENGLISH);
  await expect(wizard.link("home-start")).toBeVisible();
});

test("a language that cannot be loaded is no reason to lose anything", async ({ page, wizard }) => {
  let tries = 0;
  await page.route(ENGLISH, (route) => {
    tries += 1;
    return tries <= 2 ? route.abort() : route.continue();
  });
  await wizard.start();
  await wizard.agree();
  await wizard.named("user-id").fill(wizard.person.userId);
  await page.getByRole("button", { name: "View in English" }).click();
  await wizard.says("texts-missing");
  await expect(wizard.named("user-id")).toHaveValue(wizard.person.userId);
  // The connection is back.
  await wizard.useEnglish();
  await wizard.at("identity");
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(wizard.named("user-id")).toHaveValue(wizard.person.userId);
});

test("without any sentences the page says that it could not start", async ({ page, wizard }) => {
  await page.route(KOREAN, (route) => route.abort());
  await wizard.open();
  await expect(page.getByRole("alert")).toContainText("페이지를 시작하지 못했습니다");
  await page.route(KOREAN, (route) => route.fulfill({ body: "sentences of another version\0" }));
  await page.reload();
  await expect(page.getByRole("alert")).toContainText("페이지를 시작하지 못했습니다");
});

test.describe("a browser in English", () => {
  test.use({ locale: "en-GB" });
  test("starts in English", async ({ page, wizard }) => {
    wizard.language = "en-US";
    await wizard.open();
    await expect(wizard.link("home-start")).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
  });
});
