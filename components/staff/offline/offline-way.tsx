"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { buttonLooks } from "@/components/ui/button";
import { shellPath } from "./shell";

/** Out from behind a lock that only the network could open: to where whoever brings a code can be served. */
export function OfflineWay() {
  const t = useTranslations("away.locked");
  const locale = useLocale();
  const [lost, setLost] = useState(false);
  useEffect(() => {
    const look = () => setLost(!navigator.onLine);
    look();
    addEventListener("online", look);
    addEventListener("offline", look);
    return () => {
      removeEventListener("online", look);
      removeEventListener("offline", look);
    };
  }, []);
  return lost ? (
    <a href={shellPath(locale)} className={buttonLooks("secondary", "large")}>
      {t("way")}
    </a>
  ) : null;
}
