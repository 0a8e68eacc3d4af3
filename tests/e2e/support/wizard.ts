// The page as a person uses it. Everything is found by role, label or form name.
import { type Download, type Locator, type Page, expect } from "@playwright/test";

import type { Bank } from "./bank.ts";
import type { Person } from "./people.ts";
import { type Language, inside, text } from "./texts.ts";
import { textCode } from "./ways.ts";

export type Product = "banking" | "general" | "business_banking" | "tax";
export type IdentityWay = "user-id" | "account" | "phone";
export type Storage = "browser" | "file" | "both";

/** 참조번호와 인가코드 */
export interface Codes {
  reference: string;
  code: string;
}

export class Wizard {
  language: Language = "ko-KR";

  constructor(
    readonly page: Page,
    readonly bank: Bank,
    readonly person: Person,
  ) {}

  text = (id: string): RegExp => text(this.language, id);
  inside = (id: string): RegExp => inside(this.language, id);

  /** An element by its form name. */
  named = (name: string): Locator => this.page.locator(`[name="${name}"]`);
  button = (id: string): Locator => this.page.getByRole("button", { name: this.text(id) });
  link = (id: string): Locator => this.page.getByRole("link", { name: this.text(id) });
  submit = (): Promise<void> => this.page.locator("form button[type=submit]").click();

  /** The step is shown: in the address and as the heading that has the focus. */
  async at(step: string): Promise<void> {
    await expect(this.page).toHaveURL(new RegExp(`/issue/${step}$`));
    const heading = this.page.getByRole("heading", { level: 1, name: this.text(`${step}-title`) });
    await expect(heading).toBeVisible();
  }

  /** The page says what happened and what to do now. */
  async says(kind: string): Promise<void> {
    const alert = this.page.getByRole("alert").filter({ hasText: this.inside(`err-${kind}`) });
    await expect(alert).toBeVisible();
    await expect(alert).toContainText(this.inside(`rec-${kind}`));
  }

  async open(path = "/"): Promise<void> {
    await this.page.goto(this.bank.url + path);
  }

  async useEnglish(): Promise<void> {
    await this.page.getByRole("button", { name: "View in English" }).click();
    this.language = "en-US";
  }

  async start(): Promise<void> {
    await this.open();
    await this.link("home-start").click();
    await this.at("terms");
  }

  async agree(): Promise<void> {
    await this.page.locator(`[name=holder][value=${this.person.holder}]`).check();
    await this.named("terms-all").check();
    await this.submit();
    await this.at("identity");
  }

  async fillIdentity(userId = this.person.userId, number = this.person.number): Promise<void> {
    await this.page.locator("[name=identity-way][value=user-id]").check();
    await this.named("user-id").fill(userId);
    await this.fillNumber(number);
    await this.submit();
  }

  /** Without login. */
  async fillAccount(account = this.person.accountNumber, number = this.person.number): Promise<void> {
    await this.page.locator("[name=identity-way][value=account]").check();
    await this.named("account-number").fill(account);
    await this.fillNumber(number);
    await this.submit();
  }

  /** With a code by text message to the person's phone, or with another one. */
  async fillPhone(code?: string, phone = this.person.phone): Promise<void> {
    await this.page.locator("[name=identity-way][value=phone]").check();
    await this.named("phone").fill(phone);
    await this.fillNumber();
    await this.named("phone-code").fill(code ?? (await textCode(this)));
    await this.submit();
  }

  /** The resident or business number, as the person's kind of holder is asked for it. */
  async fillNumber(number = this.person.number): Promise<void> {
    if (this.person.holder === "corporate") {
      await this.named("business-number").fill(number);
      return;
    }
    await this.named("rrn-front").fill(number.slice(0, 6));
    await this.named("rrn-back").fill(number.slice(6));
  }

  async identify(way: IdentityWay = "user-id"): Promise<void> {
    if (way === "user-id") await this.fillIdentity();
    else if (way === "account") await this.fillAccount();
    else await this.fillPhone();
    await this.at("product");
  }

  /** 범용 is by the bank's own authority unless another is named; its terms are agreed to. */
  async choose(product: Product, authority = "bank"): Promise<void> {
    await this.page.locator(`[name=product][value=${product}]`).check();
    if (product === "general") {
      await this.page.locator(`[name=authority][value=${authority}]`).check();
      await this.named(`terms-authority-${authority}`).check();
    }
    await this.submit();
    await this.at("verification");
  }

  async fillVerification(otp?: string, accountPassword = this.person.accountPassword): Promise<void> {
    await this.named("account").selectOption(this.person.account);
    await this.named("account-password").fill(accountPassword);
    await this.named("otp").fill(otp ?? (await this.bank.otp(this.person.id)));
    await this.submit();
  }

  async verify(next: "fee" | "details"): Promise<void> {
    await this.fillVerification();
    await this.at(next);
  }

  async confirmFee(): Promise<void> {
    await this.submit();
    await this.at("details");
  }

  /** The bank has all details on file. */
  async confirmDetails(): Promise<void> {
    await this.submit();
    await this.at("password");
  }

  /** Public computers know only the memory, and do not ask. */
  async fillPassword(storage: Storage | "memory", password = this.person.certificatePassword): Promise<void> {
    await this.named("password").fill(password);
    await this.named("password-repeat").fill(password);
    if (storage !== "memory") await this.page.locator(`[name=storage][value=${storage}]`).check();
    await this.submit();
  }

  /** From the front page to the certificate password. */
  async reachPassword(product: Product): Promise<void> {
    await this.start();
    await this.continueToPassword(product);
  }

  async continueToPassword(product: Product): Promise<void> {
    await this.agree();
    await this.identify();
    await this.choose(product);
    if (product === "banking") {
      await this.verify("details");
    } else {
      await this.verify("fee");
      await this.confirmFee();
    }
    await this.confirmDetails();
  }

  async finish(): Promise<void> {
    await expect(this.page).toHaveURL(/\/issue\/done$/, { timeout: 45_000 });
    await expect(this.page.getByRole("heading", { level: 1, name: this.text("done-title") })).toBeVisible();
  }

  /** The whole job. */
  async issue(product: Product, storage: Storage = "browser"): Promise<void> {
    await this.reachPassword(product);
    await this.fillPassword(storage);
    await this.finish();
  }

  /** Another person in the same tab. */
  as(person: Person): Wizard {
    return new Wizard(this.page, this.bank, person);
  }

  /** The same person in another tab. */
  on(page: Page): Wizard {
    const other = new Wizard(page, this.bank, this.person);
    other.language = this.language;
    return other;
  }

  async giveCertificatePassword(password = this.person.certificatePassword): Promise<void> {
    await this.named("certificate-password").fill(password);
    await this.submit();
  }

  /** The two codes that are shown where issuing has stopped. */
  async codes(): Promise<Codes> {
    const code = this.page.locator("[data-code=authorization]");
    await expect(code).toHaveText(/^\d{4}( \d{4}){5}$/);
    const reference = this.page.locator("[data-code=reference]");
    return { reference: await reference.innerText(), code: await code.innerText() };
  }

  /** Types the codes of another device. */
  async giveCodes(codes: Codes, number = this.person.number): Promise<void> {
    await this.named("reference").fill(codes.reference);
    await this.named("authorization-code").fill(codes.code);
    await this.named("holder-number").fill(number);
    await this.submit();
  }

  /** Goes on with a pending enrollment, to its end. */
  async resume(): Promise<void> {
    await expect(this.page).toHaveURL(/\/resume\//);
    await this.giveCertificatePassword();
    const heading = this.page.getByRole("heading", { level: 1, name: this.text("done-title") });
    await expect(heading).toBeVisible({ timeout: 45_000 });
  }

  async download(button: Locator): Promise<Download> {
    const [download] = await Promise.all([this.page.waitForEvent("download"), button.click()]);
    return download;
  }

  /** Issuing stopped for this reason; the stages stand where it stopped. */
  async stopped(kind: string): Promise<void> {
    const heading = this.page.getByRole("heading", { level: 1, name: this.text("issuing-stopped") });
    await expect(heading).toBeVisible({ timeout: 45_000 });
    await this.says(kind);
  }
}
