import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { workOff } from "@/db/testing/jobs";
import { as, buildWorld } from "@/db/testing/world";
import { placeOrder } from "@/lib/checkout/place-order";
import { reserve } from "@/lib/inventory/reserve";
import { inboxMessages } from "./inbox";

testDatabase();
beforeAll(async () => {
  await buildWorld([
    { sku: "RYE", price: 420, kallio: 90, kamppi: 90 },
    { sku: "LAMP", price: 4500, kallio: 9 },
  ]);
  await db().execute(sql`update reservation_quotas set value = 1000`);
});

const address = { street: "Kuja 1", postalCode: "00500", city: "Helsinki", countryCode: "FI" };
const held = (store: string) => reserve(as.storefront(), { store, lines: [{ sku: "RYE", quantity: 2 }] });

/** The paragraphs of the mail about an order with these pickups and perhaps a parcel. */
async function mailed(locale: "en" | "fi", stores: string[], sends: boolean): Promise<string[]> {
  const email = `${crypto.randomUUID()}@example.com`;
  // Held the other way round: what is told follows the order, not when each part was held.
  const backwards: Awaited<ReturnType<typeof held>>[] = [];
  for (const store of stores.toReversed()) backwards.push(await held(store));
  const reservations = backwards.toReversed();
  await placeOrder(as.storefront(), {
    reservations,
    customer: { name: "Emmi Virta", email, locale },
    ...(sends
      ? { delivery: { address: { name: "Emmi Virta", ...address }, lines: [{ sku: "LAMP", quantity: 1 }] } }
      : {}),
    payment: { method: "demo_card", token: "demo_ok" },
  });
  await workOff();
  const message = (await inboxMessages(db())).find((m) => m.recipient === email);
  return (message?.text ?? "").split("\n\n").filter((part) => !part.includes("http"));
}

const day = /(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day/;

describe("the mail about an order", () => {
  test("of two stores and a parcel thanks once and says of each part what, where and when", async () => {
    const said = await mailed("en", ["kallio", "kamppi"], true);
    expect(said.slice(0, 4)).toEqual([
      "Hello Emmi Virta,",
      "Thank you for your order.",
      "We are getting this ready at Kallio, and write again when it is:",
      "2 × The RYE",
    ]);
    expect(said[4]).toMatch(/^Ready by .*\d:\d\d\.$/);
    expect(said.slice(5, 7)).toEqual([
      "We are getting this ready at Kamppi, and write again when it is:",
      "2 × The RYE",
    ]);
    expect(said.slice(8, 10)).toEqual(["We send this to you, Kuja 1, 00500 Helsinki:", "1 × The LAMP"]);
    expect(said[10]).toMatch(/^Expected /);
    expect(said[10]).toMatch(day);
    expect(said[11]).toBe("Total €61.80, by card.");
    expect(said.filter((part) => part.includes("Thank you"))).toHaveLength(1);
  });

  test("of a parcel alone thanks too, in its own language", async () => {
    const said = await mailed("fi", [], true);
    expect(said.slice(0, 4)).toEqual([
      "Hei Emmi Virta,",
      "Kiitos tilauksesta.",
      "Lähetämme nämä sinulle, Kuja 1, 00500 Helsinki:",
      "1 × Se LAMP",
    ]);
    expect(said[4]).toMatch(/^Arvioitu toimitus: (\S+tai|keskiviikko)\.$/);
    expect(said[5]).toMatch(/^Yhteensä 45,00\s€, kortilla\.$/);
  });
});
