import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pageLocale } from "@/app/_server/locale";
import { ReportPart } from "@/components/staff/report-part";
import { StoreAsk } from "@/components/staff/store-ask";
import { SelectField } from "@/components/ui/field";
import { db } from "@/db/client";
import { pickupReport, storesSideBySide } from "@/lib/reports/pickup-report";
import { reportSpans } from "@/lib/reports/report-span";
import { clerkCtx } from "../_entry/clerk";
import { CounterFrame } from "../_entry/counter-frame";
import { ManagersOnly, managersStore } from "../_entry/managers-store";
import { figureTiles, reportParts } from "../_view/report-view";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("manage.reports");
  return { title: t("title") };
}

type Props = { searchParams: Promise<{ store?: string | string[]; span?: string | string[] }> };

/** How a store does today or this week, beside the time before; and all of somebody's stores side by side. */
export default async function ReportsPage({ searchParams }: Props) {
  const locale = await pageLocale();
  const { store: asked, span: named } = await searchParams;
  const path = `/${locale}/staff/reports`;
  const ctx = await clerkCtx(locale, typeof asked === "string" ? `${path}?store=${asked}` : path);
  const [t, staff] = await Promise.all([getTranslations("manage.reports"), getTranslations("staff")]);
  const { stores, store: here, managed: store } = await managersStore(ctx, asked);
  const board = `/${locale}/staff`;
  if (!store) {
    const notYours = here ? { title: t("notYours"), text: t("notYoursText") } : null;
    return <ManagersOnly locale={locale} ctx={ctx} title={t("title")} notYours={notYours} />;
  }
  const span = reportSpans.find((s) => s === named) ?? "today";
  const report = await pickupReport(db(), ctx, { span, store: store.slug });
  const sideBySide = stores.length > 1 ? await storesSideBySide(db(), ctx, span) : [];
  const reader = { locale, span };
  const file = (table: string) => `${path}/export?store=${store.slug}&span=${span}&table=${table}`;
  const [figures, ...parts] = reportParts(report, sideBySide, reader, file);
  return (
    <CounterFrame locale={locale} ctx={ctx} board={`${board}?store=${store.slug}`} back>
      <h1 className="text-2xl">
        {t("title")}: {store.name}
      </h1>
      <p className="mt-2 mb-4">{t("lead")}</p>
      <StoreAsk
        path={path}
        stores={stores}
        chosen={store.slug}
        words={{ label: staff("store.label"), show: staff("store.show") }}
      >
        <SelectField key={span} name="span" label={t("span.label")} defaultValue={span}>
          {reportSpans.map((one) => (
            <option key={one} value={one}>
              {t(`span.${one}`)}
            </option>
          ))}
        </SelectField>
      </StoreAsk>
      <dl className="mb-6 grid grid-cols-2 gap-3 lg:grid-cols-3">
        {figureTiles(report, reader).map(({ label, value, before }) => (
          <div
            key={label}
            className="rounded-lg border border-line bg-surface px-3 py-3 first:col-span-2 sm:px-4 lg:first:col-span-1"
          >
            <dt className="text-sm font-semibold">{label}</dt>
            <dd>
              <span className="figures block text-2xl font-bold">{value}</span>
              <span className="figures block text-sm text-ink-soft">{before}</span>
            </dd>
          </div>
        ))}
      </dl>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        {[...parts, ...(figures ? [figures] : [])].map((part) => (
          <ReportPart key={part.id} part={part} />
        ))}
      </div>
    </CounterFrame>
  );
}
