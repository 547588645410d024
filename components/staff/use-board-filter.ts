"use client";

import { useEffect, useState } from "react";
import { type BoardFilter, boardKinds } from "./board-filter";

const kept = "aisle-board-filter";

/**
 * What this tab's board is narrowed down to. What was pressed is there again after a look at a pickup, and gone with the
 * tab; what was typed may be somebody's name, and is kept nowhere.
 */
export function useBoardFilter(): [BoardFilter, (filter: BoardFilter) => void] {
  const [filter, setFilter] = useState<BoardFilter>({ kind: null, text: "" });
  useEffect(() => {
    const kind = boardKinds.find((known) => known === sessionStorage.getItem(kept));
    if (kind) setFilter((now) => ({ ...now, kind }));
  }, []);
  const change = (next: BoardFilter) => {
    if (next.kind) sessionStorage.setItem(kept, next.kind);
    else sessionStorage.removeItem(kept);
    setFilter(next);
  };
  return [filter, change];
}
