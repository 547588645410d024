import { z } from "zod";
import { decimalOf, parseDecimal } from "@/lib/kernel/money";
import {
  defaultSort,
  type ProductPlace,
  type ProductSort,
  productPlace,
  productSorts,
} from "./product-search";

/** Products a listing grows by. */
export const shelfPage = 24;
/** Products one page of a listing shows at most; the next page continues after the last of them. */
export const longestShelf = 5 * shelfPage;

/** What somebody asks of a listing, as its address says it. */
export type ListingAsk = {
  /** What was typed; empty on a department's own listing. */
  text: string;
  /** Searched as typed, without correcting its spelling. */
  asTyped: boolean;
  /** Slug; what a search is narrowed to. */
  department: string | null;
  brands: string[];
  /** In minor units of the shop's currency. */
  min: number | null;
  max: number | null;
  onSale: boolean;
  /** By their canonical English names. */
  options: { name: string; value: string }[];
  /** Ready today at the shopper's own store, or to be had in any store now. */
  at: "mine" | "any" | null;
  sort: ProductSort | null;
  /** How many products, in whole pages. */
  show: number;
  after: ProductPlace | null;
};

export type AddressQuery = Record<string, string | string[] | undefined>;

const mostChoices = 20;
const longestText = 100;
const longestName = 120;
/** No price is above it: the column's own bound. */
const dearest = 100_000_000;
const slug = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const everyOf = (value: string | string[] | undefined): string[] =>
  [...new Set([value ?? []].flat().map((one) => one.trim()))]
    .filter((one) => one !== "" && one.length <= longestName)
    .slice(0, mostChoices);
const oneOf = (value: string | string[] | undefined): string => [value ?? ""].flat()[0]?.trim() ?? "";

/** Reads an address's query. What makes no sense in it is left out: an old or mistyped link still shows goods. */
export function readListingAsk(query: AddressQuery, currency: string): ListingAsk {
  const at = oneOf(query.at);
  const sort = oneOf(query.sort);
  const [min, max] = [amountIn(oneOf(query.min), currency), amountIn(oneOf(query.max), currency)];
  const department = oneOf(query.in);
  const asked: ListingAsk = {
    text: oneOf(query.q).replace(/\s+/g, " ").slice(0, longestText),
    asTyped: oneOf(query.as) === "typed",
    department: department.length <= 80 && slug.test(department) ? department : null,
    brands: everyOf(query.brand),
    min,
    max: max !== null && max >= (min ?? 0) ? max : null,
    onSale: oneOf(query.sale) !== "",
    options: everyOf(query.option).flatMap(optionIn),
    at: at === "mine" || at === "any" ? at : null,
    sort: productSorts.find((known) => known === sort) ?? null,
    show: showIn(oneOf(query.show)),
    after: null,
  };
  return { ...asked, after: placeIn(oneOf(query.after), sortOf(asked)) };
}

/** The order a listing comes in when its address names none: the shop's own, or the best match first. */
export const sortOf = (ask: Pick<ListingAsk, "sort" | "text">): ProductSort =>
  ask.sort === "relevance" && ask.text === ""
    ? "featured"
    : (ask.sort ?? (ask.text ? "relevance" : "featured"));

/** Writes the query of an address, with its `?`; empty when nothing is asked. One way to say each thing. */
export function listingQuery(ask: ListingAsk, currency: string): string {
  const query = new URLSearchParams();
  if (ask.text) query.set("q", ask.text);
  if (ask.asTyped) query.set("as", "typed");
  if (ask.department) query.set("in", ask.department);
  for (const brand of ask.brands) query.append("brand", brand);
  if (ask.min !== null) query.set("min", decimalOf({ amount: ask.min, currency }));
  if (ask.max !== null) query.set("max", decimalOf({ amount: ask.max, currency }));
  if (ask.onSale) query.set("sale", "1");
  for (const { name, value } of ask.options) query.append("option", `${name}:${value}`);
  if (ask.at) query.set("at", ask.at);
  if (ask.sort && ask.sort !== defaultSort(ask)) query.set("sort", ask.sort);
  if (ask.show > shelfPage) query.set("show", String(ask.show));
  if (ask.after) query.set("after", writePlace(ask.after));
  return query.size > 0 ? `?${query}` : "";
}

/** The same wishes from the beginning: what every link but "more" leads to. */
export const fromStart = (ask: ListingAsk): ListingAsk => ({ ...ask, show: shelfPage, after: null });

function amountIn(text: string, currency: string): number | null {
  if (text === "") return null;
  try {
    const amount = parseDecimal(text.replace(",", "."), currency);
    return amount <= dearest ? amount : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function optionIn(text: string): ListingAsk["options"] {
  const at = text.indexOf(":");
  return at > 0 && at < text.length - 1 ? [{ name: text.slice(0, at), value: text.slice(at + 1) }] : [];
}

function showIn(text: string): number {
  const asked = /^\d{1,3}$/.test(text) ? Math.ceil(Number(text) / shelfPage) * shelfPage : shelfPage;
  return Math.min(longestShelf, Math.max(shelfPage, asked));
}

const writePlace = (place: ProductPlace): string => Buffer.from(JSON.stringify(place)).toString("base64url");

const jsonText = z
  .string()
  .max(2000)
  .transform((text, context): unknown => {
    try {
      return JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    } catch {
      context.addIssue({ code: "custom", message: "not JSON" });
      return z.NEVER;
    }
  });

const placeIn = (cursor: string, sort: ProductSort): ProductPlace | null =>
  cursor === "" ? null : (jsonText.pipe(productPlace(sort)).safeParse(cursor).data ?? null);
