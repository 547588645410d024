"use client";

import { Dialog } from "@base-ui/react/dialog";
import { useTranslations } from "next-intl";
import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import { buttonLooks } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";

const Viewfinder = lazy(async () => ({ default: (await import("@/components/scan/viewfinder")).Viewfinder }));

type Props = {
  onScan: (text: string) => void;
  /** Stays open for the next code, and says what the last one came to. */
  stay?: boolean;
  children?: ReactNode;
};

/** Scans with the device's camera. Not there where a browser gives no page a camera, as without encryption. */
export function CameraScan({ onScan, stay = false, children }: Props) {
  const t = useTranslations("staff");
  const [there, setThere] = useState(false);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    setThere(Boolean(navigator.mediaDevices));
    return () => setOpen(false);
  }, []);
  if (!there) return null;
  const scanned = (text: string) => {
    if (!stay) setOpen(false);
    onScan(text);
  };
  const words = {
    starting: t("camera.starting"),
    hint: t("camera.hint"),
    refused: t("camera.refused"),
    missing: t("camera.missing"),
    unread: t("camera.unread"),
    light: t("camera.light"),
  };
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger
        aria-label={t("find.camera")}
        className="grid size-13 shrink-0 place-items-center rounded-md border border-line-strong bg-surface text-ink hover:border-ink"
      >
        <Icon name="scan" size={26} />
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-20 bg-sunken/80" />
        <Dialog.Popup className="fixed inset-x-3 top-1/2 z-20 mx-auto grid max-h-dvh max-w-md -translate-y-1/2 gap-3 overflow-y-auto rounded-xl border border-line bg-surface p-4 shadow-high">
          <Dialog.Title className="text-xl">{t("camera.title")}</Dialog.Title>
          <Suspense fallback={<p className="aspect-square font-medium">{t("camera.starting")}</p>}>
            <Viewfinder words={words} onCode={scanned}>
              {children}
            </Viewfinder>
          </Suspense>
          <Dialog.Close className={buttonLooks("secondary", "large")}>{t("camera.close")}</Dialog.Close>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
