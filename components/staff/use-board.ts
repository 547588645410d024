"use client";

import { useEffect, useRef, useState } from "react";
import type { BoardAnswer } from "./board-entry";
import { openBoardLine } from "./board-line";
import { keepKnown } from "./keep-known";

const everyMs = 2000;
/** A press elsewhere is many changes in a moment: the board asks for them together. */
const gatherMs = 250;
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
 * A board that keeps itself up to date: it is told when to ask, and while nobody tells it, it asks every two seconds as
 * long as it is looked at, more slowly while nobody answers, at once when it is looked at again. One that is told goes on
 * where nobody sees it, and rings. Minutes are counted by the server's clock, since a tablet's may be off. Whoever may
 * not look any more is sent to the page itself, which says what to do.
 */
export function useBoard(first: BoardAnswer, firstNow: number, address: string, changes: string): LiveBoard {
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
    let wanted = false;
    let told = false;
    let over = false;
    let lastSeen = Date.now();
    let lastAsked = 0;

    const serverNow = () => Date.now() + ahead.current;
    const judge = () => {
      const late = Date.now() - lastSeen > staleAfterMs;
      setHealth(!navigator.onLine ? "offline" : late ? "stale" : "live");
      setSeenAt(lastSeen + ahead.current);
      setNow(serverNow());
    };
    /** @param clock the server's; one that is told in whole seconds says nothing about smaller differences */
    const seen = (clock: number) => {
      if (Math.abs(clock - serverNow()) > 1500) ahead.current = clock - Date.now();
      lastSeen = Date.now();
    };
    const again = () => {
      clearTimeout(timer);
      if (over) return;
      const soon = wanted && failures === 0;
      const waits = told ? failures === 0 : document.visibilityState !== "visible";
      if (waits && !soon) return;
      timer = setTimeout(look, soon ? gatherMs : Math.min(everyMs * 2 ** failures, slowestMs));
    };
    async function look() {
      if (over) return;
      if (looking) {
        wanted = true;
        return;
      }
      clearTimeout(timer);
      looking = true;
      wanted = false;
      lastAsked = Date.now();
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
          setAnswer((before) => keepKnown(before, next));
          etag = response.headers.get("etag");
        }
        failures = 0;
        seen(Date.parse(response.headers.get("date") ?? ""));
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
    const news = () => {
      if (Date.now() - lastAsked > gatherMs) return void look();
      wanted = true;
      if (!looking) again();
    };
    const hangUp = openBoardLine(changes, {
      news,
      alive: (clock) => {
        // What could not be asked for is not what the server says still stands.
        if (failures === 0 && !wanted && !looking) seen(clock);
      },
      holds: (holds) => {
        if (told === holds) return;
        told = holds;
        if (!holds) again();
      },
    });
    const wake = () => {
      if (document.visibilityState !== "visible") return told ? undefined : clearTimeout(timer);
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
      hangUp();
      clearTimeout(timer);
      clearInterval(ticker);
      document.removeEventListener("visibilitychange", wake);
      window.removeEventListener("online", wake);
      window.removeEventListener("offline", judge);
    };
  }, [address, changes]);

  return { answer, now, health, seenAt };
}
