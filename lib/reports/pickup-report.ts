import "server-only";
import { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import { shop } from "@/lib/catalog/shop";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { parseInput, refusal } from "@/lib/kernel/command";
import { notFound } from "@/lib/kernel/problem";
import type { ShortReason } from "@/lib/pickup/states";
import { type OwnPlace, ownPlaces } from "@/lib/stores/own-place";
import { comparedSpan, type ReportSpan, reportSpans } from "./report-span";
import { type Asked, countsStatement, seriesStatement, workStatement } from "./report-statements";

/** What became of pickups in a stretch of time. Times are whole seconds; null where nothing was there to be measured. */
export type Counts = {
  /** Pickups that became ready, and how many of them by the time that was promised. */
  ready: number;
  onTime: number;
  collected: number;
  cancelled: number;
  noShows: number;
  /** From "I'm here" to the goods in hand. */
  waitMedian: number | null;
  waitNinth: number | null;
};

/** The same, with what people did. */
export type Figures = Counts & {
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

const input = z.strictObject({ span: z.enum(reportSpans), store: z.string().min(1).max(60) });

/**
 * How one of the caller's stores did today or this week, by its own calendar and beside the same stretch before. Pickups
 * are counted as they stand: a press that was undone did not happen. Picks and refunds count where they were made. Four
 * statements.
 * Throws `auth.required`, `auth.forbidden`, `store.not_found` (also for another's), `input.invalid`.
 */
export async function pickupReport(tx: Tx, ctx: Ctx, raw: z.input<typeof input>): Promise<StoreReport> {
  if (!isStaff(ctx.actor, "manager")) throw refusal(ctx.actor);
  const { span, store: slug } = parseInput(input, raw);
  const place = (await ownStores(tx, ctx)).find((own) => own.slug === slug);
  if (!place) throw notFound("store");
  const asked = askedOf(place, ctx.now, span);
  const counts = rowsOf<CountRow>(await tx.execute(countsStatement([asked])));
  const steps = rowsOf<Step>(await tx.execute(seriesStatement(asked, span)));
  const work = rowsOf<WorkRow>(await tx.execute(workStatement(asked)));
  const figures = (now: boolean): Figures => {
    const done = work.find((row) => row.what === "all" && row.now === now);
    return { ...countsOf(counts, place.id, now), ...(done?.what === "all" ? done.figures : noWork) };
  };
  return {
    store: named(place),
    from: asked.from,
    until: asked.until,
    now: figures(true),
    before: figures(false),
    steps,
    shorts: work.flatMap((row) => (row.what === "short" ? [row.figures] : [])).toSorted(most((s) => s.units)),
    clerks: work
      .flatMap((row) => (row.what === "clerk" ? [row.figures] : []))
      .toSorted(most((c) => c.picked + c.handedOver)),
    currency: shop.currency,
  };
}

export type StoreCounts = { store: StoreReport["store"]; now: Counts; before: Counts };

/**
 * All of the caller's stores side by side, by name. Two statements, however many they are.
 * Throws `auth.required`, `auth.forbidden`.
 */
export async function storesSideBySide(tx: Tx, ctx: Ctx, span: ReportSpan): Promise<StoreCounts[]> {
  if (!isStaff(ctx.actor, "manager")) throw refusal(ctx.actor);
  const places = await ownStores(tx, ctx);
  const asked = places.map((place) => askedOf(place, ctx.now, span));
  const counts = rowsOf<CountRow>(await tx.execute(countsStatement(asked)));
  return places.map((place) => ({
    store: named(place),
    now: countsOf(counts, place.id, true),
    before: countsOf(counts, place.id, false),
  }));
}

const ownStores = async (tx: Tx, ctx: Ctx): Promise<OwnPlace[]> =>
  (await ownPlaces(tx, ctx)).filter((place) => place.isStore);

const named = ({ slug, name, timeZone }: OwnPlace): StoreReport["store"] => ({ slug, name, timeZone });

const askedOf = ({ id, timeZone }: OwnPlace, now: Date, span: ReportSpan): Asked => ({
  id,
  timeZone,
  ...comparedSpan(timeZone, now, span),
});

const most =
  <T>(units: (row: T) => number) =>
  (a: T, b: T): number =>
    units(b) - units(a);

type Work = Omit<Figures, keyof Counts>;
type CountRow = { place: string; now: boolean; figures: Counts };
type WorkRow = { now: boolean } & (
  | { what: "all"; figures: Work }
  | { what: "short"; figures: StoreReport["shorts"][number] }
  | { what: "clerk"; figures: ClerkWork }
);

const countsOf = (rows: readonly CountRow[], place: string, now: boolean): Counts =>
  rows.find((row) => row.place === place && row.now === now)!.figures;
const noWork: Work = { pickMedian: null, shortUnits: 0, refunds: 0, refundAmount: 0 };
