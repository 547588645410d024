import { db } from "@/db/client";
import { rows } from "@/db/testing/rows";
import { checkInvariants } from "../check";
import { pickupsOf, type RealShop } from "./real-shop";
import { orderState, type ShopModel, type Sku, type StoreName, type WindowNumber } from "./shop-model";

type Level = { store: StoreName; sku: Sku; on_hand: number; reserved: number; allocated: number };

/** In what the shop is otherwise than the model, in words; and which invariants it breaks. */
export async function differences(model: ShopModel, shop: RealShop): Promise<string[]> {
  const found = await Promise.all([
    levels(model),
    windows(model, shop),
    states(model, shop),
    lines(model, shop),
  ]);
  const broken = await checkInvariants(db());
  return [...found.flat(), ...broken.map((v) => `invariant ${v.invariant}: ${v.found}`)];
}

const unlike = (what: string, real: unknown, said: unknown): string[] =>
  JSON.stringify(real) === JSON.stringify(said)
    ? []
    : [`${what} is ${JSON.stringify(real)} and should be ${JSON.stringify(said)}`];

async function levels(model: ShopModel): Promise<string[]> {
  const found = await rows<Level>`
    select l.slug as store, v.sku, s.on_hand, s.reserved, s.allocated from stock_levels s
    join stock_locations l on l.id = s.location_id join variants v on v.id = s.variant_id`;
  return found.flatMap(({ store, sku, ...counters }) =>
    unlike(`${sku} at ${store}`, counters, {
      on_hand: model.units(store, sku),
      reserved: model.reserved(store, sku),
      allocated: model.allocated(store, sku),
    }),
  );
}

async function windows(model: ShopModel, shop: RealShop): Promise<string[]> {
  const found = await rows<{ store: StoreName; starts_at: string; booked: number }>`
    select l.slug as store, w.starts_at, w.booked from pickup_windows w join stock_locations l on l.id = w.location_id`;
  return found.flatMap(({ store, starts_at, booked }) => {
    const start = new Date(starts_at).getTime();
    const window = ([0, 1] as WindowNumber[]).find(
      (n) => Date.parse(shop.windowId(store, n).split(".")[1]!) === start,
    );
    return unlike(`${store}'s window ${window}`, booked, model.booked(store, window!));
  });
}

async function states(model: ShopModel, shop: RealShop): Promise<string[]> {
  const stateOf = new Map(
    (
      await rows<{ id: string; state: string }>`
        select id::text, state from reservations union all select id::text, state from fulfillments
        union all select number, state from orders`
    ).map((r) => [r.id, r.state]),
  );
  return [
    ...shop.holds.flatMap((h, i) => unlike(`hold ${i}`, stateOf.get(h.id), model.holds[i]!.state)),
    ...pickupsOf(shop).flatMap((p, i) => unlike(`pickup ${i}`, stateOf.get(p.id), model.pickups[i]!.state)),
    ...shop.orders.flatMap((o, i) =>
      unlike(`order ${i}`, stateOf.get(o.number), orderState(model.orders[i]!)),
    ),
  ];
}

async function lines(model: ShopModel, shop: RealShop): Promise<string[]> {
  const found = await rows<{
    id: string;
    picked: number;
    short: number;
    cancelled: number;
    collected: number;
  }>`
    select id, picked, short, cancelled, collected from fulfillment_lines`;
  const said = new Map(found.map(({ id, ...units }) => [id, units]));
  return pickupsOf(shop).flatMap((pickup, i) =>
    model.pickups[i]!.lines.flatMap(({ sku, picked, short, cancelled, collected }) =>
      unlike(`${sku} of pickup ${i}`, said.get(pickup.lines.get(sku)!), {
        picked,
        short,
        cancelled,
        collected,
      }),
    ),
  );
}
