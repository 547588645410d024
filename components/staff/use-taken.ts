"use client";

import { useState } from "react";
import type { HandoverGoods } from "./pickup-view";

export type Taken = {
  /** Whether less than everything may be taken. */
  inPart: boolean;
  /** Units taken of a line. */
  of: (id: string) => number;
  take: (id: string, units: number) => void;
  choose: (inPart: boolean) => void;
  /** What they cost together, in minor units; null when nothing is paid at the counter. */
  amount: number | null;
  /** The highest age limit among what is taken. */
  ageLimit: number | null;
};

/** What of the goods is taken at this handover: everything, until it is said otherwise. */
export function useTaken(goods: readonly HandoverGoods[]): Taken {
  const [counts, setCounts] = useState<ReadonlyMap<string, number> | null>(null);
  const waiting = (id: string) => goods.find((g) => g.id === id)?.waiting ?? 0;
  const of = (id: string) => Math.min(counts?.get(id) ?? waiting(id), waiting(id));
  const taken = goods.filter((g) => of(g.id) > 0);
  const isPaidHere = goods.some((g) => g.costs !== null);
  const age = Math.max(0, ...taken.map((g) => g.ageLimit ?? 0));
  return {
    inPart: counts !== null,
    of,
    take: (id, units) =>
      setCounts(new Map([...(counts ?? []), [id, Math.max(0, Math.min(units, waiting(id)))]])),
    choose: (inPart) => setCounts(inPart ? new Map() : null),
    amount: isPaidHere ? taken.reduce((sum, g) => sum + (g.costs?.[of(g.id) - 1] ?? 0), 0) : null,
    ageLimit: age > 0 ? age : null,
  };
}
