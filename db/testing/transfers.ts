import { db } from "@/db/client";
import { requestTransfer } from "@/lib/inventory/request-transfer";
import { sendTransfer } from "@/lib/inventory/send-transfer";
import { staffTransfer, type TransferView } from "@/lib/inventory/transfer-queries";
import type { Ctx } from "@/lib/kernel/actor";
import { rows } from "./rows";
import { as, buildWorld, type World } from "./world";

/** Those between whom goods go, and somebody of another store. */
export type TransferStage = { world: World; packer: Ctx; clerk: Ctx; manager: Ctx; stranger: Ctx };

let stage: TransferStage;

/** Lamps and bulbs lie at Kamppi, and Kallio wants some. */
export async function transferStage(): Promise<TransferStage> {
  const world = await buildWorld([
    { sku: "LAMP", price: 4500, kallio: 2, kamppi: 600, safetyStock: 1 },
    { sku: "BULB", price: 300, kamppi: 600 },
  ]);
  stage = {
    world,
    packer: as.clerk(world.kamppi, "Pekka Packer"),
    clerk: as.clerk(world.kallio),
    manager: as.manager(world.kallio),
    stranger: as.clerk("019a0000-0000-7000-8000-000000000000"),
  };
  return stage;
}

/** What is asked for when a test does not say. */
export const twoLines = [
  { sku: "LAMP", quantity: 4 },
  { sku: "BULB", quantity: 10 },
];

/** A transfer from Kamppi to Kallio that was asked for. */
export const requested = (lines = twoLines) =>
  requestTransfer(stage.manager, { from: "kamppi", to: "kallio", lines });

export const lineOf = (t: TransferView, sku: string) => t.lines.find((l) => l.sku === sku)!;
export const allOf = (t: TransferView) => t.lines.map((l) => ({ lineId: l.id, received: l.sent }));
export const see = (id: string) => staffTransfer(db(), as.admin(), id);

/** The same on the road. */
export async function sent(lines = twoLines) {
  const { id } = await requested(lines);
  await sendTransfer(stage.packer, { id });
  return see(id);
}

/** Everything that a transfer could change. */
export const traces = () => rows`
  select (select jsonb_agg(to_jsonb(s) order by s.location_id, s.variant_id) from stock_levels s) as levels,
    (select jsonb_agg(to_jsonb(t) order by t.id) from transfers t) as transfers,
    (select jsonb_agg(to_jsonb(l) order by l.id) from transfer_lines l) as lines,
    (select jsonb_agg(to_jsonb(l) order by l.id) from fulfillment_lines l) as promised,
    (select count(*) from stock_movements) as movements, (select count(*) from events) as events`;

/** Names of the events about a transfer, in their order. */
export const eventsAbout = async (id: string) =>
  (await rows<{ name: string }>`select name from events where data ->> 'transfer' = ${id} order by id`).map(
    (e) => e.name,
  );
