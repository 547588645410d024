"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { Person, QueuedHandover } from "./kept-board";
import { sendFromHere, tellChanged, thisDevice } from "./this-device";
import { useTimeOf } from "./use-time-of";

type Props = {
  queue: QueuedHandover[];
  /** Who is signed in; null while nobody can know. */
  person: Person | null;
};

/** Handovers that stand on this device alone, counted, and what each of them waits for. */
export function PendingHandovers({ queue, person }: Props) {
  const t = useTranslations("away.pending");
  const timeOf = useTimeOf();
  const pending = queue.filter((h) => !h.refused);
  if (pending.length === 0) return null;
  const claim = async (key: string) => {
    if (!person) return;
    await thisDevice.claim(key, person);
    tellChanged();
    await sendFromHere();
  };
  return (
    <section
      aria-labelledby="pending-handovers"
      className="grid gap-2 rounded-lg border-2 border-ink bg-amber-soft p-3.5 text-ink"
    >
      <div role="status">
        <h2 id="pending-handovers" className="flex items-center gap-2 text-lg">
          <Icon name="clock" />
          {t("title", { count: pending.length })}
        </h2>
      </div>
      <ul className="figures grid gap-2">
        {pending.map((h) => (
          <li
            key={h.key}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 font-semibold"
          >
            <span>{t("row", { number: h.number, time: timeOf(h.collectedAt) })}</span>
            {h.by ? (
              <span className="font-medium">
                {person && person.id !== h.by.id
                  ? t("waitsFor", { name: h.by.name })
                  : t("by", { name: h.by.name })}
              </span>
            ) : (
              <span className="flex flex-wrap items-center gap-3 font-medium">
                {t("behindLock")}
                {person ? (
                  <Button tone="secondary" onClick={() => void claim(h.key)}>
                    {t("mine", { name: person.name })}
                  </Button>
                ) : null}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
