// Every way of a person to a certificate: both products, all ways to prove an account.
import { Album } from "../support/album.ts";
import { test } from "../support/fixtures.ts";
import { type Way, prove } from "../support/ways.ts";
import type { Product, Wizard } from "../support/wizard.ts";

const PRODUCTS: Product[] = ["banking", "general"];
const WAYS: Way[] = ["otp", "card", "phone"];

async function travel(wizard: Wizard, product: Product, way: Way, album: Album): Promise<void> {
  const seen = (screen: string) => album.take(wizard.page, screen);
  await wizard.open();
  await seen("home");
  await wizard.link("home-start").click();
  await wizard.at("terms");
  await seen("terms");
  await wizard.agree();
  await seen("identity");
  await wizard.identify();
  await seen("product");
  await wizard.choose(product);
  await seen("verification");
  await prove(wizard, way);
  if (product === "general") {
    await wizard.at("fee");
    await seen("fee");
    await wizard.confirmFee();
  } else {
    await wizard.at("details");
  }
  await seen("details");
  await wizard.confirmDetails();
  await seen("password");
  await wizard.fillPassword("browser");
  await wizard.finish();
  await seen("done");
}

for (const product of PRODUCTS) {
  for (const way of WAYS) {
    const name = `personal-${product}-${way}`;
    test(name, async ({ wizard }) => {
      await travel(wizard, product, way, new Album(process.env.INGAM_JOURNEYS_DIR, name));
    });
  }
}

test("personal-general-card in English", async ({ wizard }) => {
  await wizard.open();
  await wizard.useEnglish();
  const album = new Album(process.env.INGAM_JOURNEYS_DIR, "personal-general-card-english");
  await travel(wizard, "general", "card", album);
});
