import { textIn } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { dateAt } from "@/lib/i18n/when";
import { formatMoney } from "@/lib/kernel/money";
import type { StaffPromotion } from "@/lib/promotions/staff-promotions";

/** A promotion as its card shows it. */
export type PromotionView = {
  id: string;
  name: string;
  state: string;
  over: boolean;
  running: boolean;
  /** What it does and for whom, in few words each. */
  says: string[];
  used: string;
  given: string;
  /** Whether it has codes that can be taken along as a file. */
  hasFile: boolean;
  /** Whether more codes can be made for it. */
  takesCodes: boolean;
  own: boolean;
};

/** @param timeZone of the shop's calendar */
export function promotionView(promotion: StaffPromotion, locale: string, timeZone: string): PromotionView {
  const t = translator(locale, "offers.promotions");
  const { id, state, orders, maxUses, currency, givenAway, own, codes, needsCode } = promotion;
  return {
    id,
    name: textIn(promotion.name, locale),
    state: t(`states.${state}`),
    over: state === "over",
    running: state === "running",
    says: [doesWords(promotion, locale), ...limitWords(promotion, locale, timeZone)],
    used: maxUses === null ? t("used", { count: orders }) : t("usedOf", { count: orders, most: maxUses }),
    given: t("given", { amount: formatMoney({ amount: givenAway, currency }, locale) }),
    hasFile: own && codes > 1,
    takesCodes: own && needsCode && codes !== 1 && state !== "over",
    own,
  };
}

function doesWords(promotion: StaffPromotion, locale: string): string {
  const t = translator(locale, "offers.promotions.says");
  const { kind, basisPoints, amount, buyUnits, getUnits, currency } = promotion;
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 });
  switch (kind) {
    case "percent":
      return t("percent", { percent: percent.format((basisPoints ?? 0) / 10_000) });
    case "amount":
      return t("amount", { amount: formatMoney({ amount: amount ?? 0, currency }, locale) });
    case "buy_get":
      return t("buy_get", { buy: buyUnits ?? 0, get: getUnits ?? 0 });
    case "free_delivery":
      return t("free_delivery");
  }
}

function limitWords(promotion: StaffPromotion, locale: string, timeZone: string): string[] {
  const t = translator(locale, "offers.promotions.says");
  const { departments, stores, minimumAmount, currency, code, codes, endsAt, startsAt, state } = promotion;
  const day = (at: string, earlier = 0) =>
    dateAt(new Date(new Date(at).getTime() - earlier), locale, timeZone, "medium");
  const list = new Intl.ListFormat(locale, { type: "unit" });
  return [
    departments.length > 0 ? list.format(departments.map((name) => textIn(name, locale))) : "",
    stores.length > 0 ? t("at", { stores: list.format(stores) }) : "",
    code ? t("code", { code }) : codes > 0 ? t("codes", { count: codes }) : "",
    minimumAmount > 0
      ? t("minimum", { amount: formatMoney({ amount: minimumAmount, currency }, locale) })
      : "",
    promotion.firstOrder ? t("first_order") : "",
    promotion.excludesSale ? t("sale") : "",
    promotion.maxUsesEach === null ? "" : t("each", { count: promotion.maxUsesEach }),
    promotion.combining === "exclusive" ? t("exclusive") : "",
    state === "planned" ? t("from", { day: day(startsAt) }) : "",
    // It ends with its last day, at the midnight after it.
    endsAt ? t("until", { day: day(endsAt, 1) }) : "",
  ].filter(Boolean);
}
