// Every way of a person to a certificate: both products, every way to be known, all ways to prove an account.
import { test } from "../support/fixtures.ts";
import { type Journey, travel } from "../support/journey.ts";
import type { Way } from "../support/ways.ts";
import type { IdentityWay, Product } from "../support/wizard.ts";

const PRODUCTS: Product[] = ["banking", "general"];
const IDENTITIES: IdentityWay[] = ["user-id", "account"];
const WAYS: Way[] = ["otp", "card", "phone"];

const JOURNEYS: Journey[] = PRODUCTS.flatMap((product) =>
  IDENTITIES.flatMap((identity) =>
    WAYS.map((way) => ({ name: `personal-${product}-${identity}-${way}`, product, identity, way })),
  ),
);

for (const journey of JOURNEYS) {
  test(journey.name, async ({ wizard }) => {
    await wizard.open();
    await travel(wizard, journey);
  });
}

for (const product of PRODUCTS) {
  test(`personal-${product}-phone-otp`, async ({ wizard }) => {
    await wizard.open();
    await travel(wizard, { name: `personal-${product}-phone-otp`, product, identity: "phone", way: "otp" });
  });
}

for (const authority of ["garam", "nuri"]) {
  test(`personal-general-${authority}`, async ({ wizard }) => {
    await wizard.open();
    await travel(wizard, {
      name: `personal-general-${authority}`,
      product: "general",
      identity: "user-id",
      way: "otp",
      authority,
    });
  });
}

test("personal-general-account-card in English", async ({ wizard }) => {
  await wizard.open();
  await wizard.useEnglish();
  await travel(wizard, {
    name: "personal-general-account-card-english",
    product: "general",
    identity: "account",
    way: "card",
  });
});
