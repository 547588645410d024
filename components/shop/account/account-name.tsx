"use client";

import type { ReactNode } from "react";
import { useAnswer } from "@/components/shop/now";

/** The first name of whoever is signed in; before that is known, and for visitors, `children`. */
export function AccountName({ children }: { children: ReactNode }) {
  return useAnswer()?.name ?? children;
}
