import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { statement } from "@/db/statement";

/** Where servers hear that there are renewals they have not read yet. */
export const renewalChannel = "page_renewals";

/** Taken until the transaction ends: renewals come to be seen in the order of their numbers, so that none is passed by. */
const renewalLock = 4_170_182;

/** What is behind a tag changed, and in which place among all renewals. */
export type Renewal = { tag: string; edition: number };

/**
 * Says that everything that carries one of these tags is to be made anew before anybody sees it again: every server hears
 * of it as the transaction commits, and what any of them made before counts no more. Call it in a transaction of its own,
 * once what changed is there to be read: else a page of the old state could pass for newer than the change.
 */
export async function renewPages(tx: Tx, tags: readonly string[]): Promise<void> {
  if (tags.length === 0) return;
  await tx.execute(sql`select pg_advisory_xact_lock(${renewalLock})`);
  await tx.execute(sql`
    with renewed as (
      insert into page_renewals (tag, edition)
      select tag, nextval('page_editions') from unnest(${sql.param(tags)}::text[]) tag order by tag
      on conflict (tag) do update set edition = nextval('page_editions')
      returning edition)
    select pg_notify(${renewalChannel}, max(edition)::text) from renewed`);
}

const since = statement<{ edition: number }, { tag: string; edition: string }>(
  (p) => sql`select tag, edition from page_renewals where edition > ${p.edition}::bigint order by edition`,
);

/** The renewals after a place among them, in order; after 0 the last one of every tag. */
export async function renewalsSince(tx: Tx, edition: number): Promise<Renewal[]> {
  return (await since(tx, { edition })).map((row) => ({ tag: row.tag, edition: Number(row.edition) }));
}
