"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";

/** Opens the browser's own way to print. Before the page is alive, the browser's menu does the same. */
export function PrintButton({ children }: { children: ReactNode }) {
  return (
    <Button tone="secondary" onClick={() => window.print()}>
      {children}
    </Button>
  );
}
