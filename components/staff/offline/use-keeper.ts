"use client";

import { useEffect, useState } from "react";
import { registerWorker } from "@/components/shop/offline/register";
import type { KeptBoard } from "./kept-board";
import { keepShell, shellPath } from "./shell";
import { canKeep, sendFromHere, tellChanged, thisDevice } from "./this-device";

const everyMs = 20_000;
const patienceMs = 8000;
/** After that it is fetched whole again, so that its time, and what the device's clock is off by, stay true. */
const wholeEveryMs = 10 * 60_000;

type Network = "unknown" | "there" | "lost";

/**
 * Keeps the counter's ready orders on this device while somebody is signed in, removes them when nobody is, and sends
 * what waits, at once when the network comes back. @param address where a device asks what to keep
 */
export function useKeeper(address: string): Network {
  const [network, setNetwork] = useState<Network>("unknown");
  useEffect(() => {
    if (!canKeep()) return;
    let gone = false;
    let etag: string | null = null;
    let wholeAt = 0;
    const look = async () => {
      const fresh = Date.now() - wholeAt < wholeEveryMs;
      const answer = await fetch(address, {
        cache: "no-store",
        headers: etag && fresh ? { "If-None-Match": etag } : {},
        signal: AbortSignal.timeout(patienceMs),
      });
      if (gone) return;
      if (answer.status === 204 || answer.status === 404) await thisDevice.forget();
      else if (answer.status === 200) {
        const board = (await answer.json()) as KeptBoard;
        // Whoever left meanwhile has had everything removed.
        if (gone) return;
        await thisDevice.keep(board);
        // A board that was just opened was opened by somebody.
        if (wholeAt === 0) await thisDevice.touch(Date.now());
        etag = answer.headers.get("etag");
        wholeAt = Date.now();
      } else if (answer.status !== 304) throw new Error(`the counter answered ${answer.status}`);
      tellChanged();
      setNetwork("there");
      await sendFromHere();
    };
    const lookNow = () =>
      void look().catch(() => {
        if (!gone) setNetwork("lost");
      });
    const wake = () => {
      if (document.visibilityState === "visible") lookNow();
    };
    const lose = () => setNetwork("lost");
    lookNow();
    const timer = setInterval(wake, everyMs);
    addEventListener("online", lookNow);
    addEventListener("offline", lose);
    document.addEventListener("visibilitychange", wake);
    return () => {
      gone = true;
      clearInterval(timer);
      removeEventListener("online", lookNow);
      removeEventListener("offline", lose);
      document.removeEventListener("visibilitychange", wake);
    };
  }, [address]);
  return network;
}

/** Languages in which this page has seen to it. */
const seenTo = new Set<string>();

/** Has the browser keep the page that works without a network: once, however often the board is opened. */
export function useKeptShell(locale: string): void {
  useEffect(() => {
    if (!("caches" in window) || seenTo.has(locale)) return;
    seenTo.add(locale);
    registerWorker()
      .then((worker) => worker && keepShell(shellPath(locale)))
      // Without a place to keep it the counter works as long as there is a network.
      .catch(() => undefined);
  }, [locale]);
}
