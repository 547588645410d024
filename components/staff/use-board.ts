"use client";

import { useEffect, useRef, useState } from "react";
import type { BoardAnswer } from "./board-entry";

const everyMs = 2000;
const slowestMs = 15_000;
const patienceMs = 6000;
const staleAfterMs = 8000;
const tickMs = 5000;

export type BoardHealth = "live" | "stale" | "offline";

export type LiveBoard = {
  answer: BoardAnswer;
  /** The moment the board is seen from, by the server's clock, in milliseconds. */
  now: number;
  health: BoardHealth;
  /** When the board was last known to be true, by the server's clock. */
  seenAt: number;
};

/**
 * A board that keeps itself up to date: asks every two seconds while it is looked at, more slowly while nobody
 * answers, at once when it is looked at again. Minutes are counted by the server's clock, since a tablet's may be off.
 * Whoever may not look any more is sent to the page itself, which says what to do.
 */
export function useBoard(first: BoardAnswer, firstNow: number, address: string): LiveBoard {
  const [answer, setAnswer] = useState(first);
  const [now, setNow] = useState(firstNow);
  const [seenAt, setSeenAt] = useState(firstNow);
  const [health, setHealth] = useState<BoardHealth>("live");
  const ahead = useRef(0);

  useEffect(() => setAnswer(first), [first]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let etag: string | null = null;
    let failures = 0;
    let looking = false;
    let over = false;
    let lastSeen = Date.now();

    const serverNow = () => Date.now() + ahead.current;
    const judge = () => {
      setNow(serverNow());
      if (!navigator.onLine) setHealth("offline");
      else setHealth(Date.now() - lastSeen > staleAfterMs ? "stale" : "live");
    };
    const again = () => {
      clearTimeout(timer);
      if (!over && document.visibilityState === "visible")
        timer = setTimeout(look, Math.min(everyMs * 2 ** failures, slowestMs));
    };
    async function look() {
      if (looking || over) return;
      looking = true;
      try {
        const response = await fetch(address, {
          cache: "no-store",
          headers: etag ? { "If-None-Match": etag } : {},
          signal: AbortSignal.timeout(patienceMs),
        });
        if (response.status === 204 || response.status === 404) {
          over = true;
          location.reload();
          return;
        }
        if (response.status !== 304) {
          if (!response.ok) throw new Error(`the board answered ${response.status}`);
          const next = (await response.json()) as BoardAnswer;
          if (over) return;
          setAnswer(next);
          etag = response.headers.get("etag");
        }
        const date = Date.parse(response.headers.get("date") ?? "");
        // The header counts whole seconds: smaller differences are not known.
        if (Math.abs(date - serverNow()) > 1500) ahead.current = date - Date.now();
        failures = 0;
        lastSeen = Date.now();
        setSeenAt(serverNow());
      } catch {
        failures++;
      } finally {
        looking = false;
        if (!over) {
          judge();
          again();
        }
      }
    }
    const wake = () => {
      if (document.visibilityState !== "visible") return clearTimeout(timer);
      failures = 0;
      void look();
    };
    const ticker = setInterval(judge, tickMs);
    document.addEventListener("visibilitychange", wake);
    window.addEventListener("online", wake);
    window.addEventListener("offline", judge);
    void look();
    return () => {
      over = true;
      clearTimeout(timer);
      clearInterval(ticker);
      document.removeEventListener("visibilitychange", wake);
      window.removeEventListener("online", wake);
      window.removeEventListener("offline", judge);
    };
  }, [address]);

  return { answer, now, health, seenAt };
}
