/** Integer minor units and an ISO 4217 code: 12.90 € is { amount: 1290, currency: "EUR" }. */
export type Money = { amount: number; currency: string };

const digits = new Map<string, number>();
function fractionDigits(currency: string): number {
  let n = digits.get(currency);
  if (n === undefined) {
    n =
      new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ??
      2;
    digits.set(currency, n);
  }
  return n;
}

/** Writes money as machines do: "12.90". `parseDecimal` reads it. */
export function decimalOf(money: Money): string {
  const places = fractionDigits(money.currency);
  const sign = money.amount < 0 ? "-" : "";
  const all = String(Math.abs(money.amount)).padStart(places + 1, "0");
  return `${sign}${places === 0 ? all : `${all.slice(0, -places)}.${all.slice(-places)}`}`;
}

// To make one takes far longer than to use it, and a listing writes fifty prices. There are as many as languages.
const formats = new Map<string, Intl.NumberFormat>();

function moneyFormat(locale: string, currency: string): Intl.NumberFormat {
  const key = `${locale} ${currency}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, { style: "currency", currency });
  formats.set(key, made);
  return made;
}

/** Writes money in the reader's way, from the integer itself: no binary fraction is ever involved. */
export const formatMoney = (money: Money, locale: string): string =>
  moneyFormat(locale, money.currency).format(decimalOf(money) as Intl.StringNumericLiteral);

/**
 * Reads a decimal such as "12.9" or "1299.00" into minor units. Throws RangeError on anything else:
 * signs, exponents, separators, more places than the currency has.
 */
export function parseDecimal(text: string, currency: string): number {
  const places = fractionDigits(currency);
  const match = /^(\d{1,9})(?:\.(\d+))?$/.exec(text.trim());
  if (!match) throw new RangeError(`not an amount: ${text.slice(0, 40)}`);
  const fraction = (match[2] ?? "").replace(/0+$/, "");
  if (fraction.length > places) throw new RangeError(`more decimal places than ${currency} has: ${text}`);
  return Number(match[1]) * 10 ** places + Number(fraction.padEnd(places, "0") || 0);
}

/**
 * Splits an amount by weights so that the parts add up to it, by largest remainder (Hamilton).
 * Earlier parts win ties. All weights zero: equal parts.
 */
export function allocate(amount: number, weights: readonly number[]): number[] {
  if (weights.length === 0) throw new RangeError("allocate: no weights");
  const sum = weights.reduce((a, b) => a + b, 0);
  const shares = sum === 0 ? weights.map(() => 1) : weights;
  const total = BigInt(sum === 0 ? weights.length : sum);
  const whole = BigInt(Math.abs(amount));
  const exact = shares.map((w, i) => {
    const numerator = whole * BigInt(w);
    return { i, part: numerator / total, rest: numerator % total };
  });
  let left = whole - exact.reduce((a, e) => a + e.part, 0n);
  const order = [...exact].sort((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest > b.rest ? -1 : 1));
  for (const e of order) {
    if (left === 0n) break;
    e.part += 1n;
    left -= 1n;
  }
  return exact.map((e) => Number(e.part) * Math.sign(amount || 1));
}

/** The VAT inside a price that contains it, in minor units, half up. `basisPoints` 2550 is 25.5 %. */
export const vatWithin = (amount: number, basisPoints: number): number =>
  Math.floor((2 * amount * basisPoints + (10_000 + basisPoints)) / (2 * (10_000 + basisPoints)));
