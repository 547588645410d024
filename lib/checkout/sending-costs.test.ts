import { sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db, rowsOf } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { card, discountStage, endPromotions, moneyOf, someone } from "@/db/testing/discounts";
import { problem } from "@/db/testing/problem";
import { addPromotion } from "@/db/testing/promotions";
import { as } from "@/db/testing/world";
import { markDelivered } from "@/lib/delivery/mark-delivered";
import { packDelivery } from "@/lib/delivery/pack-delivery";
import { shipDelivery } from "@/lib/delivery/ship-delivery";
import { startPickingDelivery } from "@/lib/delivery/start-picking";
import { checkInvariants } from "@/lib/invariants/check";
import { orderByToken } from "@/lib/orders/queries";
import { cancelOrder } from "./cancel-order";
import { placeOrder } from "./place-order";

testDatabase();

beforeAll(async () => {
  await discountStage();
});
beforeEach(async () => {
  await endPromotions();
});

describe("what sending costs", () => {
  const address = (postalCode: string, countryCode = "FI") => ({
    name: "Maija",
    street: "Street 1",
    postalCode,
    city: "Helsinki",
    countryCode,
  });
  const send = (quantity: number, postalCode = "00530", countryCode = "FI") =>
    placeOrder(as.storefront(), {
      reservations: [],
      delivery: { address: address(postalCode, countryCode), lines: [{ sku: "LAMP", quantity }] },
      customer: someone(),
      payment: card,
    });

  beforeAll(async () => {
    await db().execute(sql`update variants set grams = 1500 where sku = 'LAMP'`);
    await db().execute(sql`
      insert into delivery_rates (id, country_code, postal_prefix, up_to_grams, currency, amount)
      values (gen_random_uuid(), 'FI', '', 2000, 'EUR', 490), (gen_random_uuid(), 'FI', '', null, 'EUR', 990),
        (gen_random_uuid(), 'FI', '99', null, 'EUR', 1490)`);
  });

  test.each([
    [1, "00530", 490],
    [2, "00530", 990],
    [1, "99400", 1490],
  ])("%i to %s: %i", async (units, postalCode, amount) => {
    const { token } = await send(units, postalCode);
    expect((await orderByToken(db(), token)).totalAmount).toBe(units * 4500 + amount);
  });

  test("nothing is sent where no rate is", async () =>
    expect(await problem(send(1, "114 55", "SE"))).toMatchObject({ code: "delivery.not_served" }));

  test("is taken with the first parcel, once, and never when nothing leaves", async () => {
    const { token, number } = await send(25);
    const { fulfillments, totalAmount } = await orderByToken(db(), token);
    expect(fulfillments.length).toBe(1);
    await shipped(fulfillments[0]!.id);
    expect((await moneyOf(token))[0]).toMatchObject({ captured: totalAmount, amount: totalAmount });
    const other = await send(1);
    await cancelOrder(as.visitor(undefined, other.token), { number: other.number });
    expect((await moneyOf(other.token))[0]).toMatchObject({ captured: 0 });
    expect(number).not.toBe(other.number);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("is free above an amount, by a promotion", async () => {
    await addPromotion({ kind: "free_delivery", minimumAmount: 6000 });
    const { token } = await send(2);
    expect((await orderByToken(db(), token)).totalAmount).toBe(9000);
    expect((await orderByToken(db(), (await send(1)).token)).totalAmount).toBe(4990);
  });

  async function shipped(id: string) {
    await startPickingDelivery(as.admin(), { id });
    const [line] = rowsOf<{ id: string; ordered: number }>(
      await db().execute(sql`select id, ordered from fulfillment_lines where fulfillment_id = ${id}`),
    );
    await db().execute(sql`update fulfillment_lines set picked = ordered where id = ${line!.id}`);
    await packDelivery(as.admin(), { id });
    await shipDelivery(as.admin(), { id });
    await markDelivered(as.admin(), { id });
  }
});
