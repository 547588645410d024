"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { OfflineWay } from "./offline/offline-way";
import { PinField } from "./pin-step";
import { PressButton } from "./press-form";
import { Refusal } from "./refusal";
import type { Step } from "./step-state";
import { useStep } from "./use-step";

type Props = {
  name: string;
  /** Minutes without a touch after which it locks. */
  minutes: number;
  lock: () => Promise<void>;
  unlock: Step;
  /** Hands the device to somebody else. */
  handOn: () => Promise<void>;
};

const touches = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"] as const;

/** What was touched last on this page, whatever is shown of it; pages of the counter follow each other without loading. */
let touchedAt = 0;

/**
 * The lock of a shared device: after a while without a touch the page goes behind it, and the sign-in stands for nobody.
 * What was typed stays where it is, for whoever types the PIN again.
 */
export function IdleLock({ name, minutes, lock, unlock, handOn }: Props) {
  const t = useTranslations("people");
  const dialog = useRef<HTMLDialogElement>(null);
  const [locked, setLocked] = useState(false);
  const shut = useRef(false);
  const { state, pending, form } = useStep(unlock);
  const { tries, message } = state;

  useEffect(() => {
    touchedAt = Date.now();
    const touched = () => {
      touchedAt = Date.now();
    };
    const look = () => {
      if (Date.now() - touchedAt >= minutes * 60_000) setLocked(true);
    };
    for (const touch of touches) addEventListener(touch, touched, { passive: true, capture: true });
    document.addEventListener("visibilitychange", look);
    const timer = setInterval(look, 1000);
    return () => {
      for (const touch of touches) removeEventListener(touch, touched, { capture: true });
      document.removeEventListener("visibilitychange", look);
      clearInterval(timer);
    };
  }, [minutes]);

  useEffect(() => {
    if (!locked) return;
    shut.current = true;
    if (!dialog.current?.open) dialog.current?.showModal();
    // Without an answer the page is locked all the same; the server locks by itself a little later.
    lock().catch(() => undefined);
  }, [locked, lock]);

  useEffect(() => {
    if (tries === 0 || message !== null) return;
    touchedAt = Date.now();
    shut.current = false;
    setLocked(false);
    dialog.current?.close();
  }, [tries, message]);

  return (
    <dialog
      ref={dialog}
      aria-labelledby="idle-lock"
      onCancel={(event) => event.preventDefault()}
      // A browser closes it all the same when Escape is pressed twice.
      onClose={() => {
        if (shut.current) dialog.current?.showModal();
      }}
      className="m-0 h-dvh max-h-none w-screen max-w-none place-items-center bg-paper p-6 text-ink open:grid"
    >
      <div className="grid w-full max-w-sm gap-5">
        <div>
          <h2 id="idle-lock" className="text-2xl">
            {t("lock.title")}
          </h2>
          <p className="mt-1">{t("lock.text", { name })}</p>
        </div>
        {locked ? (
          <form key={tries} {...form} className="grid gap-4">
            <PinField label={t("device.pin", { name })} />
            <div>
              <Refusal message={message} answer={tries} />
              <PressButton pending={pending} working={t("device.working")} className="w-full">
                {t("device.submit")}
              </PressButton>
            </div>
          </form>
        ) : null}
        <form action={handOn} className="grid">
          <Button type="submit" tone="secondary" size="large">
            {t("device.other")}
          </Button>
        </form>
        <OfflineWay />
      </div>
    </dialog>
  );
}
