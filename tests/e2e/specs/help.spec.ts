// The help: read, searched, linked to from errors and steps, without a network, on paper.
import { readFileSync } from "node:fs";

import { auditor } from "../support/audit.ts";
import { expect, test } from "../support/fixtures.ts";

const guide = (language: string) =>
  readFileSync(new URL(`../../../assets/help/${language}.md`, import.meta.url), "utf8");
/** Names and headings of the pages of the help. */
const topics = (language: string) =>
  [...guide(language).matchAll(/^# (.+) \{#([\w-]+)\}$/gm)].map(([, title, slug]) => ({ title, slug }));

test("from the front to a question and back, in both languages, and nothing for axe", async ({ page, wizard }) => {
  const audit = auditor(page);
  await wizard.open();
  await page.getByRole("contentinfo").getByRole("link", { name: wizard.text("help-title") }).click();
  await expect(page).toHaveURL(/\/help$/);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await audit("help");
  const shown = topics("ko-KR").filter(({ slug }) => !slug.startsWith("issue-"));
  for (const { title } of shown) {
    await expect(page.getByRole("main").getByRole("link", { name: title, exact: true })).toBeVisible();
  }
  await page.getByRole("main").getByRole("link", { name: "자주 묻는 질문" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "자주 묻는 질문" })).toBeFocused();
  const question = page.getByText("인증서 암호를 잊어버렸습니다.");
  const answer = page.getByText("아무도 알 수 없고 되살릴 수도 없습니다.");
  await expect(answer).toBeHidden();
  await question.click();
  await expect(answer).toBeVisible();
  await audit("questions");
  await wizard.useEnglish();
  await expect(page.getByRole("heading", { level: 1, name: "Questions and answers" })).toBeVisible();
  await audit("questions in English");
  for (const slug of ["lists", "glossary", "revoke"]) {
    await wizard.open(`/help/${slug}`);
    const { title } = topics("en-US").find((topic) => topic.slug === slug)!;
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
    await audit(slug);
  }
  await wizard.open("/help/nothing-of-this-name");
  await expect(page.getByRole("heading", { level: 1, name: wizard.text("not-found-title") })).toBeVisible();
});

test("an error is found by its code and by its words, and has an address", async ({ page, wizard }) => {
  const audit = auditor(page);
  await wizard.open("/help/errors");
  const search = wizard.named("search");
  const rows = page.locator("dl.errors > div");
  const count = page.getByRole("status");
  await expect(search).toBeVisible();
  const all = await rows.count();
  expect(all).toBeGreaterThan(100);
  // Of so many, only what happened; of a few, what to do as well.
  const remedy = rows.filter({ hasText: "card-locked" }).locator("p");
  await expect(remedy).toBeHidden();
  await audit("errors");
  await search.fill("otp-wrong");
  await expect(rows.filter({ hasText: "otp-wrong" })).toHaveCount(1);
  await search.fill("안카드 잠겼");
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText("card-locked");
  await expect(remedy).toBeVisible();
  await search.fill("이런 말은 없습니다 정말로");
  await expect(rows).toHaveCount(0);
  await expect(count).toHaveText(/찾으시는 오류가 없습니다/);
  await search.fill("");
  await expect(rows).toHaveCount(all);
  await rows.filter({ hasText: "card-locked" }).getByRole("link").click();
  await expect(page).toHaveURL(/\/help\/errors\/card-locked$/);
  await expect(page.getByRole("heading", { level: 1, name: "card-locked" })).toBeFocused();
  await expect(page.getByRole("main")).toContainText(wizard.inside("rec-card-locked"));
  // Whoever is sent the address sees the same.
  await page.reload();
  await expect(page.getByRole("main")).toContainText(wizard.inside("err-card-locked"));
  await audit("one error");
  await wizard.open("/help/errors/no-such-code");
  await expect(page.getByText(wizard.text("help-error-unknown"))).toBeVisible();
  // No number in braces is shown to anybody.
  await wizard.open("/help/errors/otp-wrong");
  await expect(page.getByRole("main")).toContainText("○");
  await expect(page.getByRole("main")).not.toContainText("{");
});

test("an error leads to its help in another tab, and what was typed stays", async ({ page, context, wizard }) => {
  await wizard.start();
  await wizard.agree();
  await wizard.fillIdentity("nobody99");
  await wizard.says("identity-mismatch");
  const [other] = await Promise.all([
    context.waitForEvent("page"),
    page.getByRole("alert").getByRole("link", { name: wizard.inside("failure-more") }).click(),
  ]);
  await expect(other).toHaveURL(/\/help\/errors\/identity-mismatch$/);
  await expect(other.getByRole("main")).toContainText(wizard.inside("rec-identity-mismatch"));
  await expect(wizard.named("user-id")).toHaveValue("nobody99");
  // So does every step.
  const [step] = await Promise.all([
    context.waitForEvent("page"),
    page.getByRole("banner").getByRole("link", { name: wizard.inside("help-short") }).click(),
  ]);
  await expect(step).toHaveURL(/\/help\/issue-identity$/);
  await expect(step.getByRole("heading", { level: 1, name: "본인 확인" })).toBeVisible();
  await expect(wizard.named("user-id")).toHaveValue("nobody99");
});

test("on a public computer the help is shown in the same tab, which alone knows of it", async ({ page, context, wizard }) => {
  await wizard.open();
  await wizard.button("public-enter").click();
  await wizard.link("home-start").click();
  await wizard.at("terms");
  await wizard.agree();
  await wizard.fillIdentity("nobody99");
  await wizard.says("identity-mismatch");
  const band = page.getByRole("complementary", { name: wizard.text("public-band") });
  await page.getByRole("alert").getByRole("link", { name: wizard.inside("failure-more") }).click();
  await expect(page).toHaveURL(/\/help\/errors\/identity-mismatch$/);
  await expect(page.getByRole("main")).toContainText(wizard.inside("rec-identity-mismatch"));
  await expect(band).toBeVisible();
  await page.goBack();
  await wizard.at("identity");
  await page.getByRole("banner").getByRole("link", { name: wizard.inside("help-short") }).click();
  await expect(page).toHaveURL(/\/help\/issue-identity$/);
  await expect(band).toBeVisible();
  expect(context.pages()).toHaveLength(1);
});

test("once opened it works without a network; before, it says what to do", async ({ page, context, wizard }) => {
  await wizard.open();
  await expect(wizard.link("home-start")).toBeVisible();
  const link = page.getByRole("contentinfo").getByRole("link", { name: wizard.text("help-title") });
  await page.waitForLoadState("networkidle");
  await context.setOffline(true);
  await link.click();
  await wizard.says("help-missing");
  await context.setOffline(false);
  await wizard.button("action-retry").click();
  await expect(page.getByRole("heading", { level: 1, name: wizard.text("help-title") })).toBeVisible();
  await context.setOffline(true);
  for (const { title } of topics("ko-KR").filter(({ slug }) => !slug.startsWith("issue-")).slice(0, 3)) {
    await page.getByRole("main").getByRole("link", { name: title, exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
    await page.getByRole("link", { name: wizard.text("help-back") }).click();
  }
  await page.getByRole("main").getByRole("link", { name: "오류 찾기" }).click();
  await wizard.named("search").fill("bank-unreachable");
  await expect(page.locator("dl.errors > div")).toHaveCount(1);
});

test("everything is open on paper", async ({ page, wizard }) => {
  await page.addInitScript(() => {
    (window as unknown as { printed: number }).printed = -1;
    window.print = () => {
      (window as unknown as { printed: number }).printed = document.querySelectorAll("details[open]").length;
    };
  });
  await wizard.open("/help/faq");
  const questions = page.locator("details");
  await expect(questions.first()).toBeVisible();
  const all = await questions.count();
  expect(all).toBeGreaterThanOrEqual(12);
  await wizard.button("action-print").click();
  await expect.poll(() => page.evaluate(() => (window as unknown as { printed: number }).printed)).toBe(all);
});
