import type { AuditRow } from "@/components/staff/audit-list";
import type { translator } from "@/lib/i18n/translator";
import { dateAndTimeAt } from "@/lib/i18n/when";
import type { AuditEntry } from "@/lib/orders/audit";

type Words = ReturnType<typeof translator<"people">>;

/** What an event is about, in the reader's words. */
export function aboutOf(t: Words, name: string): string {
  const key = `audit.groups.${name.split(".")[0]}` as Parameters<Words>[0];
  return t.has(key) ? t(key) : name;
}

/** One thing that was done, as the audit page shows it. */
export function auditRow(entry: AuditEntry, t: Words, locale: string, timeZone: string): AuditRow {
  const { id, at, name, store, device, order, data } = entry;
  return {
    id,
    when: dateAndTimeAt(new Date(at), locale, timeZone),
    dateTime: at,
    about: aboutOf(t, name),
    name,
    who: entry.actorName || whoElse(entry, t),
    where: [store ?? "", device ?? "", order ? t("audit.orderNumber", { number: order }) : ""],
    // Identifiers say nothing to a reader; the file has them.
    details: Object.entries(data)
      .filter(([, value]) => !/[0-9a-f]{8}-[0-9a-f]{4}-7/.test(JSON.stringify(value)))
      .map(([key, value]) => `${key}: ${typeof value === "string" ? value : JSON.stringify(value)}`)
      .join(", ")
      .slice(0, 400),
  };
}

/** Shoppers have no names here, and the shop's own work neither. */
function whoElse({ actor }: AuditEntry, t: Words): string {
  if (actor.startsWith("system:")) return t("audit.shopItself");
  return actor.startsWith("api_key:") ? t("audit.key") : t("audit.shopper");
}
