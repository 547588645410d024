"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Fetches the page anew while somebody looks at it. @param every in milliseconds */
export function KeepFresh({ every }: { every: number }) {
  const router = useRouter();
  useEffect(() => {
    const look = () => {
      if (!document.hidden) router.refresh();
    };
    const timer = setInterval(look, every);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [every, router]);
  return null;
}
