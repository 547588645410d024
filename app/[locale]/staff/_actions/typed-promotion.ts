import type { z } from "zod";
import { shop } from "@/lib/catalog/shop";
import { parseDecimal } from "@/lib/kernel/money";
import type { newPromotion } from "@/lib/promotions/create-promotion";
import type { issueCodes } from "@/lib/promotions/issue-codes";
import { promotionCombinings, promotionKinds } from "@/lib/promotions/promotion-states";
import { dayAt } from "@/lib/stores/hours";
import { textOf } from "./form";

/** How a promotion comes to a shopper: by itself, with one word, with a code for each order. */
export const promotionHows = ["automatic", "word", "random"] as const;

/** Why a field is refused; each has its words. */
export type FieldProblem =
  | "name"
  | "basisPoints"
  | "amount"
  | "units"
  | "count"
  | "day"
  | "code"
  | "codes"
  | "stores";

type Codes = Parameters<typeof issueCodes>[1]["codes"];
/** What a form asks for, or what is wrong with it, field by field. */
export type TypedPromotion = {
  errors: Record<string, FieldProblem>;
  promotion: z.input<typeof newPromotion>;
  codes: { codes: Codes; maxUses?: number } | null;
};

/**
 * Reads the form of a new promotion. Numbers may have a comma, an empty field is no limit, days are the shop's own.
 * @param timeZone of the shop's calendar
 * @param asks whether a store has to be named
 */
export function typedPromotion(
  form: FormData,
  timeZone: string,
  asks: { store: boolean },
  now: Date,
): TypedPromotion {
  const errors: Record<string, FieldProblem> = {};
  const text = (name: string) => textOf(form, name, 200);
  const read = <T>(
    name: string,
    problem: FieldProblem,
    value: (typed: string) => T | null,
  ): T | undefined => {
    const typed = text(name);
    const found = value(typed);
    if (found === null) errors[name] = problem;
    return found ?? undefined;
  };
  const optional = <T>(name: string, problem: FieldProblem, value: (typed: string) => T | null) =>
    text(name) === "" ? undefined : read(name, problem, value);
  const slugs = (name: string) =>
    form
      .getAll(name)
      .filter((slug) => typeof slug === "string")
      .slice(0, 50);

  const kind = promotionKinds.find((k) => k === text("kind")) ?? "percent";
  const how = promotionHows.find((h) => h === text("how")) ?? "automatic";
  const stores = slugs("store");
  if (asks.store && stores.length === 0) errors.store = "stores";
  const names = shop.locales.flatMap((locale): [string, string][] => {
    const name = text(`name-${locale}`).slice(0, 120);
    return name ? [[locale, name]] : [];
  });
  if (!names.some(([locale]) => locale === shop.defaultLocale)) errors[`name-${shop.defaultLocale}`] = "name";
  const startsAt = optional("startsOn", "day", (day) => startOf(day, timeZone));
  const endsAt = optional("endsOn", "day", (day) => endOf(day, timeZone, startsAt ?? now, now));
  const word = how === "word" ? read("code", "code", wordOf) : undefined;
  const random = how === "random" ? read("codes", "codes", (typed) => whole(typed, 1000)) : undefined;
  const about = {
    name: Object.fromEntries(names),
    minimumAmount: optional("minimum", "amount", amountOf) ?? 0,
    excludesSale: text("excludesSale") === "on",
    firstOrder: text("firstOrder") === "on",
    needsCode: how !== "automatic",
    combining: promotionCombinings.find((c) => c === text("combining")) ?? "combinable",
    maxUses: optional("maxUses", "count", (typed) => whole(typed, 1_000_000)),
    maxUsesEach: optional("maxUsesEach", "count", (typed) => whole(typed, 1000)),
    departments: slugs("department"),
    stores,
    startsAt: startsAt?.toISOString(),
    endsAt: endsAt?.toISOString(),
  };
  const does = {
    percent: () => ({ basisPoints: read("basisPoints", "basisPoints", percentOf) }),
    amount: () => ({ amount: read("amount", "amount", amountOf) }),
    buy_get: () => ({
      buyUnits: read("buyUnits", "units", (typed) => whole(typed, 99)),
      getUnits: read("getUnits", "units", (typed) => whole(typed, 99)),
    }),
    free_delivery: () => ({}),
  }[kind]();
  return {
    errors,
    promotion: { kind, ...does, ...about } as z.input<typeof newPromotion>,
    codes: codesOf(word, random),
  };
}

function codesOf(word: string | undefined, random: number | undefined): TypedPromotion["codes"] {
  if (word !== undefined) return { codes: { word } };
  return random === undefined ? null : { codes: { random }, maxUses: 1 };
}

/** A whole number from 1, however thousands are set apart. */
export function whole(typed: string, most: number): number | null {
  const digits = typed.replace(/[\s.,\u202f\u00a0]/g, "");
  const number = /^\d{1,7}$/.test(digits) ? Number(digits) : 0;
  return number >= 1 && number <= most ? number : null;
}

/** `4,90` in minor units; null for what is no amount, or nothing. */
export function amountOf(typed: string): number | null {
  try {
    const amount = parseDecimal(typed.replace(",", "."), shop.currency);
    return amount >= 1 && amount <= 100_000_000 ? amount : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function percentOf(typed: string): number | null {
  const points = /^\d{1,3}([.,]\d{1,2})?$/.test(typed)
    ? Math.round(Number(typed.replace(",", ".")) * 100)
    : 0;
  return points >= 1 && points <= 10_000 ? points : null;
}

const wordOf = (typed: string): string | null => (/^[0-9A-Za-z]{4,32}$/.test(typed) ? typed : null);

const isDay = (day: string) => /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day));
const startOf = (day: string, timeZone: string): Date | null =>
  isDay(day) ? dayAt(timeZone, day).from : null;

function endOf(day: string, timeZone: string, start: Date, now: Date): Date | null {
  if (!isDay(day)) return null;
  const { until } = dayAt(timeZone, day);
  return until > start && until > now ? until : null;
}
