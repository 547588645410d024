/** What one place can promise of one thing: out of its own stock, and sent there from a warehouse. */
export type Offer = {
  store: string;
  available: number;
  readyBy: Date | null;
  shipToStore: { quantity: number; readyBy: Date } | null;
  /** Whether the place promises nothing at the moment, whatever lies there. */
  paused?: boolean;
};

/**
 * The shop's promise about one thing, for someone who has chosen a store: it is ready there, only a few are left
 * there, it is not there but in another store, in no store but a warehouse sends it there, or nowhere. A store that has it may have paused.
 */
export type Readiness =
  | { kind: "ready"; store: string; readyBy: Date }
  | { kind: "few"; store: string; available: number; readyBy: Date }
  | { kind: "elsewhere"; store: string; other: string; readyBy: Date }
  | { kind: "paused"; store: string; elsewhere: { other: string; readyBy: Date } | null }
  | { kind: "shipped"; store: string; readyBy: Date }
  | { kind: "nowhere" };

/**
 * @param offers of one thing (or of the variants of one product), nearest store to the chosen one first
 * @param chosen slug of the chosen store
 * @param few up to how many units a shopper is told the number
 */
export function readiness(offers: readonly Offer[], chosen: string, few: number): Readiness {
  const here = best(offers.filter((o) => o.store === chosen));
  if (here) {
    const { store, available, readyBy } = here;
    return available <= few ? { kind: "few", store, available, readyBy } : { kind: "ready", store, readyBy };
  }
  const there = offers.find((o) => o.store !== chosen && o.available > 0 && o.readyBy);
  if (offers.some((o) => o.store === chosen && o.paused && o.available > 0)) {
    const elsewhere = there?.readyBy ? { other: there.store, readyBy: there.readyBy } : null;
    return { kind: "paused", store: chosen, elsewhere };
  }
  if (there?.readyBy) return { kind: "elsewhere", store: chosen, other: there.store, readyBy: there.readyBy };
  const sent = offers.find((o) => o.store === chosen && o.shipToStore)?.shipToStore;
  return sent ? { kind: "shipped", store: chosen, readyBy: sent.readyBy } : { kind: "nowhere" };
}

/** Of several variants at one store, the one there is most of speaks for the product. */
function best(offers: readonly Offer[]): (Offer & { readyBy: Date }) | undefined {
  let most: (Offer & { readyBy: Date }) | undefined;
  for (const { readyBy, ...o } of offers)
    if (readyBy && o.available > (most?.available ?? 0)) most = { ...o, readyBy };
  return most;
}
