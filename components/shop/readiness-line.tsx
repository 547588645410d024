"use client";

import type { ReactNode } from "react";
import { useAnswer } from "./now";
import { colours, dots } from "./tone-looks";

/**
 * The shop's promise about a product. `children` is what is true for everyone and stands in the page;
 * it gives way to the promise for the chosen store. Both keep the room of two lines, so nothing moves.
 */
export function ReadinessLine({
  product,
  large = false,
  children,
}: {
  product: string;
  large?: boolean;
  children: ReactNode;
}) {
  const line = useAnswer()?.lines[product];
  return (
    <p
      data-product={product}
      className={`promise${large ? " promise-large" : ""}${line ? ` ${colours[line.tone]}` : ""}`}
    >
      {line ? <span className={`size-2 shrink-0 rounded-full ${dots[line.tone]}`} /> : null}
      {line?.text ?? children}
    </p>
  );
}
