import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { DocumentLine } from "@/db/schema/documents";
import type { VatPart } from "@/db/schema/orders";
import { type Ctx, isStaff, staffLocations } from "@/lib/kernel/actor";
import { isId } from "@/lib/kernel/id";
import { isoInstant as iso } from "@/lib/kernel/iso-instant";
import { notFound } from "@/lib/kernel/problem";
import { hashToken } from "@/lib/kernel/secrets";
import type { DocumentKind } from "./document-states";
import { mayTouchOrder } from "./queries";

/** A receipt or credit note among an order's. */
export type IssuedDocument = {
  id: string;
  kind: DocumentKind;
  /** `R-KALLIO-2026-000017`: kind, store, year and place in that series. */
  number: string;
  /** Slug of the store that issued it. */
  store: string;
  /** RFC 3339, UTC. */
  issuedAt: string;
  currency: string;
  totalAmount: number;
};

/** The same, with all that stands on it. */
export type DocumentPaper = IssuedDocument & {
  /** The order's number. */
  order: string;
  /** Numbers of the receipts that a credit note corrects: the order's, as far as they had been issued. */
  corrects: string[];
  lines: DocumentLine[];
  deliveryAmount: number;
  vat: VatPart[];
};

/** @param d alias of a document, @param l of its place */
const numberOf = (d: "d" | "r", l: "l" | "rl"): SQL =>
  sql.raw(`case ${d}.kind when 'receipt' then 'R' else 'C' end || '-' || upper(${l}.slug) || '-' || ${d}.year || '-'
    || lpad(${d}.number::text, greatest(6, length(${d}.number::text)), '0')`);

const summary = sql`d.id, d.kind, l.slug as store, ${iso("d.issued_at")} as "issuedAt", d.currency, d.total_amount as "totalAmount",
  ${numberOf("d", "l")} as number`;

const corrects = sql`(
  select coalesce(jsonb_agg(${numberOf("r", "rl")} order by r.issued_at, r.id), '[]')
  from documents r join stock_locations rl on rl.id = r.location_id
  where d.kind = 'credit_note' and r.order_id = d.order_id and r.kind = 'receipt' and r.issued_at <= d.issued_at)`;

const all = sql`documents d join orders o on o.id = d.order_id join stock_locations l on l.id = d.location_id`;
const ofToken = (token: string): SQL => sql`${all} where o.token_hash = ${hashToken(token)}`;

/** What was issued for the order whose own link this is, the first first. One statement. */
export const documentsByToken = async (tx: Tx, token: string): Promise<IssuedDocument[]> =>
  rowsOf<IssuedDocument>(
    await tx.execute(sql`select ${summary} from ${ofToken(token)} order by d.issued_at, d.id`),
  );

/** A paper about a return: its credit note, or the receipt for what went out in exchange. */
export type ReturnPaper = IssuedDocument & { returnId: string };

/** The papers of returns, credit notes first; for code that already knows it may. One statement. */
export const papersOfReturns = async (tx: Tx, returnIds: readonly string[]): Promise<ReturnPaper[]> =>
  rowsOf<ReturnPaper>(
    await tx.execute(sql`
      select ${summary}, r.id as "returnId" from returns r
      join documents d on d.cause = 'return:' || r.id or (d.order_id = r.exchanged_for and d.kind = 'receipt')
      join stock_locations l on l.id = d.location_id
      where r.id = any(${sql.param([...returnIds])}::uuid[]) order by d.kind, d.id`),
  );

/** One of them, as it was issued. Throws `document.not_found`, also for another order's. One statement. */
export const documentByToken = (tx: Tx, token: string, id: string): Promise<DocumentPaper> =>
  paper(tx, isId(id) ? sql`${ofToken(token)} and d.id = ${id}` : null);

/** The same by the number that it bears. */
export function numberedByToken(tx: Tx, token: string, number: string): Promise<DocumentPaper> {
  const numbered = hasNumber(number);
  return paper(tx, numbered && sql`${ofToken(token)} and ${numbered}`);
}

/**
 * The one with this number, for staff whose place issued it or has a part of its order.
 * Throws `document.not_found`, also for another store's. One statement.
 */
export function numberedForStaff(tx: Tx, ctx: Ctx, number: string): Promise<DocumentPaper> {
  const numbered = hasNumber(number);
  const places = staffLocations(ctx.actor);
  const mine =
    places === "all"
      ? sql`true`
      : sql`(d.location_id = any(${sql.param(places)}::uuid[]) or ${mayTouchOrder(ctx)})`;
  return paper(tx, numbered && isStaff(ctx.actor) ? sql`${all} where ${mine} and ${numbered}` : null);
}

/** @param from where it is looked for; null is nowhere */
async function paper(tx: Tx, from: SQL | null): Promise<DocumentPaper> {
  const [found] = from
    ? rowsOf<DocumentPaper>(
        await tx.execute(sql`
          select ${summary}, o.number as order, d.lines, d.delivery_amount as "deliveryAmount", d.vat,
            ${corrects} as corrects from ${from}`),
      )
    : [];
  if (!found) throw notFound("document");
  return found;
}

/** `R-KALLIO-2026-000017`, as a condition on document `d` of place `l`; null for what no document bears. */
export function hasNumber(text: string): SQL | null {
  const parts = /^([RC])-([A-Z0-9-]{1,60})-(\d{4})-(\d{6,9})$/.exec(text);
  if (!parts) return null;
  const [, kind, place, year, number] = parts;
  return sql`l.slug = ${place!.toLowerCase()} and d.kind = ${kind === "R" ? "receipt" : "credit_note"}
    and d.year = ${Number(year)} and d.number = ${Number(number)}`;
}
