"use client";

import { useLocale, useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { dateTag } from "@/lib/i18n/date-tag";
import type { BoardHealth } from "./use-board";

/** Whether what stands here is true now; if not, since when it may not be. */
export function BoardStatus({
  health,
  seenAt,
  timeZone,
}: {
  health: BoardHealth;
  seenAt: number;
  timeZone: string;
}) {
  const t = useTranslations("staff.live");
  const locale = useLocale();
  const time = new Intl.DateTimeFormat(dateTag(locale), {
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZone,
  }).format(seenAt);
  return (
    <div role="status">
      {health === "live" ? (
        <span className="inline-flex min-h-11 items-center gap-2 text-sm font-semibold text-ink">
          <span className="size-2.5 rounded-full bg-green" />
          {t("live")}
        </span>
      ) : (
        <span className="figures inline-flex min-h-11 items-center gap-2 rounded-full border-2 border-tomato bg-tomato-soft px-3.5 text-sm font-bold text-ink">
          <Icon name={health === "offline" ? "offline" : "warning"} className="text-tomato" />
          {t(health, { time })}
        </span>
      )}
    </div>
  );
}
