import type { AuditRow } from "@/components/staff/audit-list";
import type { translator } from "@/lib/i18n/translator";
import { dateAndTimeAt } from "@/lib/i18n/when";
import { eventNames } from "@/lib/kernel/events";
import type { AuditEntry, AuditGroup } from "@/lib/orders/audit";
import { auditFacts } from "./audit-facts";

export type AuditWords = ReturnType<typeof translator<"audit">>;
type PeopleWords = ReturnType<typeof translator<"people">>;

/** What events are about, in the reader's words. */
export const aboutOf = (t: AuditWords, group: AuditGroup): string => t(`groups.${group}`);

/** What happened in the reader's words; a name that the shop no longer knows stands for itself. */
function titleOf(t: AuditWords, name: string): string {
  const known = eventNames.find((n) => n === name);
  if (!known) return name;
  const [group] = known.split(".") as [AuditGroup];
  return `${aboutOf(t, group)}: ${t(`events.${known}`)}`;
}

/** One thing that was done, as the audit page shows it. */
export function auditRow(
  entry: AuditEntry,
  words: { t: AuditWords; people: PeopleWords },
  locale: string,
  timeZone: string,
): AuditRow {
  const { id, at, name, store, device, order, data } = entry;
  const { t, people } = words;
  return {
    id,
    when: dateAndTimeAt(new Date(at), locale, timeZone),
    dateTime: at,
    title: titleOf(t, name),
    name,
    who: entry.actorName || whoElse(entry, people),
    where: [store ?? "", device ?? "", order ? people("audit.orderNumber", { number: order }) : ""],
    facts: auditFacts(data, t, { locale, timeZone }),
    all: Object.keys(data).length > 0 ? JSON.stringify(data, null, 2).slice(0, 4000) : null,
  };
}

/** Shoppers have no names here, and the shop's own work neither. */
function whoElse({ actor }: AuditEntry, t: PeopleWords): string {
  if (actor.startsWith("system:")) return t("audit.shopItself");
  return actor.startsWith("api_key:") ? t("audit.key") : t("audit.shopper");
}
