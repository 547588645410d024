import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { emit } from "@/lib/kernel/events";
import { newId } from "@/lib/kernel/id";
import { nameFromAddress } from "./shopper-name";

type Proven = { email: string; name: string | null; passwordHash: string | null; locale: string };

/** Whose account it is, and whether it was made just now. */
export type Account = { userId: string; opened: boolean };

/**
 * The account of an address that was just shown to be somebody's, made if there is none. An account that is there
 * keeps its name and password, whatever was asked for. Null for people who work here, whose accounts are not opened
 * with mailed codes, and for accounts that were shut. At most three statements.
 */
export async function openAccount(tx: Tx, ctx: Ctx, proven: Proven): Promise<Account | null> {
  const name = proven.name ?? nameFromAddress(proven.email);
  const [made] = rowsOf<{ id: string }>(
    await tx.execute(sql`
      insert into users (id, email, name, password_hash, locale)
      values (${newId()}, ${proven.email}, ${name}, ${proven.passwordHash}, ${proven.locale})
      on conflict (email) do nothing returning id`),
  );
  if (made) {
    await emit(tx, ctx, { name: "account.opened", subject: {}, data: { user: made.id } });
    return { userId: made.id, opened: true };
  }
  const [known] = rowsOf<{ id: string }>(
    await tx.execute(sql`
      select u.id from users u
      where u.email = ${proven.email} and u.disabled_at is null
        and not exists (select from staff s where s.user_id = u.id)`),
  );
  return known ? { userId: known.id, opened: false } : null;
}
