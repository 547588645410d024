"use client";

import { Button } from "@/components/ui/button";

/** Opens the browser's own way to print, which also makes a PDF. */
export function PrintButton({ children }: { children: string }) {
  return (
    <Button type="button" size="large" onClick={() => window.print()} className="print:hidden">
      {children}
    </Button>
  );
}
