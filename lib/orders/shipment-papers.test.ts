import { beforeAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { deliveryStage, into, order, steps } from "@/db/testing/deliveries";
import { rows } from "@/db/testing/rows";
import { as, type World } from "@/db/testing/world";
import { packDelivery } from "@/lib/delivery/pack-delivery";
import { shipDelivery } from "@/lib/delivery/ship-delivery";
import { startPickingDelivery } from "@/lib/delivery/start-picking";
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

test("what sending costs stands on the first parcel's receipt and in its store's day, and on no other", async () => {
  await rows`insert into delivery_rates (id, country_code, postal_prefix, up_to_grams, currency, amount)
    values (gen_random_uuid(), 'FI', '', null, 'EUR', 690)`;
  const placed = await order([
    { sku: "LAMP", quantity: 1 },
    { sku: "RUG", quantity: 1 },
  ]);
  const day = dayOf("Europe/Helsinki", new Date());
  const closed = (store: "kallio" | "kamppi") => dailyClosing(db(), as.manager(world[store]), { store, day });
  const before = await Promise.all([closed("kallio"), closed("kamppi")]);
  await steps.startPicking(placed);
  await steps.pack(placed);
  await steps.ship(placed);
  const other = placed.deliveries.find((id) => id !== placed.id)!;
  const kamppi = as.clerk(world.kamppi);
  await startPickingDelivery(kamppi, { id: other });
  await packDelivery(kamppi, { id: other, allPicked: true });
  await shipDelivery(kamppi, { id: other });
  const papers = await Promise.all(
    (await documentsByToken(db(), placed.token)).map(({ id }) => documentByToken(db(), placed.token, id)),
  );
  const vat = vatWithin(4500, 2550) + vatWithin(690, 2550);
  expect(papers).toMatchObject([
    {
      store: "kallio",
      deliveryAmount: 690,
      totalAmount: 5190,
      vat: [{ basisPoints: 2550, gross: 5190, vat }],
    },
    { store: "kamppi", deliveryAmount: 0, totalAmount: 9900 },
  ]);
  const after = await Promise.all([closed("kallio"), closed("kamppi")]);
  const grew = after.map(({ vat: [rate] }, i) => {
    const had = before[i]!.vat[0];
    return [rate!.gross.out - (had?.gross.out ?? 0), rate!.vat.out - (had?.vat.out ?? 0)];
  });
  expect(grew).toEqual([
    [5190, vat],
    [9900, vatWithin(9900, 2550)],
  ]);
  expect(await checkInvariants(db())).toEqual([]);
});
