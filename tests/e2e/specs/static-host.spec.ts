// The page on a host of plain files, with a bank at another origin: only config.json says which.
import { Bank } from "../support/bank.ts";
import { expect, test } from "../support/fixtures.ts";
import { staticHost, tlsFront } from "../support/hosts.ts";
import { HONG } from "../support/people.ts";
import { Wizard } from "../support/wizard.ts";

test.use({ ignoreHTTPSErrors: true });

test("plain files, no rewrite rules, a bank elsewhere", async ({ page }) => {
  let [bankUrl, root] = ["", ""];
  const front = await tlsFront(() => bankUrl);
  const host = await staticHost(process.env.INGAM_PAGE ?? "", () => ({ bank: front.url, root_sha256: root }));
  const bank = await Bank.start(["--allow-origin", host.url]);
  bankUrl = bank.url;
  root = ((await (await fetch(`${bank.url}/config.json`)).json()) as { root_sha256: string }).root_sha256;
  const origins = new Set<string>();
  page.on("request", (request) => origins.add(new URL(request.url()).origin));

  const wizard = new Wizard(page, bank, HONG);
  await page.goto(`${host.url}/certificates`);
  await expect(page.getByText(wizard.text("certificates-none"))).toBeVisible();
  await wizard.link("home-start").click();
  await wizard.at("terms");
  await wizard.agree();
  await expect.poll(() => page.evaluate(drafts)).toBe(1);
  await page.reload();
  await wizard.at("identity");
  await wizard.identify();
  await wizard.choose("general");
  await wizard.verify("fee");
  await wizard.confirmFee();
  await wizard.confirmDetails();
  await wizard.fillPassword("browser");
  await wizard.finish();
  expect((await bank.certificates())[0].confirmed).toBe(true);
  await wizard.download(wizard.button("done-backup"));
  await page.goto(`${host.url}/no/such/page`);
  await expect(page.getByRole("heading", { name: wizard.text("not-found-title") })).toBeVisible();
  expect([...origins].filter((origin) => origin.startsWith("http")).sort()).toEqual([host.url, front.url].sort());

  host.close();
  front.close();
  await bank.remove();
});

/** How many drafts are on the disk: what was typed last is written while the next step is shown. */
async function drafts(): Promise<number> {
  const known = await indexedDB.databases();
  if (!known.some(({ name }) => name === "ingam")) return 0;
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("ingam");
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const counting = database.transaction("drafts").objectStore("drafts").count();
      counting.onerror = () => reject(counting.error);
      counting.onsuccess = () => {
        database.close();
        resolve(counting.result);
      };
    };
  });
}
