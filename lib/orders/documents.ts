import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { DocumentLine } from "@/db/schema/documents";
import type { VatPart } from "@/db/schema/orders";
import { isId } from "@/lib/kernel/id";
import { isoInstant as iso } from "@/lib/kernel/iso-instant";
import { notFound } from "@/lib/kernel/problem";
import { hashToken } from "@/lib/kernel/secrets";
import type { DocumentKind } from "./document-states";

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
  lines: DocumentLine[];
  deliveryAmount: number;
  vat: VatPart[];
};

const summary = sql`d.id, d.kind, l.slug as store, ${iso("d.issued_at")} as "issuedAt", d.currency, d.total_amount as "totalAmount",
  case d.kind when 'receipt' then 'R' else 'C' end || '-' || upper(l.slug) || '-' || d.year || '-'
    || lpad(d.number::text, greatest(6, length(d.number::text)), '0') as number`;

const ofToken = (token: string): SQL => sql`
  documents d join orders o on o.id = d.order_id join stock_locations l on l.id = d.location_id
  where o.token_hash = ${hashToken(token)}`;

/** What was issued for the order whose own link this is, the first first. One statement. */
export const documentsByToken = async (tx: Tx, token: string): Promise<IssuedDocument[]> =>
  rowsOf<IssuedDocument>(
    await tx.execute(sql`select ${summary} from ${ofToken(token)} order by d.issued_at, d.id`),
  );

/** One of them, as it was issued. Throws `document.not_found`, also for another order's. One statement. */
export async function documentByToken(tx: Tx, token: string, id: string): Promise<DocumentPaper> {
  const [paper] = isId(id)
    ? rowsOf<DocumentPaper>(
        await tx.execute(sql`
          select ${summary}, o.number as order, d.lines, d.delivery_amount as "deliveryAmount", d.vat
          from ${ofToken(token)} and d.id = ${id}`),
      )
    : [];
  if (!paper) throw notFound("document");
  return paper;
}
