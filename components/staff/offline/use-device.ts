"use client";

import { useEffect, useState } from "react";
import { type Held, isLocked } from "./counter-store";
import type { QueuedHandover } from "./kept-board";
import { canKeep, onChanged, thisDevice } from "./this-device";

export type Device = {
  held: Held | null;
  queue: QueuedHandover[];
  /** Whether a shared device was left alone for so long that it shows no customer. */
  locked: boolean;
};

const nothing: Device = { held: null, queue: [], locked: false };
const lookEveryMs = 5000;

async function deviceNow(): Promise<Device> {
  const held = await thisDevice.held();
  const [queue, touchedAt] = await Promise.all([thisDevice.queue(), thisDevice.touchedAt()]);
  return { held, queue, locked: held !== null && isLocked(held, touchedAt, Date.now()) };
}

/** What this device keeps, as it changes; null until it was looked at. */
export function useDevice(): Device | null {
  const [device, setDevice] = useState<Device | null>(null);
  useEffect(() => {
    if (!canKeep()) return setDevice(nothing);
    let gone = false;
    const look = () =>
      deviceNow()
        // A private window, or a full disk: nothing is kept then.
        .catch(() => nothing)
        .then((now) => {
          if (!gone) setDevice(now);
        });
    void look();
    const stop = onChanged(look);
    // A lock comes by itself, and so does the end of what is too old.
    const timer = setInterval(look, lookEveryMs);
    return () => {
      gone = true;
      stop();
      clearInterval(timer);
    };
  }, []);
  return device;
}

const touches = ["pointerdown", "keydown", "wheel", "touchstart"] as const;
const noteEveryMs = 5000;

/** Notes now and then that somebody is at the device. @param counts whether a touch is one of theirs, just now */
export function useTouches(counts: () => boolean | Promise<boolean>): void {
  useEffect(() => {
    if (!canKeep()) return;
    let noted = 0;
    const touched = async () => {
      const now = Date.now();
      if (now - noted < noteEveryMs || !(await counts())) return;
      noted = now;
      await thisDevice.touch(now);
    };
    const listen = () => void touched().catch(() => undefined);
    for (const touch of touches) addEventListener(touch, listen, { passive: true, capture: true });
    return () => {
      for (const touch of touches) removeEventListener(touch, listen, { capture: true });
    };
  }, [counts]);
}
