import { z } from "zod";
import { Problem } from "@/lib/kernel/problem";

/** What a clerk took from the shelf for one line, of a pickup or of a parcel. */
export const pickedUnits = z.strictObject({
  quantity: z.number().int().min(0).max(999).describe("Of the whole line, not what is added."),
  barcode: z.string().trim().min(1).max(100).optional().describe("What was scanned: must be the line's own."),
});

export const pickLineInput = pickedUnits.extend({ id: z.string().max(60), lineId: z.string().max(60) });

type Line = { sku: string; barcode: string | null; ordered: number; short: number; cancelled: number };

/** Refuses another line's barcode (`<what>.wrong_item`) and more than is still wanted (`<what>.too_many`). */
export function refuseWrongPick(
  what: "pickup" | "delivery",
  { sku, barcode, ordered, short, cancelled }: Line,
  picked: z.output<typeof pickedUnits>,
): void {
  if (picked.barcode !== undefined && picked.barcode !== barcode && picked.barcode !== sku)
    throw new Problem("conflict", `${what}.wrong_item`, "That is another item.", { sku });
  if (picked.quantity > ordered - short - cancelled)
    throw new Problem("conflict", `${what}.too_many`, "That is more than was ordered.", { ordered, short });
}
