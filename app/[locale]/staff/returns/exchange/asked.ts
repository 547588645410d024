type Query = Record<string, string | string[] | undefined>;

/** What the address of an exchange says. Whatever is none of ours names nothing. */
export type Asked = {
  store: string;
  order: string;
  line: string;
  /** How many come back, and go out. */
  quantity: number;
  /** The SKU that goes out; null until it is chosen. */
  out: string | null;
  /** Words that something else is looked for by. */
  q: string;
};

export function asked(query: Query): Asked {
  const text = (name: string, most: number) => {
    const value = query[name];
    return typeof value === "string" ? value.trim().slice(0, most) : "";
  };
  const quantity = Number.parseInt(text("quantity", 3), 10);
  return {
    store: text("store", 60),
    order: text("order", 40),
    line: text("line", 40),
    quantity: Number.isInteger(quantity) && quantity > 0 ? quantity : 1,
    out: text("out", 100) || null,
    q: text("q", 100),
  };
}

/** The same address with something else in it. */
export function addressOf(locale: string, ask: Asked, change: Partial<Asked> = {}): string {
  const { quantity, out, q, ...named } = { ...ask, ...change };
  const query = new URLSearchParams({ ...named, quantity: String(quantity) });
  if (out) query.set("out", out);
  if (q) query.set("q", q);
  return `/${locale}/staff/returns/exchange?${query}`;
}
