// For people who bring a certification request of their own: no key is made here, nothing is stored.
import { readFileSync, writeFileSync } from "node:fs";

import type { Page, Route, TestInfo } from "@playwright/test";

import type { Bank } from "../support/bank.ts";
import { expect, test } from "../support/fixtures.ts";
import { openssl, serial } from "../support/openssl.ts";
import type { Wizard } from "../support/wizard.ts";

const P256 = ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"];

/** A key and a request, made by OpenSSL: paths of files. */
function makeRequest(info: TestInfo, kind: string[], form: "PEM" | "DER") {
  const [key, csr] = [info.outputPath("own.key"), info.outputPath(`own.${form.toLowerCase()}`)];
  openssl(["genpkey", ...kind, "-out", key]);
  openssl(["req", "-new", "-key", key, "-subj", "/CN=somebody else", "-outform", form, "-out", csr]);
  return { key, csr };
}

async function reachRequest(wizard: Wizard): Promise<void> {
  await wizard.reachPassword("banking");
  await wizard.button("password-own-request").click();
  await wizard.at("request");
}

/** Saves both files, and has OpenSSL judge them against the bank's root and the person's key. */
async function judge(wizard: Wizard, bank: Bank, info: TestInfo, key: string): Promise<string> {
  const files = { certificate: info.outputPath("certificate.pem"), chain: info.outputPath("chain.pem") };
  const certificate = await wizard.download(wizard.button("received-certificate"));
  expect(certificate.suggestedFilename()).toBe("certificate.pem");
  await certificate.saveAs(files.certificate);
  const chain = await wizard.download(wizard.button("received-chain"));
  expect(chain.suggestedFilename()).toBe("chain.pem");
  await chain.saveAs(files.chain);
  const root = info.outputPath("root.pem");
  writeFileSync(root, bank.file("root.pem"));
  const verify = ["verify", "-x509_strict", "-CAfile", root, "-untrusted", files.chain, files.certificate];
  expect(openssl(verify)).toContain("OK");
  const text = readFileSync(files.certificate, "utf8");
  expect(openssl(["x509", "-noout", "-pubkey"], text)).toBe(openssl(["pkey", "-in", key, "-pubout"]));
  const subject = openssl(["x509", "-noout", "-subject", "-nameopt", "utf8,sep_comma_plus_space"], text);
  expect(subject).toContain(`${wizard.person.name}(Hong Gil Dong)`);
  return text;
}

/** Addresses of the calls in which a request could leave the page. */
function watchCalls(page: Page): string[] {
  const calls: string[] = [];
  page.on("request", (request) => {
    if (/\/(certificate|codes|cmp)$/.test(request.url())) calls.push(request.url());
  });
  return calls;
}

test("a P-256 request is pasted, certificate and chain are files", async ({ page, wizard, bank }, info) => {
  const { key, csr } = makeRequest(info, P256, "PEM");
  await reachRequest(wizard);
  await wizard.named("request").fill(readFileSync(csr, "utf8"));
  await wizard.submit();
  await wizard.finish();
  const certificate = await judge(wizard, bank, info, key);
  const issued = await bank.certificates();
  expect(issued).toHaveLength(1);
  expect(issued[0]).toMatchObject({ customer: "hong", status: "valid", confirmed: true });
  expect(serial(certificate).toLowerCase()).toBe(`serial=${issued[0].serial}`);
  await wizard.link("action-home").click();
  await wizard.open("/certificates");
  await expect(page.getByText(wizard.text("certificates-none"))).toBeVisible();
});

test("an RSA request is chosen as a DER file", async ({ page, wizard, bank }, info) => {
  const rsa = ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"];
  const { key, csr } = makeRequest(info, rsa, "DER");
  await reachRequest(wizard);
  await wizard.named("request").fill("what is pasted first is replaced by the file");
  await wizard.named("request-file").setInputFiles(csr);
  await expect(wizard.named("request")).toHaveValue("");
  await wizard.submit();
  await wizard.finish();
  await judge(wizard, bank, info, key);
  await expect(page.getByText("RSA", { exact: false }).first()).toBeVisible();
});

test("a private key is refused before anything is sent", async ({ page, wizard, bank }, info) => {
  const { key, csr } = makeRequest(info, P256, "PEM");
  const der = info.outputPath("own.key.der");
  openssl(["pkcs8", "-topk8", "-nocrypt", "-in", key, "-outform", "DER", "-out", der]);
  await reachRequest(wizard);
  const calls = watchCalls(page);
  await wizard.named("request").fill(readFileSync(key, "utf8"));
  await wizard.submit();
  await wizard.says("request-is-private-key");
  await expect(wizard.named("request")).toHaveValue("");
  await wizard.named("request-file").setInputFiles(der);
  await wizard.submit();
  await wizard.says("request-is-private-key");
  await expect(wizard.named("request-file")).toHaveValue("");
  expect(calls).toEqual([]);
  expect(await bank.certificates()).toEqual([]);
  // The right thing still works.
  await wizard.named("request").fill(readFileSync(csr, "utf8"));
  await wizard.submit();
  await wizard.finish();
});

test("what is wrong with a request is said, and nothing is lost", async ({ wizard, bank }, info) => {
  const p384 = makeRequest(info, ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384"], "PEM");
  await reachRequest(wizard);
  await wizard.submit();
  await wizard.says("request-missing");
  await wizard.named("request").fill("안녕하세요 <b>😀</b>");
  await wizard.submit();
  await wizard.says("request-unreadable");
  await wizard.named("request").fill(bank.file("root.pem").toString());
  await wizard.submit();
  await wizard.says("request-is-certificate");
  await wizard.named("request").fill(readFileSync(p384.csr, "utf8"));
  await wizard.submit();
  await wizard.says("request-key-kind");
  await wizard.button("request-instead").click();
  await wizard.at("password");
});

test("an answer that was lost is asked for again, with one fee", async ({ wizard, bank }, info) => {
  const { key, csr } = makeRequest(info, P256, "PEM");
  const before = await bank.balance("hong-1");
  await wizard.reachPassword("general");
  await wizard.button("password-own-request").click();
  await wizard.at("request");
  await wizard.named("request").fill(readFileSync(csr, "utf8"));
  // A browser asks again by itself when a connection breaks, so the answer is taken from it afterwards.
  const lose = async (route: Route) => {
    await route.fetch();
    await route.abort();
  };
  await wizard.page.route(/\/certificate$/, lose, { times: 1 });
  await wizard.submit();
  await wizard.says("bank-unreachable");
  await wizard.submit();
  await wizard.finish();
  await judge(wizard, bank, info, key);
  expect(await bank.balance("hong-1")).toBe(before - 4_400);
});

test("in English", async ({ wizard, bank }, info) => {
  const { key, csr } = makeRequest(info, P256, "PEM");
  await wizard.open();
  await wizard.useEnglish();
  await wizard.link("home-start").click();
  await wizard.at("terms");
  await wizard.continueToPassword("banking");
  await wizard.button("password-own-request").click();
  await wizard.at("request");
  await wizard.named("request").fill(readFileSync(key, "utf8"));
  await wizard.submit();
  await wizard.says("request-is-private-key");
  await wizard.named("request").fill(readFileSync(csr, "utf8"));
  await wizard.submit();
  await wizard.finish();
  await judge(wizard, bank, info, key);
});
