import type { SavedView } from "@/components/shop/basket/view";
import type { CartLine } from "@/lib/cart/cart";
import { textIn } from "@/lib/i18n/locales";

/** What was put aside, in the reader's words, at today's price; without one when the shop no longer sells it. */
export const savedView = (lines: readonly CartLine[], locale: string): SavedView[] =>
  lines.map((line) => {
    const money = (amount: number) => ({ amount, currency: line.currency });
    const price = line.sold ? line.unitAmount : null;
    return {
      id: line.id,
      title: line.title,
      href: `/${locale}/products/${line.slug}`,
      options: line.options.map((option) => textIn(option.value, locale)).join(" · "),
      picture: line.picture,
      plinth: line.plinth,
      quantity: line.quantity,
      unit: price === null ? null : money(price),
      was: price !== null && price !== line.seenAmount ? money(line.seenAmount) : null,
    };
  });
