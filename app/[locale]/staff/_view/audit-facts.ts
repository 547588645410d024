import { dateAndTimeAt } from "@/lib/i18n/when";
import { formatMoney } from "@/lib/kernel/money";
import type { AuditWords } from "./audit-row";

/** What events tell that a reader asks for, in the order it is read. */
const told = [
  "amount",
  "sku",
  "quantity",
  "units",
  "delta",
  "count",
  "reason",
  "choice",
  "method",
  "receiptNumber",
  "collectedBy",
  "verification",
  "idChecked",
  "ageChecked",
  "shelf",
  "bay",
  "note",
  "name",
  "number",
  "role",
  "from",
  "to",
  "pickupBy",
  "carrier",
  "trackingNumber",
] as const;

const values = [
  "cash",
  "card_terminal",
  "card",
  "gift_card",
  "in_store",
  "qr",
  "code",
  "id_document",
  "customer",
  "store",
  "count",
  "found",
  "lost",
  "not_found",
  "damaged",
  "expired_date",
  "theft",
  "sample",
  "other",
  "no_show",
  "substitute",
  "other_store",
  "delivery",
  "money_back",
  "associate",
  "manager",
  "admin",
] as const;

type View = { locale: string; timeZone: string };

/** What an event's data says in the reader's words; identifiers and lists are left to the record itself. */
export function auditFacts(data: Record<string, unknown>, t: AuditWords, view: View): string[] {
  return told.flatMap((name) => {
    const value = name === "amount" ? moneyOf(data, view) : textOf(data[name], t, view);
    return value === null ? [] : [t("facts.said", { label: t(`facts.${name}`), value })];
  });
}

function moneyOf({ amount, currency }: Record<string, unknown>, { locale }: View): string | null {
  if (typeof amount !== "number" || typeof currency !== "string") return null;
  return formatMoney({ amount, currency }, locale);
}

const identifier = /^[0-9a-f]{8}-[0-9a-f]{4}-7/;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

function textOf(value: unknown, t: AuditWords, view: View): string | null {
  if (typeof value === "number") return new Intl.NumberFormat(view.locale).format(value);
  if (typeof value === "boolean") return t(value ? "values.yes" : "values.no");
  // Who took the goods.
  if (value && typeof value === "object" && "name" in value) return textOf(value.name, t, view);
  if (typeof value !== "string" || value === "" || identifier.test(value)) return null;
  if (instant.test(value)) return dateAndTimeAt(new Date(value), view.locale, view.timeZone);
  const known = values.find((v) => v === value);
  return known ? t(`values.${known}`) : value.slice(0, 200);
}
