"use client";

import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";

const Viewfinder = lazy(async () => ({ default: (await import("@/components/scan/viewfinder")).Viewfinder }));

export type HereScanWords = Record<"code" | "look" | "scan" | "close", string> & {
  camera: Record<"starting" | "hint" | "refused" | "missing" | "unread" | "light", string>;
};

type Props = { path: string; code: string; words: HereScanWords };

/** Asks for what a shopper holds in their hand, by its bars or by the digits under them; a plain form without the camera. */
export function HereScan({ path, code, words }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [there, setThere] = useState(false);
  const [open, setOpen] = useState(false);
  useEffect(() => setThere(Boolean(navigator.mediaDevices)), []);
  const seen = (text: string) => {
    setOpen(false);
    if (!input.current) return;
    input.current.value = text;
    form.current?.requestSubmit();
  };
  return (
    <search>
      {there ? (
        <Button
          type="button"
          size="large"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="min-h-16 w-full text-xl"
        >
          <Icon name={open ? "close" : "scan"} size={28} />
          {open ? words.close : words.scan}
        </Button>
      ) : null}
      {open ? (
        <div className="mt-4 grid gap-3">
          <Suspense fallback={<p className="aspect-square font-medium">{words.camera.starting}</p>}>
            <Viewfinder words={words.camera} onCode={seen} />
          </Suspense>
        </div>
      ) : null}
      <form ref={form} action={path} method="get" className="mt-4 flex items-end gap-2">
        <div className="min-w-0 grow">
          <Field
            key={code}
            ref={input}
            name="code"
            label={words.code}
            defaultValue={code}
            inputMode="numeric"
            maxLength={100}
            autoComplete="off"
            enterKeyHint="search"
            required
          />
        </div>
        <Button type="submit" tone="secondary" className="min-h-12 shrink-0">
          {words.look}
        </Button>
      </form>
    </search>
  );
}
