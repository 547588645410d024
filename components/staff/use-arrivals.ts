"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { arrivedIn, arrivedSince, longWaits, toTellAgain } from "./board-arrivals";
import type { BoardEntry } from "./board-entry";
import { ring } from "./signals";

/**
 * Rings for whoever has just come, and again while nobody goes out to them; gives the sentence to say aloud.
 * @param now milliseconds, by the server's clock
 */
export function useArrivals(entries: BoardEntry[], now: number): string {
  const t = useTranslations("staff.arrived");
  const seen = useRef<Set<string> | null>(null);
  const told = useRef<Map<string, number> | null>(null);
  const [said, setSaid] = useState("");
  useEffect(() => {
    const news = arrivedSince(seen.current, entries);
    seen.current = arrivedIn(entries);
    const waits = longWaits(entries, now);
    const again = toTellAgain(told.current, waits);
    told.current = new Map(waits.map(({ id, minutes }) => [id, minutes]));
    if (news.length + again.length === 0) return;
    ring();
    setSaid(
      [
        ...news.map(({ name, bay }) => (bay ? t("bay", { name, bay }) : t("plain", { name }))),
        ...again.map(({ name, minutes }) => t("still", { name, minutes })),
      ].join(" "),
    );
  }, [entries, now, t]);
  return said;
}
