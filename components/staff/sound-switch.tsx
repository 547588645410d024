"use client";

import { useTranslations } from "next-intl";
import { useEffect, useSyncExternalStore } from "react";
import { Icon } from "@/components/ui/icon";
import { onSoundChange, soundState, switchSound, wakeSound } from "./signals";

/** Turns the sound for arrivals on and off, and says whether it can be heard. */
export function SoundSwitch() {
  const t = useTranslations("staff.sound");
  const state = useSyncExternalStore(onSoundChange, soundState, () => "off" as const);
  useEffect(() => {
    if (state !== "asleep") return;
    const wake = () => void wakeSound();
    const once = { once: true };
    document.addEventListener("pointerdown", wake, once);
    document.addEventListener("keydown", wake, once);
    return () => {
      document.removeEventListener("pointerdown", wake);
      document.removeEventListener("keydown", wake);
    };
  }, [state]);
  const on = state !== "off";
  return (
    <button
      type="button"
      aria-label={`${t(state)}. ${t(on ? "turnOff" : "turnOn")}`}
      onClick={() => void switchSound(!on)}
      className="inline-flex min-h-11 items-center gap-2 rounded-full border border-line-strong bg-surface px-3.5 text-sm font-semibold text-ink hover:border-ink"
    >
      <Icon name={on ? "bell" : "bellOff"} />
      {t(state)}
    </button>
  );
}
