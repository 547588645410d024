import "server-only";
import type pg from "pg";
import { env } from "@/lib/kernel/env";
import { openPool } from "./pool";

/** From a lost connection to the next try, in milliseconds: doubled while it fails. */
const pace = { first: 500, longest: 30_000 };
/** How often a quiet connection is asked whether it still lives, and how long it may take to say so. */
const pulse = { every: 20_000, patience: 5_000 };

type Listening = {
  /** With the text of each notice. */
  heard: (payload: string) => void;
  /** Each time the line is there, at first and again: what was said meanwhile, nobody heard. */
  open: () => void;
  /** Each time the line is lost or cannot be had. */
  lost: (error: unknown) => void;
};

/**
 * Listens to a channel of Postgres over one connection of its own, which is opened anew whenever it is lost. A pooler
 * that lends out sessions swallows notices: whoever listens asks now and then as well.
 * @param channel one of our own, written as an identifier
 * @returns how to stop
 */
export function listenTo(channel: string, { heard, open, lost }: Listening): () => Promise<void> {
  if (!/^[a-z_]+$/.test(channel)) throw new Error(`${channel} is no channel's name.`);
  let stopped = false;
  let wait = pace.first;
  let timer: NodeJS.Timeout | undefined;
  let hangUp: (() => Promise<void>) | undefined;

  const again = () => {
    if (stopped) return;
    timer = setTimeout(connect, wait);
    wait = Math.min(wait * 2, pace.longest);
  };
  async function connect(): Promise<void> {
    try {
      hangUp = await onOneConnection(channel, heard, (error) => {
        hangUp = undefined;
        lost(error);
        again();
      });
      if (stopped) return await hangUp();
      wait = pace.first;
      open();
    } catch (error) {
      if (stopped) return;
      lost(error);
      again();
    }
  }
  void connect();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await hangUp?.();
  };
}

/** Listens until the connection is lost or hung up. Throws when it cannot be opened. */
async function onOneConnection(
  channel: string,
  heard: (payload: string) => void,
  lost: (error: unknown) => void,
): Promise<() => Promise<void>> {
  const pool = openPool({ ...env().database, poolMax: 1 });
  let client: pg.PoolClient;
  try {
    client = await pool.connect();
    client.on("notification", (notice) => heard(notice.payload ?? ""));
    await client.query(`listen ${channel}`);
  } catch (error) {
    void pool.end();
    throw error;
  }
  let over = false;
  const end = async () => {
    over = true;
    clearInterval(beat);
    client.release(true);
    await pool.end();
  };
  const drop = (error: unknown) => {
    if (over) return;
    void end();
    lost(error);
  };
  const beat = setInterval(() => {
    const silent = setTimeout(
      () => drop(new Error("The listening connection does not answer.")),
      pulse.patience,
    );
    client.query("select 1").then(() => clearTimeout(silent), drop);
  }, pulse.every);
  beat.unref();
  client.on("error", drop);
  client.on("end", () => drop(new Error("The listening connection was closed.")));
  return async () => {
    if (!over) await end();
  };
}
