import type { Db } from "@/db/client";
import { createApiKey } from "@/lib/identity/api-key";
import type { Ctx } from "@/lib/kernel/actor";
import { storeBySlug } from "@/lib/stores/queries";
import { windowsOf } from "@/lib/stores/windows";
import { chooseGoods, leaveLast } from "../goods";

/** A store where things happen: what it sells, when it can be visited, and the keys of those who work there. */
export type Stage = { store: string; skus: string[]; windows: string[]; clerk: string; manager: string };

const stores = ["kallio", "kamppi"] as const;
const goodsPerStore = 6;
/** Few, so that most of it is always spoken for. */
const unitsAtFirst = 15;

/** Leaves a few units of a few things at two stores, and makes keys for those who work there. */
export async function setStage(db: Db, seed: number): Promise<Stage[]> {
  const stages: Stage[] = [];
  for (const [at, store] of stores.entries()) {
    const goods = await chooseGoods(db, store, goodsPerStore, seed + at);
    for (const item of goods) await leaveLast(db, item, unitsAtFirst);
    // Soon enough that several want the same one, and late enough that none is over before the end.
    const windows = windowsOf(await storeBySlug(db, store), new Date(), 3).slice(-3);
    stages.push({
      store,
      skus: goods.map((item) => item.sku),
      windows: windows.map((window) => window.id),
      clerk: await keyFor(db, "associate", store),
      manager: await keyFor(db, "manager", store),
    });
  }
  return stages;
}

async function keyFor(db: Db, role: "associate" | "manager", store: string): Promise<string> {
  const ctx: Ctx = {
    actor: { kind: "system", id: "bench" },
    now: new Date(),
    channel: "system",
    locale: "en",
  };
  const { key } = await db.transaction((tx) =>
    createApiKey(ctx, { role, name: `${role} ${store}`, store }, tx),
  );
  return key;
}
