"use client";

import { useEffect } from "react";

/** After everything a visitor waits for. */
const idleAfter = 4_000;

/** Lets the browser keep the page for being offline, once nothing else is going on. */
export function RegisterWorker() {
  useEffect(() => {
    const { serviceWorker } = navigator;
    if (process.env.NODE_ENV !== "production" || !serviceWorker) return;
    const timer = setTimeout(() => serviceWorker.register("/sw.js").catch(() => undefined), idleAfter);
    return () => clearTimeout(timer);
  }, []);
  return null;
}
