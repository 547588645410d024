"use client";

import { useTranslations } from "next-intl";

/** How much of what is to be picked is picked, in units. */
export function PickProgress({ done, all }: { done: number; all: number }) {
  const t = useTranslations("staff.pick");
  return (
    <div>
      <p className="figures text-lg font-bold" aria-live="polite">
        {t("progress", { done, all })}
      </p>
      <progress
        value={done}
        max={all}
        aria-label={t("progress", { done, all })}
        className="mt-1.5 block h-2.5 w-full appearance-none overflow-hidden rounded-full bg-line [&::-moz-progress-bar]:bg-green [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-green"
      />
    </div>
  );
}
