import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import type { ConsentPurpose } from "./consent-states";

export type Profile = {
  name: string;
  email: string;
  /** Null until they chose. */
  locale: string | null;
  /** Slug. */
  store: string | null;
  hasPassword: boolean;
  /** Providers they also sign in through. */
  providers: string[];
  since: string;
};

/** What an account says about its customer; null when it is gone. One statement. */
export async function profileOf(tx: Tx, userId: string): Promise<Profile | null> {
  const [profile] = rowsOf<Profile>(
    await tx.execute(sql`
      select u.name, u.email, u.locale, l.slug as store, u.password_hash is not null as "hasPassword",
        array(select e.provider from external_identities e where e.user_id = u.id order by 1) as providers,
        to_json(u.created_at)#>>'{}' as since
      from users u left join stock_locations l on l.id = u.store_id
      where u.id = ${userId}`),
  );
  return profile ?? null;
}

export type OpenSession = { id: string; userAgent: string; begunAt: string; seenAt: string };

/** Where a person is signed in now, last seen first. One statement. */
export async function openSessions(tx: Tx, userId: string): Promise<OpenSession[]> {
  return rowsOf<OpenSession>(
    await tx.execute(sql`
      select id, user_agent as "userAgent", to_json(created_at)#>>'{}' as "begunAt",
        to_json(last_seen_at)#>>'{}' as "seenAt"
      from sessions where user_id = ${userId} and revoked_at is null and expires_at > now()
      order by last_seen_at desc, id desc limit 100`),
  );
}

export type ConsentEntry = { purpose: ConsentPurpose; granted: boolean; at: string };

/** What a person agreed to and took back, newest first: the first of each purpose counts. One statement. */
export async function consentHistory(tx: Tx, userId: string): Promise<ConsentEntry[]> {
  return rowsOf<ConsentEntry>(
    await tx.execute(sql`
      select purpose, granted, to_json(at)#>>'{}' as at from consents
      where user_id = ${userId} order by at desc, id desc limit 500`),
  );
}
