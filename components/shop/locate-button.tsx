"use client";

import { type ReactNode, useState } from "react";
import { sortFrom } from "./now";

export type LocateWords = { locate: string; locating: string; failed: string };

/** Asks the browser where the shopper is, only when they want to know what is near. */
export function LocateButton({ words, icon }: { words: LocateWords; icon: ReactNode }) {
  const [state, setState] = useState<"idle" | "locating" | "failed">("idle");

  function locate() {
    if (!("geolocation" in navigator)) return setState("failed");
    setState("locating");
    navigator.geolocation.getCurrentPosition(
      async ({ coords }) => {
        await sortFrom({ near: `${coords.latitude.toFixed(3)},${coords.longitude.toFixed(3)}` });
        setState("idle");
      },
      () => setState("failed"),
      { timeout: 10_000, maximumAge: 600_000 },
    );
  }

  return (
    <>
      <button type="button" onClick={locate} disabled={state === "locating"} className="text-action">
        {icon}
        {state === "locating" ? words.locating : words.locate}
      </button>
      <p role="status" className="basis-full text-sm text-ink-soft empty:hidden">
        {state === "failed" ? words.failed : ""}
      </p>
    </>
  );
}
