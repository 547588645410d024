import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";

/**
 * Lets time pass for some. A hold lives for a quarter of an hour and a pickup for days, which nobody here can wait for;
 * so their times are moved into the past, in their rows and from outside. What follows is the shop's own doing.
 */
export class Timekeeper {
  lapsed = { holds: 0, pickups: 0 };
  private readonly holds: string[] = [];
  private readonly pickups: string[] = [];

  letLapse = (reservation: string): void => void this.holds.push(reservation);
  letPickupLapse = (pickup: string): void => void this.pickups.push(pickup);

  /** Moves the times of those who were named, until told to stop. While Postgres is away, it waits. */
  async keep(db: Db, closing: AbortSignal): Promise<void> {
    while (!closing.aborted) {
      await this.moveOn(db).catch(() => {});
      await sleep(300, undefined, { signal: closing }).catch(() => {});
    }
  }

  private async moveOn(db: Db): Promise<void> {
    const [hold] = this.holds;
    if (hold) {
      const moved = await db.execute(sql`
        update reservations set created_at = now() - interval '1 hour', expires_at = now() - interval '1 second'
        where id = ${hold} and state = 'held'`);
      this.holds.shift();
      this.lapsed.holds += moved.rowCount ?? 0;
    }
    const [pickup] = this.pickups;
    if (pickup) {
      const moved = await db.execute(sql`
        update fulfillments set pickup_by = now() - interval '1 second' where id = ${pickup} and state = 'ready'`);
      this.pickups.shift();
      this.lapsed.pickups += moved.rowCount ?? 0;
    }
    if (this.holds.length + this.pickups.length > 0) await this.moveOn(db);
  }
}
