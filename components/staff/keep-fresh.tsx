"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";

/**
 * Reads a page anew when somebody comes back to it: from another page, another app, or a tablet's sleep. And every so
 * often, where what others do shows on it.
 */
export function KeepFresh({ everySeconds }: { everySeconds?: number }) {
  const router = useRouter();
  const left = useRef(false);
  useEffect(() => {
    if (left.current) router.refresh();
    const look = () => {
      if (document.visibilityState === "visible") router.refresh();
    };
    document.addEventListener("visibilitychange", look);
    const clock = everySeconds ? setInterval(look, everySeconds * 1000) : undefined;
    return () => {
      clearInterval(clock);
      left.current = true;
      document.removeEventListener("visibilitychange", look);
    };
  }, [router, everySeconds]);
  return null;
}
