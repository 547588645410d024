import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pageLocale } from "@/app/_server/locale";
import { deviceHere } from "@/app/_server/shared-device";
import { EnrolDevice, RevokeDevice } from "@/components/staff/device-forms";
import { db } from "@/db/client";
import { dateAndTimeAt } from "@/lib/i18n/when";
import { listDevices } from "@/lib/identity/devices";
import { newId } from "@/lib/kernel/id";
import { enrolDevice, revokeDevice } from "../_actions/people";
import { clerkCtx, storesOf } from "../_entry/clerk";
import { CounterFrame } from "../_entry/counter-frame";
import { DecidersOnly, maySeePeople } from "../_entry/deciders-only";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("people.devices");
  return { title: t("title") };
}

/** The browsers that stores' people share, and making this one of them. */
export default async function DevicesPage() {
  const locale = await pageLocale();
  const board = `/${locale}/staff`;
  const ctx = await clerkCtx(locale, `${board}/devices`);
  const t = await getTranslations("people.devices");
  if (!maySeePeople(ctx)) return <DecidersOnly locale={locale} ctx={ctx} title={t("title")} />;
  const stores = await storesOf(ctx);
  const timeZone = stores[0]?.timeZone ?? "UTC";
  const [devices, here] = [await listDevices(db(), ctx), await deviceHere()];
  return (
    <CounterFrame locale={locale} ctx={ctx} board={board} back>
      <h1 className="text-2xl">{t("title")}</h1>
      <p className="mt-2 mb-4 max-w-prose">{t("lead")}</p>
      {devices.length === 0 ? <p className="mb-4 font-semibold">{t("none")}</p> : null}
      <ul className="grid gap-2">
        {devices.map((device) => (
          <li
            key={device.id}
            className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-line bg-surface px-4 py-3"
          >
            <span className="min-w-40 grow">
              <span className="block font-bold">
                {device.name}
                {device.id === here?.id ? ` – ${t("this")}` : ""}
              </span>
              <span className="block text-sm">
                {device.store} · {t("by", { name: device.by })}
              </span>
              <span className="block text-sm">
                {t("seen", { when: dateAndTimeAt(new Date(device.seenAt), locale, timeZone) })}
              </span>
            </span>
            <RevokeDevice
              revoke={revokeDevice.bind(null, { locale, id: device.id })}
              firstKey={newId()}
              label={t("revoke")}
            />
          </li>
        ))}
      </ul>
      {here ? null : (
        <section className="mt-8">
          <h2 className="mb-3 text-xl">{t("enrolTitle")}</h2>
          <EnrolDevice
            stores={stores.map(({ slug, name }) => ({ slug, name }))}
            enrol={enrolDevice.bind(null, { locale })}
            firstKey={newId()}
          />
        </section>
      )}
    </CounterFrame>
  );
}
