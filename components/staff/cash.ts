import { parseDecimal } from "@/lib/kernel/money";

/** What people tend to give for an amount, in hundreds of minor units: to the next full note. */
const notes = [5, 10, 20, 50, 100, 200, 500, 1000];
const offered = 3;

/**
 * Amounts that somebody may give for one, in minor units, smallest first: the amount itself is not among them.
 * @param whole how many minor units one unit has; currencies without any count in hundreds
 */
export function likelyCash(amount: number, whole: number): number[] {
  const unit = whole === 1 ? 100 : whole;
  const rounded = notes.map((note) => Math.ceil(amount / (note * unit)) * note * unit);
  return [...new Set(rounded)]
    .filter((given) => given > amount)
    .sort((a, b) => a - b)
    .slice(0, offered);
}

/** What was typed as money, with a comma or a point; null when it is none. In minor units. */
export function typedCash(text: string, currency: string): number | null {
  try {
    return parseDecimal(text.replace(/\s/g, "").replace(",", "."), currency);
  } catch {
    return null;
  }
}
