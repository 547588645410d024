import { beforeAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { problem } from "@/db/testing/problem";
import { as, buildWorld } from "@/db/testing/world";
import { cancelOrder } from "@/lib/checkout/cancel-order";
import { placeOrder } from "@/lib/checkout/place-order";
import { reserve } from "@/lib/inventory/reserve";
import { orderVersions } from "./queries";
import { receiptByToken } from "./receipt";

testDatabase();

beforeAll(async () => {
  await buildWorld([
    { sku: "BREAD", price: 450, kallio: 50, kamppi: 50 },
    { sku: "MUG", price: 1290, kallio: 50, kamppi: 50 },
  ]);
});

async function order(method: "pay_in_store" | "demo_card" = "pay_in_store") {
  const hold = (store: string, sku: string, quantity: number) =>
    reserve(as.storefront(), { store, lines: [{ sku, quantity }] });
  return placeOrder(as.storefront(), {
    reservations: [await hold("kallio", "BREAD", 2), await hold("kamppi", "MUG", 1)],
    customer: { name: "Maija Meri", email: "maija@example.com" },
    payment: { method },
  });
}

test("says what is paid for, with the VAT of each line, and names nobody", async () => {
  const { token, number } = await order();
  const receipt = await receiptByToken(db(), token);
  expect(receipt).toMatchObject({
    number,
    currency: "EUR",
    lines: [
      { title: "The BREAD", quantity: 2, unitAmount: 450 },
      { title: "The MUG", quantity: 1, unitAmount: 1290 },
    ],
    payment: { method: "pay_in_store", captured: 0, refunded: 0 },
    places: ["kallio", "kamppi"],
  });
  for (const line of receipt.lines) expect(line.vatBasisPoints).toBeGreaterThan(0);
  expect(JSON.stringify(receipt)).not.toMatch(/Maija|maija/);
});

test("what was called off is not on it", async () => {
  const { token, number } = await order("demo_card");
  await cancelOrder({ ...as.visitor(), bearer: token }, { number });
  expect(await receiptByToken(db(), token)).toMatchObject({ lines: [], payment: { method: "demo_card" } });
});

test("opens with its own token only", async () => {
  await order();
  expect(await problem(receiptByToken(db(), "another"))).toMatchObject({ code: "order.not_found" });
});

test("many orders are watched with one question, each under its own token", async () => {
  const [open, cancelled] = [await order(), await order()];
  await cancelOrder({ ...as.visitor(), bearer: cancelled.token }, { number: cancelled.number });
  const versions = await orderVersions(db(), [open.token, cancelled.token, "unknown"]);
  expect([...versions.keys()].toSorted()).toEqual([open.token, cancelled.token].toSorted());
  expect(versions.get(open.token)?.over).toBe(false);
  expect(versions.get(cancelled.token)?.over).toBe(true);
  expect(versions.get(open.token)?.version).not.toBe(versions.get(cancelled.token)?.version);
});
