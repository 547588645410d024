"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";

/** At these many seconds a screen reader says how much is left; no more often, so that it stays calm. */
const milestones = [300, 120, 60, 30];

const slack = 1000;

export type HoldTimerWords = {
  label: string;
  /** What is said at a milestone, by its seconds. */
  left: Record<number, string>;
  over: string;
};

const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

// How far the shop's clock is ahead of this device's. A page that was kept and is shown again makes it look further
// behind than it is, never ahead, so the largest value seen is the right one.
let ahead = Number.NEGATIVE_INFINITY;

/**
 * How long the goods are still held. Counts by itself from what the page came with; when it is over, the page is
 * fetched anew and says what can be done.
 * @param at the shop's clock when that much was left, in milliseconds
 * @param children beside the clock: asking for more time
 */
export function HoldTimer({
  secondsLeft,
  at,
  words,
  icon,
  children,
}: {
  secondsLeft: number;
  at: number;
  words: HoldTimerWords;
  icon: ReactNode;
  children?: ReactNode;
}) {
  const router = useRouter();
  const [left, setLeft] = useState(secondsLeft);
  const [said, setSaid] = useState("");

  useEffect(() => {
    ahead = Math.max(ahead, at - Date.now());
    const end = at + secondsLeft * 1000;
    let before = secondsLeft;
    const tick = () => {
      const rest = end - Date.now() - ahead;
      const now = Math.max(0, Math.ceil(rest / 1000));
      setLeft(now);
      const passed = milestones.find((m) => before > m && now <= m);
      if (passed !== undefined) setSaid(words.left[passed] ?? "");
      before = now;
      // A moment later than here, so that the shop's clock agrees that it is over.
      if (rest > -slack) return;
      setSaid(words.over);
      clearInterval(timer);
      router.refresh();
    };
    const timer = setInterval(tick, 1000);
    tick();
    // A phone in a pocket counts no seconds: it catches up when it is looked at.
    document.addEventListener("visibilitychange", tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", tick);
    };
  }, [secondsLeft, at, router, words]);

  const soon = left <= 120;
  return (
    <div
      className={`sticky top-2 z-10 [@media(max-height:30rem)]:static flex min-h-13 flex-wrap items-center gap-x-3 rounded-lg px-4 py-1.5 shadow-low ${soon ? "bg-amber-soft text-amber" : "bg-green-soft text-green"}`}
    >
      {icon}
      <p className="figures font-semibold">
        {words.label}{" "}
        <span role="timer" aria-live="off">
          {clock(left)}
        </span>
      </p>
      <div className="ml-auto">{children}</div>
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  );
}
