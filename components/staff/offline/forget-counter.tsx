"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { canKeep, tellChanged, thisDevice } from "./this-device";
import { useDevice } from "./use-device";

/**
 * Before the counter's door: nobody is signed in here, so what was kept of customers goes; behind a shared device's lock it
 * stays, and is shown to nobody. Handovers that wait are told of: only whoever made them can send them.
 */
export function ForgetCounter({ locked }: { locked: boolean }) {
  const t = useTranslations("away.pending");
  const device = useDevice();
  useEffect(() => {
    if (!canKeep()) return;
    const gone = locked ? thisDevice.touch(0) : thisDevice.forget();
    gone.then(tellChanged).catch(() => undefined);
  }, [locked]);
  const count = device?.queue.length ?? 0;
  if (count === 0) return null;
  return (
    <p role="status" className="rounded-md bg-amber-soft px-3.5 py-2.5 font-semibold text-ink">
      {t("title", { count })} {t("signIn")}
    </p>
  );
}
