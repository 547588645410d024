"use client";

import { useEffect, useState } from "react";
import { thisDevice } from "./this-device";

const patienceMs = 4000;
const everyMs = 15_000;
/** Browsers do not always say that a network is back, and somebody waits for it. */
const everyMsWhenLost = 3000;

/**
 * Whether the shop answers: what the browser says about its network is not enough, since the shop may be what is away. Where
 * it answers that nobody is signed in, nothing stays kept.
 */
export function useNetwork(locale: string): "unknown" | "there" | "lost" {
  const [network, setNetwork] = useState<"unknown" | "there" | "lost">("unknown");
  useEffect(() => {
    let gone = false;
    let timer: ReturnType<typeof setTimeout>;
    const look = async () => {
      const held = await thisDevice.held().catch(() => null);
      const store = held?.board.store.slug;
      const path = store ? `board/kept?store=${store}` : "manifest.webmanifest";
      const answer = await fetch(`/${locale}/staff/${path}`, {
        cache: "no-store",
        signal: AbortSignal.timeout(patienceMs),
      });
      if (answer.status >= 500) throw new Error(`the counter answered ${answer.status}`);
      if (answer.status === 204) await thisDevice.forget();
    };
    const found = (now: "there" | "lost") => {
      if (gone) return;
      setNetwork(now);
      clearTimeout(timer);
      timer = setTimeout(lookNow, now === "lost" ? everyMsWhenLost : everyMs);
    };
    const lookNow = () =>
      void look().then(
        () => found("there"),
        () => found("lost"),
      );
    lookNow();
    addEventListener("online", lookNow);
    addEventListener("offline", lookNow);
    return () => {
      gone = true;
      clearTimeout(timer);
      removeEventListener("online", lookNow);
      removeEventListener("offline", lookNow);
    };
  }, [locale]);
  return network;
}
