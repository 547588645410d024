"use client";

import { useState } from "react";
import { buttonLooks } from "@/components/ui/button";

/** Copies this page's address. */
export function CopyLink({ words }: { words: { copy: string; copied: string; failed: string } }) {
  const [said, setSaid] = useState("");
  async function copy() {
    const done = await navigator.clipboard?.writeText(window.location.href).then(
      () => true,
      () => false,
    );
    setSaid(done ? words.copied : words.failed);
  }
  return (
    <>
      <button type="button" onClick={copy} className={buttonLooks("secondary")}>
        {words.copy}
      </button>
      <span role="status" className="text-sm text-ink-soft">
        {said}
      </span>
    </>
  );
}
