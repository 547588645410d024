import { z } from "zod";
import { Problem } from "@/lib/kernel/problem";
import { normaliseCode } from "@/lib/kernel/secrets";
import type { PriceGround } from "./price-ground";
import type { PricedOrder } from "./price-order";

/** How many codes one basket and one order take. */
export const mostCodes = 3;

/** Discount codes as somebody types them, read as they are kept. */
export const typedCode = z.string().trim().min(1).max(40).transform(normaliseCode);
export const typedCodes = z
  .array(typedCode)
  .max(mostCodes)
  .transform((codes) => [...new Set(codes)]);

export type CodeRefusal =
  | { why: "unknown" | "first_order" | "used" | "goods" | "sending" }
  | { why: "minimum"; missing: number };

/**
 * What of the given codes does nothing for an order, and why. One that something better outdoes is not refused: the
 * shopper pays less than with it.
 */
export function refusedCodes(
  codes: readonly string[],
  ground: Pick<PriceGround, "codes">,
  { unused }: Pick<PricedOrder<unknown>, "unused">,
): ({ code: string } & CodeRefusal)[] {
  return codes.flatMap((code): ({ code: string } & CodeRefusal)[] => {
    const barred = ground.codes.find((c) => c.code === code);
    if (barred) return [barred];
    const because = unused.find(({ promotion }) => promotion.code === code)?.because;
    if (!because || because.why === "outdone" || because.why === "nothing_left") return [];
    return because.why === "minimum"
      ? [{ code, why: because.why, missing: because.missing }]
      : [{ code, why: because.why }];
  });
}

/** Throws for the first given code that does nothing: `promotion.code_unknown` (422), else `promotion.code_<why>`. */
export function refuseCodes(
  codes: readonly string[],
  ground: Pick<PriceGround, "codes">,
  priced: Pick<PricedOrder<unknown>, "unused">,
): void {
  const [refused] = refusedCodes(codes, ground, priced);
  if (!refused) return;
  const { why, code, ...details } = refused;
  const problem = `promotion.code_${why}`;
  if (why !== "unknown")
    throw new Problem("conflict", problem, "This code does nothing for this order.", { code, ...details });
  throw new Problem("invalid", problem, "This code is not valid.", {
    errors: [{ pointer: `/codes/${codes.indexOf(code)}`, code: problem, detail: "is not valid" }],
  });
}
