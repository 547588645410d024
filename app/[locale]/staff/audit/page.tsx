import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pageLocale } from "@/app/_server/locale";
import { AuditList } from "@/components/staff/audit-list";
import { AuditSearch } from "@/components/staff/audit-search";
import { NothingHere } from "@/components/staff/nothing-here";
import { buttonLooks } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { db } from "@/db/client";
import { translator } from "@/lib/i18n/translator";
import { listDevices } from "@/lib/identity/devices";
import { listStaff } from "@/lib/identity/staff-queries";
import { isStaff } from "@/lib/kernel/actor";
import { Problem } from "@/lib/kernel/problem";
import { auditGroups, auditTrail } from "@/lib/orders/audit";
import { clerkCtx, storesOf } from "../_entry/clerk";
import { CounterFrame } from "../_entry/counter-frame";
import { DecidersOnly } from "../_entry/deciders-only";
import { auditAsk, auditFields } from "../_view/audit-ask";
import { aboutOf, auditRow } from "../_view/audit-row";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("people.audit");
  return { title: t("title") };
}

const perPage = 50;

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What was done, by whom, where and when: a manager's stores, an admin's shop. */
export default async function AuditPage({ searchParams }: Props) {
  const locale = await pageLocale();
  const query = await searchParams;
  const board = `/${locale}/staff`;
  const path = `${board}/audit`;
  const ctx = await clerkCtx(locale, path);
  const t = translator(locale, "people");
  const words = translator(locale, "audit");
  if (!isStaff(ctx.actor, "manager"))
    return <DecidersOnly locale={locale} ctx={ctx} title={t("audit.title")} />;
  const staff = await getTranslations("staff");
  const fields = auditFields((name) => query[name]);
  const trail = await auditTrail(db(), ctx, auditAsk(fields, perPage)).catch((error: unknown) => {
    // A field that cannot be used finds nothing; it stands there to be mended.
    if (error instanceof Problem && ["invalid", "not_found"].includes(error.kind)) return null;
    throw error;
  });
  const stores = await storesOf(ctx);
  const [{ people }, devices] = [await listStaff(db(), ctx), await listDevices(db(), ctx)];
  const timeZone = stores[0]?.timeZone ?? "UTC";
  const { after: _, ...said } = fields;
  const kept = Object.entries(said).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const asked = (more: Record<string, string> = {}) =>
    new URLSearchParams({ ...Object.fromEntries(kept), ...more }).toString();
  return (
    <CounterFrame locale={locale} ctx={ctx} board={board} back>
      <h1 className="text-2xl">{t("audit.title")}</h1>
      <p className="mt-2 mb-4">{t("audit.lead")}</p>
      <AuditSearch
        path={path}
        said={said}
        stores={stores.map(({ slug, name }) => ({ value: slug, name }))}
        people={people.map(({ id, name }) => ({ value: id, name }))}
        devices={devices.map(({ id, name, store }) => ({ value: id, name: `${name}, ${store}` }))}
        kinds={auditGroups.map((group) => ({ value: group, name: aboutOf(words, group) }))}
      />
      {trail && trail.entries.length > 0 ? (
        <>
          <AuditList
            rows={trail.entries.map((entry) => auditRow(entry, { t: words, people: t }, locale, timeZone))}
            all={words("facts.all")}
          />
          <p className="no-print mt-4 flex flex-wrap gap-2">
            {trail.after ? (
              <Link href={`${path}?${asked({ after: trail.after })}`} className={buttonLooks("secondary")}>
                {t("audit.older")}
              </Link>
            ) : null}
            <a href={`${path}/export?${asked()}`} className={buttonLooks("secondary")}>
              {t("audit.file")}
            </a>
          </p>
        </>
      ) : (
        <NothingHere icon="search" title={t("audit.none")} ways={[{ href: board, label: staff("toBoard") }]}>
          {t(trail ? "audit.noneText" : "audit.wrong")}
        </NothingHere>
      )}
    </CounterFrame>
  );
}
