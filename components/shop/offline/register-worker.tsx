"use client";

import { useEffect } from "react";
import { registerWorker } from "./register";

/** After what the visitor did has been answered. */
const idleAfter = 2_000;

/** Keeps the page for being offline once somebody stays to look around: who only glances in pays nothing for it. */
export function RegisterWorker() {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const listening = new AbortController();
    const begin = () => {
      listening.abort();
      timer = setTimeout(registerWorker, idleAfter);
    };
    // Whoever was quicker than the page's scripts is not asked for another sign.
    if (navigator.userActivation?.hasBeenActive) begin();
    else
      for (const sign of ["pointerdown", "keydown", "scroll"])
        addEventListener(sign, begin, { signal: listening.signal });
    return () => {
      listening.abort();
      clearTimeout(timer);
    };
  }, []);
  return null;
}
