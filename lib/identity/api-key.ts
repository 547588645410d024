import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { rowsOf, type Tx } from "@/db/client";
import { type Actor, isStaff } from "@/lib/kernel/actor";
import { command } from "@/lib/kernel/command";
import { newId } from "@/lib/kernel/id";
import { notFound, Problem } from "@/lib/kernel/problem";
import { hashToken, randomToken } from "@/lib/kernel/secrets";
import { type KeyRole, keyRoles } from "./roles";

/** What every key begins with, so that one in a log or a repository is recognised for what it is. */
export const apiKeyPrefix = "aisle_sk_";

/** Keys are made and ended at the shop's own command line, or by an admin. */
const may = (actor: Actor): boolean => actor.kind === "system" || isStaff(actor, "admin");

/**
 * Makes a key for a server or a till. Without a store it is good for every store.
 * @returns the key itself, shown this once; only its hash is kept.
 * Throws `api_key.store_required` (an associate or manager works at a store), `store.not_found`.
 */
export const createApiKey = command({
  input: z.strictObject({
    role: z.enum(keyRoles),
    name: z.string().trim().min(1).max(120),
    store: z.string().max(60).optional(),
  }),
  may,
  async run(tx, ctx, { role, name, store }): Promise<{ id: string; key: string }> {
    if (!store && (role === "associate" || role === "manager"))
      throw new Problem("invalid", "api_key.store_required", `A key with the role ${role} needs a store.`);
    const id = newId();
    const key = `${apiKeyPrefix}${randomToken(24)}`;
    const made = rowsOf(
      await tx.execute(sql`
        insert into api_keys (id, name, key_hash, role, location_id, created_by)
        select ${id}, ${name}, ${hashToken(key)}, ${role}, l.id,
          (select u.id from users u where u.id = ${ctx.actor.kind === "staff" ? ctx.actor.id : null}::uuid)
        from (select ${store ?? null}::text as slug) asked
        left join stock_locations l on l.slug = asked.slug and l.kind = 'store'
        where asked.slug is null or l.id is not null
        returning 1`),
    );
    if (made.length === 0) throw notFound("store");
    return { id, key };
  },
});

/** Ends a key at once. Throws `api_key.not_found`, also when it has ended already. */
export const revokeApiKey = command({
  input: z.strictObject({ id: z.uuid() }),
  may,
  async run(tx, _ctx, { id }): Promise<void> {
    const ended = rowsOf(
      await tx.execute(sql`
        update api_keys set revoked_at = now() where id = ${id} and revoked_at is null returning 1`),
    );
    if (ended.length === 0) throw notFound("api_key");
  },
});

/** Who a key stands for; null when there is no such key or it has ended. One statement. */
export async function actorOfApiKey(
  tx: Tx,
  key: string,
): Promise<Extract<Actor, { kind: "api_key" }> | null> {
  const [row] = rowsOf<{ id: string; name: string; role: KeyRole; location_id: string | null }>(
    await tx.execute(sql`
      select id, name, role, location_id from api_keys
      where key_hash = ${hashToken(key)} and revoked_at is null`),
  );
  if (!row) return null;
  const { id, name, role, location_id } = row;
  return { kind: "api_key", id, name, role, locations: location_id ? [location_id] : "all" };
}
