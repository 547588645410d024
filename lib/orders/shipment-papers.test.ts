import { beforeAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { deliveryStage, into } from "@/db/testing/deliveries";
import { as, type World } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import { vatWithin } from "@/lib/kernel/money";
import { dayOf } from "@/lib/stores/hours";
import { dailyClosing } from "./daily-closing";
import { documentByToken, documentsByToken } from "./documents";

testDatabase();

let world: World;
beforeAll(async () => {
  ({ world } = await deliveryStage());
});

test("a parcel that leaves has a receipt over its goods, and counts in its store's day", async () => {
  const { token } = await into("shipped");
  const vat = vatWithin(4500, 2550) + vatWithin(900, 2550);
  const [issued, ...more] = await documentsByToken(db(), token);
  expect(more).toEqual([]);
  expect(await documentByToken(db(), token, issued!.id)).toMatchObject({
    kind: "receipt",
    store: "kallio",
    totalAmount: 5400,
    lines: [{ quantity: 1 }, { quantity: 3 }],
    vat: [{ basisPoints: 2550, gross: 5400, vat }],
  });
  const day = dayOf("Europe/Helsinki", new Date());
  expect(await dailyClosing(db(), as.manager(world.kallio), { store: "kallio", day })).toMatchObject({
    shipments: 1,
    handovers: { out: 0, back: 0 },
    vat: [{ basisPoints: 2550, gross: { out: 5400, back: 0 }, vat: { out: vat, back: 0 } }],
  });
  expect(await checkInvariants(db())).toEqual([]);
});
