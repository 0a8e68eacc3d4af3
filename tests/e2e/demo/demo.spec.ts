// cargo xtask demo: the main job as a person sees it, with everything that comes out of it.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { requestIn, toPem } from "../support/cmp.ts";
import { expect, test } from "../support/fixtures.ts";
import { openBundle, openssl } from "../support/openssl.ts";

test("demo", async ({ page, wizard, bank }) => {
  const out = process.env.INGAM_DEMO_DIR;
  if (!out) throw new Error("INGAM_DEMO_DIR is not set: run this with cargo xtask demo");
  mkdirSync(out, { recursive: true });
  let count = 0;
  const picture = async (name: string) => {
    count += 1;
    const path = join(out, `${String(count).padStart(2, "0")}-${name}.png`);
    await page.screenshot({ path, fullPage: true, animations: "disabled" });
  };
  const keep = (name: string, content: string | Buffer) => writeFileSync(join(out, name), content);
  const requests: Buffer[] = [];
  page.on("request", (request) => {
    const body = request.url().endsWith("/cmp") ? request.postDataBuffer() : null;
    const found = body && requestIn(body);
    if (found) requests.push(found);
  });

  await wizard.open();
  await expect(wizard.link("home-start")).toBeVisible();
  await picture("home");
  await wizard.link("home-start").click();
  await wizard.at("terms");
  await picture("terms");
  await wizard.agree();
  await wizard.named("user-id").fill(wizard.person.userId);
  await wizard.named("rrn-front").fill(wizard.person.number.slice(0, 6));
  await wizard.named("rrn-back").fill(wizard.person.number.slice(6));
  await picture("identity");
  await wizard.identify();
  await page.locator("[name=product][value=general]").check();
  await picture("product");
  await wizard.choose("general");
  await wizard.named("account-password").fill(wizard.person.accountPassword);
  await wizard.named("otp").fill(await bank.otp(wizard.person.id));
  await picture("verification");
  await wizard.verify("fee");
  await picture("fee");
  await wizard.confirmFee();
  await picture("details");
  await wizard.confirmDetails();
  await wizard.named("password").fill(wizard.person.certificatePassword);
  await wizard.named("password-repeat").fill(wizard.person.certificatePassword);
  await picture("password");
  // The answer is held back for the picture of what is being done.
  await page.route(
    "**/cmp",
    async (route) => {
      await picture("issuing");
      await route.continue();
    },
    { times: 1 },
  );
  await wizard.fillPassword("browser");
  await wizard.finish();
  await picture("done");
  const file = join(out, "bundle.p12");
  await (await wizard.download(wizard.button("done-backup"))).saveAs(file);
  await wizard.link("done-certificates").click();
  await expect(page.getByRole("row").filter({ hasText: wizard.person.name })).toBeVisible();
  await picture("certificates");
  await page.getByRole("row").filter({ hasText: wizard.person.name }).getByRole("link").click();
  await expect(wizard.button("certificate-try")).toBeVisible();
  await picture("certificate");

  expect(requests).toHaveLength(1);
  keep("request.csr", toPem("CERTIFICATE REQUEST", requests[0]));
  keep("password.txt", wizard.person.certificatePassword);
  const bundle = openBundle(file, wizard.person.certificatePassword);
  keep("certificate.pem", bundle.certificate);
  keep("chain.pem", bundle.others.join(""));
  keep("root.pem", bank.file("root.pem"));

  const inRequest = openssl(["req", "-in", join(out, "request.csr"), "-verify", "-noout", "-pubkey"]);
  expect(openssl(["x509", "-noout", "-pubkey"], bundle.certificate)).toBe(inRequest);
});
