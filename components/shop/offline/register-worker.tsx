"use client";

import { useEffect } from "react";
import { registerWorker } from "./register";

/** After what the visitor did has been answered. */
const idleAfter = 2_000;
const signs = ["pointerdown", "keydown", "scroll"];

/** Keeps the page for being offline once somebody stays to look around: who only glances in pays nothing for it. */
export function RegisterWorker() {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const heed = (listen: typeof addEventListener) => {
      for (const sign of signs) listen(sign, begin, { passive: true });
    };
    const begin = () => {
      heed(removeEventListener);
      timer = setTimeout(registerWorker, idleAfter);
    };
    heed(addEventListener);
    // Whoever was quicker than the page's scripts is not asked for another sign.
    if (navigator.userActivation?.hasBeenActive || scrollY > 0) begin();
    return () => {
      heed(removeEventListener);
      clearTimeout(timer);
    };
  }, []);
  return null;
}
