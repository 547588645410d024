"use client";

import type { ReactNode } from "react";
import { useSent } from "@/components/shop/form/action-form";

/** What a form brought about, for all to see; `Notice` says it aloud. */
export function Said({ icon }: { icon: ReactNode }) {
  const { outcome, pending } = useSent();
  if (pending || outcome?.tone !== "done") return null;
  return (
    <p className="flex items-start gap-2.5 rounded-lg bg-green-soft px-4 py-3 font-semibold text-green">
      {icon}
      <span className="min-w-0 break-words">{outcome.message}</span>
    </p>
  );
}
