import { formatMoney, type Money } from "@/lib/kernel/money";

/** Money in the reader's way. The only component that writes it. */
export function Price({ money, locale, className }: { money: Money; locale: string; className?: string }) {
  return <span className={className ? `price ${className}` : "price"}>{formatMoney(money, locale)}</span>;
}
