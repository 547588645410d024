/** What comes back with one fulfillment, in minor units. */
export type Back = { fulfillmentId: string; amount: number };

/** What becomes of it: how much is given back, and how much pays for what goes out. */
export type Split = {
  fulfillments: (Back & { given: number; carried: number })[];
  taken: number;
  given: number;
};

/**
 * Settles what comes back against what goes out: value back + taken − given = value out, and never both taken and given.
 * What is given back is that of the first fulfillments named.
 * @param out what goes out costs, in minor units
 */
export function split(back: readonly Back[], out: number): Split {
  const value = back.reduce((sum, { amount }) => sum + amount, 0);
  const given = Math.max(0, value - out);
  let left = given;
  const fulfillments = back.map((own) => {
    const part = Math.min(left, own.amount);
    left -= part;
    return { ...own, given: part, carried: own.amount - part };
  });
  return { fulfillments, taken: Math.max(0, out - value), given };
}
