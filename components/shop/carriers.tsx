import { useTranslations } from "next-intl";

/** How it is said in how many of the shop's `total` stores a thing is sold, which is true for everyone. */
export function useCarriersWords(total: number): (count: number) => string {
  const t = useTranslations("shop.carriers");
  return (count) => {
    if (count === 0) return t("none");
    return count === total ? t("all", { total }) : t("some", { count, total });
  };
}

/** In how many of the shop's `total` stores it is sold. */
export function Carriers({ count, total }: { count: number; total: number }) {
  const words = useCarriersWords(total);
  return words(count);
}
