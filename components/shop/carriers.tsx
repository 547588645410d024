import { useTranslations } from "next-intl";

/** What is true for everyone: how many stores carry it. */
export function Carriers({ count, total }: { count: number; total: number }) {
  const t = useTranslations("shop.carriers");
  if (count === 0) return t("none");
  return count === total ? t("all", { total }) : t("some", { count, total });
}
