"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { basketEvent } from "@/components/shop/now";

/** From one question to the next, in milliseconds; closer together while somebody may be standing at the counter. */
const pace = { usual: 1000, waiting: 600 };
const slowest = 30_000;
/** The least rest between an answer and the next question. */
const breath = 100;
/** Failed calls in a row before the page says that it may be behind. */
const patience = 3;

/**
 * Keeps an order's page as the order is, while somebody looks: the shop says when it changed, and where that line does
 * not hold, the page asks for the version about every second, ever more rarely while no answer comes. Nothing of both
 * once nothing can change. What the page newly says is said aloud.
 * @param standing the states of the order in words
 */
export function LiveOrder({
  token,
  version,
  waiting,
  over,
  standing,
  offline,
}: {
  token: string;
  version: string;
  /** Whether something is ready to be handed over. */
  waiting: boolean;
  over: boolean;
  standing: string;
  /** What to say when the shop does not answer. */
  offline: string;
}) {
  const router = useRouter();
  const [behind, setBehind] = useState(false);
  const [said, setSaid] = useState("");
  const before = useRef(standing);

  useEffect(() => {
    if (before.current !== standing) setSaid(standing);
    before.current = standing;
  }, [standing]);

  // Whoever comes here from checkout has an emptier basket than the header remembers.
  useEffect(() => {
    window.dispatchEvent(new CustomEvent(basketEvent));
  }, []);

  useEffect(() => {
    if (over) return;
    const every = waiting ? pace.waiting : pace.usual;
    let timer: ReturnType<typeof setTimeout>;
    let failed = 0;
    let gone = false;
    let asking = false;

    let line: EventSource | undefined;
    const hears = () => line?.readyState === EventSource.OPEN;

    function listen() {
      line?.close();
      if (gone || document.hidden) return;
      line = new EventSource(`/api/orders/${encodeURIComponent(token)}/changes`);
      line.onopen = () => {
        failed = 0;
        setBehind(false);
      };
      line.onmessage = ({ data }) => {
        if (data !== version) router.refresh();
      };
      line.addEventListener("over", () => line?.close());
      // Until it is back, which the browser sees to, or for good when it was refused.
      line.onerror = ask;
    }

    async function ask() {
      clearTimeout(timer);
      if (gone || asking || document.hidden || hears()) return;
      asking = true;
      const began = performance.now();
      const now = await newestVersion(token);
      asking = false;
      if (gone) return;
      failed = now === null ? failed + 1 : 0;
      setBehind(failed >= patience);
      if (now !== null && now !== version) router.refresh();
      const wait = Math.min(slowest, every * 2 ** failed);
      timer = setTimeout(ask, Math.max(breath, wait - (performance.now() - began)));
    }
    function look() {
      listen();
      ask();
    }
    listen();
    timer = setTimeout(ask, every);
    document.addEventListener("visibilitychange", look);
    window.addEventListener("online", look);
    return () => {
      gone = true;
      line?.close();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("online", look);
    };
  }, [token, version, waiting, over, router]);

  return (
    <>
      <p role="status" className="sr-only">
        {said}
      </p>
      <p role="status" className="rounded-md bg-amber-soft px-4 py-2.5 font-medium text-amber empty:hidden">
        {behind ? offline : ""}
      </p>
    </>
  );
}

/** Null when the shop does not answer. */
async function newestVersion(token: string): Promise<string | null> {
  try {
    const response = await fetch(`/api/orders/${encodeURIComponent(token)}/version`, {
      cache: "no-store",
      signal: AbortSignal.timeout(5000),
    });
    if (!response.ok) return null;
    return ((await response.json()) as { version: string }).version;
  } catch {
    return null;
  }
}
