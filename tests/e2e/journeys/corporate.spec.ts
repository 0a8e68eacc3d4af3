// Every way of an organisation to a certificate.
import { test } from "../support/fixtures.ts";
import { type Journey, travel } from "../support/journey.ts";
import { TRADE } from "../support/people.ts";
import type { Product } from "../support/wizard.ts";

const PRODUCTS: Product[] = ["business_banking", "general", "tax"];

const JOURNEYS: Journey[] = PRODUCTS.map((product) => ({
  name: `corporate-${product}`,
  product,
  identity: "user-id",
  way: "otp",
}));

for (const journey of JOURNEYS) {
  test(journey.name, async ({ wizard }) => {
    const company = wizard.as(TRADE);
    await company.open();
    await travel(company, journey);
  });
}

test("corporate-tax in English", async ({ wizard }) => {
  const company = wizard.as(TRADE);
  await company.open();
  await company.useEnglish();
  await travel(company, { name: "corporate-tax-english", product: "tax", identity: "account", way: "otp" });
});
