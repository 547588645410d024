"use client";

import { useTranslations } from "next-intl";
import { type PointerEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { drawn, pointOn, sheet } from "./signature-path";

const ink = {
  fill: "none",
  stroke: "currentColor",
  strokeWidth: 2.5,
  strokeLinecap: "round",
  strokeLinejoin: "round",
} as const;

/** A signature as it was drawn. */
export function Signature({ path, label }: { path: string; label: string }) {
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${sheet.width} ${sheet.height}`}
      className="h-24 w-full max-w-xs rounded-md bg-surface text-ink"
    >
      <path d={path} {...ink} />
    </svg>
  );
}

/** Where a shop wants one: signed with a finger, sent along with the handover. Nothing asks for it by itself. */
export function SignatureField() {
  const t = useTranslations("staff.handover");
  const [path, setPath] = useState("");
  const draw = (event: PointerEvent<SVGSVGElement>, begins: boolean) => {
    if (!begins && !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    if (begins) event.currentTarget.setPointerCapture(event.pointerId);
    const box = event.currentTarget.getBoundingClientRect();
    const to = pointOn(box, { x: event.clientX, y: event.clientY });
    setPath((before) => drawn(before, to, begins));
  };
  return (
    <details>
      <summary className="inline-flex min-h-11 items-center gap-1.5 font-semibold text-ink underline underline-offset-4">
        {t("signature")}
      </summary>
      <input type="hidden" name="signature" value={path} />
      <svg
        role="img"
        aria-label={t("signHere")}
        viewBox={`0 0 ${sheet.width} ${sheet.height}`}
        onPointerDown={(event) => draw(event, true)}
        onPointerMove={(event) => draw(event, false)}
        className="mt-1 w-full max-w-md touch-none rounded-lg border-2 border-dashed border-line-strong bg-surface text-ink"
      >
        {path ? (
          <path d={path} {...ink} />
        ) : (
          <text
            x={sheet.width / 2}
            y={sheet.height / 2}
            textAnchor="middle"
            className="fill-current text-[12px]"
          >
            {t("signHere")}
          </text>
        )}
      </svg>
      {path ? (
        <Button tone="secondary" onClick={() => setPath("")} className="mt-2">
          {t("signAgain")}
        </Button>
      ) : null}
    </details>
  );
}
