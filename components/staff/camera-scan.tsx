"use client";

import { Dialog } from "@base-ui/react/dialog";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { buttonLooks } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { type BarcodeReader, openBarcodeReader } from "./barcode-detector";

/** Scans with the device's camera. Not there at all where the browser cannot read codes itself. */
export function CameraScan({ onScan }: { onScan: (text: string) => void }) {
  const t = useTranslations("staff");
  const [reader, setReader] = useState<BarcodeReader | null>(null);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    let gone = false;
    void openBarcodeReader().then((found) => {
      if (!gone) setReader(found);
    });
    return () => {
      gone = true;
      setOpen(false);
    };
  }, []);
  if (!reader) return null;
  const scanned = (text: string) => {
    setOpen(false);
    onScan(text);
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
        <Dialog.Popup className="fixed inset-x-3 top-1/2 z-20 mx-auto grid max-w-md -translate-y-1/2 gap-3 rounded-xl border border-line bg-surface p-4 shadow-high">
          <Dialog.Title className="text-xl">{t("camera.title")}</Dialog.Title>
          <Viewfinder reader={reader} onScan={scanned} />
          <Dialog.Close className={buttonLooks("secondary", "large")}>{t("camera.close")}</Dialog.Close>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const lookEveryMs = 120;
type CameraState = "starting" | "hint" | "refused" | "missing";

function Viewfinder({ reader, onScan }: { reader: BarcodeReader; onScan: (text: string) => void }) {
  const t = useTranslations("staff.camera");
  const video = useRef<HTMLVideoElement>(null);
  const report = useRef(onScan);
  const [state, setState] = useState<CameraState>("starting");
  report.current = onScan;

  useEffect(() => {
    let over = false;
    let stream: MediaStream | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const picture = video.current;
      if (over || !picture) return;
      const codes = picture.readyState >= 2 ? await reader.detect(picture).catch(() => []) : [];
      if (over) return;
      const [code] = codes;
      if (code) return report.current(code.rawValue);
      timer = setTimeout(look, lookEveryMs);
    };
    const start = async () => {
      try {
        const wish = { facingMode: "environment", width: { ideal: 1280 } };
        stream = await navigator.mediaDevices.getUserMedia({ video: wish });
        const picture = video.current;
        if (over || !picture) return close();
        picture.srcObject = stream;
        await picture.play();
        setState("hint");
        void look();
      } catch (error) {
        if (!over) setState((error as DOMException).name === "NotAllowedError" ? "refused" : "missing");
      }
    };
    const close = () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    void start();
    return () => {
      over = true;
      clearTimeout(timer);
      close();
    };
  }, [reader]);

  return (
    <>
      <div className="relative aspect-square overflow-hidden rounded-lg bg-sunken">
        <video ref={video} muted playsInline className="size-full object-cover" />
        <span className="pointer-events-none absolute inset-[14%] rounded-lg border-4 border-surface" />
      </div>
      <p role="status" className="font-medium">
        {t(state)}
      </p>
    </>
  );
}
