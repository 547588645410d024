import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { pageLocale } from "@/app/_server/locale";
import { PersonForms } from "@/components/staff/person-forms";
import { db } from "@/db/client";
import { dateAndTimeAt } from "@/lib/i18n/when";
import { deviceOf } from "@/lib/identity/device-name";
import { type StaffSession, staffPerson } from "@/lib/identity/staff-queries";
import { newId } from "@/lib/kernel/id";
import { Problem } from "@/lib/kernel/problem";
import { changeStaff, endStaff, resetStaff } from "../../_actions/people";
import { clerkCtx, storesOf } from "../../_entry/clerk";
import { CounterFrame } from "../../_entry/counter-frame";
import { DecidersOnly, maySeePeople, rolesToGive } from "../../_entry/deciders-only";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("people.list");
  return { title: t("title") };
}

/** Somebody who works here: what they are, where they are signed in, and what can be decided about them. */
export default async function PersonPage({ params }: { params: Promise<{ id: string }> }) {
  const locale = await pageLocale();
  const { id } = await params;
  const list = `/${locale}/staff/people`;
  const ctx = await clerkCtx(locale, `${list}/${id}`);
  const t = await getTranslations("people");
  if (!maySeePeople(ctx)) return <DecidersOnly locale={locale} ctx={ctx} title={t("list.title")} />;
  const staff = await getTranslations("staff");
  const person = await staffPerson(db(), ctx, id).catch((error: unknown) => {
    if (error instanceof Problem && error.kind === "not_found") notFound();
    throw error;
  });
  const stores = await storesOf(ctx);
  const timeZone = stores[0]?.timeZone ?? "UTC";
  const nameOf = new Map(stores.map((s) => [s.slug, s.name]));
  const facts = [
    [t("list.role"), staff(`account.roles.${person.role}`)],
    [t("list.stores"), person.stores.map((slug) => nameOf.get(slug) ?? slug).join(", ") || t("person.all")],
    [
      t("person.seen"),
      person.seenAt ? dateAndTimeAt(new Date(person.seenAt), locale, timeZone) : t("person.never"),
    ],
    [t("person.factor"), t(person.secondFactor ? "person.yes" : "person.no")],
    [t("person.pin"), t(person.pin ? "person.yes" : "person.no")],
  ];
  const deviceName = (s: StaffSession) => {
    const { browser, system } = deviceOf(s.userAgent);
    return s.device ?? ([browser, system].filter(Boolean).join(", ") || t("person.unknownDevice"));
  };
  return (
    <CounterFrame locale={locale} ctx={ctx} board={list} backTo={t("list.title")} back>
      <h1 className="text-2xl break-words">{person.name}</h1>
      <p className="break-words">{person.email}</p>
      {person.endedAt ? (
        <p className="mt-3 rounded-md bg-amber-soft px-3.5 py-2.5 font-semibold">
          {t("person.endedAt", { when: dateAndTimeAt(new Date(person.endedAt), locale, timeZone) })}
        </p>
      ) : null}
      <dl className="mt-4 mb-8 grid max-w-md grid-cols-[auto_1fr] gap-x-6 gap-y-1">
        {facts.map(([term, fact]) => (
          <div key={term} className="contents">
            <dt className="text-ink-soft">{term}</dt>
            <dd className="font-semibold break-words">{fact}</dd>
          </div>
        ))}
      </dl>
      {person.sessions.length > 0 ? (
        <section className="mb-8">
          <h2 className="mb-2 text-xl">{t("person.sessions")}</h2>
          <ul className="grid max-w-md gap-2">
            {person.sessions.map((session) => (
              <li key={session.id} className="rounded-lg border border-line bg-surface px-4 py-2">
                <span className="font-semibold">{deviceName(session)}</span>
                <br />
                <span className="text-sm">
                  {t("person.since", { when: dateAndTimeAt(new Date(session.begunAt), locale, timeZone) })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {person.yours ? (
        <PersonForms
          name={person.name}
          roles={rolesToGive(ctx).map((role) => ({ role, name: staff(`account.roles.${role}`) }))}
          stores={stores.map(({ slug, name }) => ({ slug, name }))}
          role={person.role}
          chosen={person.stores}
          change={changeStaff.bind(null, { locale, id })}
          reset={resetStaff.bind(null, { locale, id })}
          end={endStaff.bind(null, { locale, id })}
          keys={[newId(), newId(), newId()]}
        />
      ) : person.endedAt ? null : (
        <p>{t("person.notYours")}</p>
      )}
    </CounterFrame>
  );
}
