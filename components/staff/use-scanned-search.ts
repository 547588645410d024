"use client";

import { useRef } from "react";
import { useScanner } from "./use-scanner";

/** A search whose field takes what a scanner or the camera reads; what the camera read is asked for at once. */
export function useScannedSearch() {
  const form = useRef<HTMLFormElement>(null);
  const input = useRef<HTMLInputElement>(null);
  useScanner(input);
  const scanned = (code: string) => {
    if (!input.current) return;
    input.current.value = code;
    form.current?.requestSubmit();
  };
  return { form, input, scanned };
}
