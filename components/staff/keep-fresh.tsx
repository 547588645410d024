"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";

/** Reads a page anew when somebody comes back to it: from another page, another app, or a tablet's sleep. */
export function KeepFresh() {
  const router = useRouter();
  const left = useRef(false);
  useEffect(() => {
    if (left.current) router.refresh();
    const look = () => {
      if (document.visibilityState === "visible") router.refresh();
    };
    document.addEventListener("visibilitychange", look);
    return () => {
      left.current = true;
      document.removeEventListener("visibilitychange", look);
    };
  }, [router]);
  return null;
}
