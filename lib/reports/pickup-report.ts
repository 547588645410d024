import "server-only";
import { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import { shop } from "@/lib/catalog/shop";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { parseInput, refusal } from "@/lib/kernel/command";
import { notFound } from "@/lib/kernel/problem";
import type { ShortReason } from "@/lib/pickup/states";
import { type OwnPlace, ownPlaces } from "@/lib/stores/own-place";
import { comparedSpan, reportSpans } from "./report-span";
import { type Asked, countsStatement, seriesStatement, workStatement } from "./report-statements";

/** What happened in a stretch of time. Times are whole seconds; null where nothing was there to be measured. */
export type Figures = {
  /** Pickups that became ready, and how many of them by the time that was promised. */
  ready: number;
  onTime: number;
  collected: number;
  cancelled: number;
  noShows: number;
  /** From "I'm here" to the goods in hand. */
  waitMedian: number | null;
  waitNinth: number | null;
  /** From the start of picking to ready; what took more than a day was not picking. */
  pickMedian: number | null;
  /** Units that were not on the shelf. */
  shortUnits: number;
  refunds: number;
  /** Given back at the counter for goods that stayed with the shopper, in minor units. */
  refundAmount: number;
};

export type ClerkWork = {
  /** `user:<id>` or `api_key:<id>`. */
  actor: string;
  name: string;
  picked: number;
  pickMedian: number | null;
  handedOver: number;
  shortUnits: number;
};

/** A step of the time that a report is about: an hour of today, or a day of the week, by the place's own clock. */
export type Step = { at: string; ready: number; onTime: number; collected: number };

export type StoreReport = {
  store: Pick<OwnPlace, "slug" | "name" | "timeZone">;
  from: Date;
  until: Date;
  now: Figures;
  before: Figures;
  /** In order; `at` is `2026-11-22T14` or `2026-11-22`. Steps in which nothing happened are left out. */
  steps: Step[];
  /** The most units first. */
  shorts: { reason: ShortReason; units: number }[];
  /** Whoever did most first. */
  clerks: ClerkWork[];
  currency: string;
};

const input = z.strictObject({
  span: z.enum(reportSpans),
  /** One of the caller's stores; without it all of them. */
  store: z.string().min(1).max(60).optional(),
});

/**
 * How the caller's stores did today or this week, each by its own calendar and beside the same stretch before.
 * Pickups are counted as they stand: a press that was undone did not happen. Refunds and picks count where they were
 * made. At most four statements, however many stores.
 * Throws `auth.required`, `auth.forbidden`, `store.not_found` (also for another's), `input.invalid`.
 */
export async function pickupReport(tx: Tx, ctx: Ctx, raw: z.input<typeof input>): Promise<StoreReport[]> {
  if (!isStaff(ctx.actor, "manager")) throw refusal(ctx.actor);
  const { span, store } = parseInput(input, raw);
  const places = (await ownPlaces(tx, ctx)).filter((p) => p.isStore && (!store || p.slug === store));
  if (places.length === 0) throw notFound("store");
  const asked: Asked[] = places.map(({ id, timeZone }) => ({
    id,
    timeZone,
    ...comparedSpan(timeZone, ctx.now, span),
  }));
  const counts = rowsOf<CountRow>(await tx.execute(countsStatement(asked)));
  const steps = rowsOf<Step & { place: string }>(await tx.execute(seriesStatement(asked, span)));
  const work = rowsOf<WorkRow>(await tx.execute(workStatement(asked)));
  return places.map(({ id, slug, name, timeZone }, n) => {
    const mine = work.filter((row) => row.place === id);
    const figures = (now: boolean): Figures => ({
      ...(counts.find((row) => row.place === id && row.now === now) ?? nothing).figures,
      ...(mine.find((row) => row.what === "all" && row.now === now)?.figures ?? noWork),
    });
    return {
      store: { slug, name, timeZone },
      from: asked[n]!.from,
      until: asked[n]!.until,
      now: figures(true),
      before: figures(false),
      steps: steps.filter((row) => row.place === id).map(({ place: _, ...step }) => step),
      shorts: mine
        .flatMap((row) => (row.what === "short" ? [row.figures] : []))
        .toSorted(most((s) => s.units)),
      clerks: mine
        .flatMap((row) => (row.what === "clerk" ? [row.figures] : []))
        .toSorted(most((c) => c.picked + c.handedOver)),
      currency: shop.currency,
    };
  });
}

const most =
  <T>(units: (row: T) => number) =>
  (a: T, b: T): number =>
    units(b) - units(a);

type Work = Pick<Figures, "pickMedian" | "shortUnits" | "refunds" | "refundAmount">;
type CountRow = { place: string; now: boolean; figures: Omit<Figures, keyof Work> };
type WorkRow = { place: string; now: boolean } & (
  | { what: "all"; figures: Work }
  | { what: "short"; figures: StoreReport["shorts"][number] }
  | { what: "clerk"; figures: ClerkWork }
);

const nothing: Pick<CountRow, "figures"> = {
  figures: { ready: 0, onTime: 0, collected: 0, cancelled: 0, noShows: 0, waitMedian: null, waitNinth: null },
};
const noWork: Work = { pickMedian: null, shortUnits: 0, refunds: 0, refundAmount: 0 };
