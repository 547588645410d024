import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { statement } from "@/db/statement";

/** A page of everybody's as a server made it, compressed. */
export type KeptPage = {
  /** 32 bytes: of the build, what it runs with, and the page's address. */
  key: Buffer;
  tags: readonly string[];
  /** The newest renewal that its server had heard of when it began to make the page. */
  edition: number;
  page: Buffer;
};

export type FoundPage = Pick<KeptPage, "key" | "tags" | "page"> & { madeAt: Date };

/** The most bytes of a page that are kept. */
export const largestPage = 4 * 1024 * 1024;

const found = statement<{ keys: readonly Buffer[] }, FoundPage>(
  (p) => sql`
    select key, tags, page, made_at as "madeAt" from kept_pages p
    where key = any(${p.keys}::bytea[]) and not exists (
      select from page_renewals r where r.tag = any(p.tags) and r.edition > p.edition)`,
);

/**
 * Those of these pages that some server made and that nothing has renewed since, in no order. One statement.
 */
export const findPages = (tx: Tx, keys: readonly Buffer[]): Promise<FoundPage[]> => found(tx, { keys });

const keep = statement<
  { key: Buffer; tags: readonly string[]; edition: number; page: Buffer },
  Record<never, never>
>(
  (p) => sql`
    insert into kept_pages as kept (key, tags, edition, size, page)
    values (${p.key}::bytea, ${p.tags}::text[], ${p.edition}::bigint, octet_length(${p.page}::bytea), ${p.page}::bytea)
    on conflict (key) do update set tags = excluded.tags, edition = excluded.edition, made_at = excluded.made_at,
      size = excluded.size, page = excluded.page
    where kept.edition <= excluded.edition`,
);

/** Keeps a page for all servers; one that was made of newer things stays. One statement. */
export async function keepPage(tx: Tx, page: KeptPage): Promise<void> {
  const { key, tags, edition, page: bytes } = page;
  await keep(tx, { key, tags, edition, page: bytes });
}

/**
 * Forgets pages that nobody made anew for a week, and the oldest beyond as many bytes as there is room for.
 * @returns how many went
 */
export async function forgetPages(tx: Tx, room: number): Promise<number> {
  const gone = await tx.execute(sql`
    delete from kept_pages where key in (
      select key from (
        select key, made_at, sum(size) over (order by made_at desc, key) as kept from kept_pages) p
      where kept > ${room}::bigint or made_at < now() - interval '7 days')
    returning 1`);
  return rowsOf(gone).length;
}
