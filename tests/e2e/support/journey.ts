// One way through the issuance centre, from the front page to the certificate.
import { expect } from "@playwright/test";

import { Album } from "./album.ts";
import { type Way, prove } from "./ways.ts";
import type { IdentityWay, Product, Wizard } from "./wizard.ts";

export interface Journey {
  name: string;
  product: Product;
  identity: IdentityWay;
  way: Way;
  authority?: string;
}

export async function travel(wizard: Wizard, journey: Journey): Promise<void> {
  const album = new Album(process.env.INGAM_JOURNEYS_DIR, journey.name);
  const seen = (screen: string) => album.take(wizard.page, screen);
  await expect(wizard.link("home-start")).toBeVisible();
  await seen("home");
  await wizard.link("home-start").click();
  await wizard.at("terms");
  await seen("terms");
  await wizard.agree();
  await seen("identity");
  await wizard.identify(journey.identity);
  await seen("product");
  await wizard.choose(journey.product, journey.authority);
  await seen("verification");
  await prove(wizard, journey.way);
  if (journey.product === "banking") {
    await wizard.at("details");
  } else {
    await wizard.at("fee");
    await seen("fee");
    await wizard.confirmFee();
  }
  await seen("details");
  await wizard.confirmDetails();
  await seen("password");
  await wizard.fillPassword("browser");
  await wizard.finish();
  await seen("done");
}
