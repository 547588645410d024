import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pageLocale } from "@/app/_server/locale";
import { InviteForm } from "@/components/staff/invite-form";
import { PressForm } from "@/components/staff/press-form";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { db } from "@/db/client";
import { dateAndTimeAt } from "@/lib/i18n/when";
import { listStaff } from "@/lib/identity/staff-queries";
import { newId } from "@/lib/kernel/id";
import { inviteStaff, withdrawInvitation } from "../_actions/people";
import { clerkCtx, storesOf } from "../_entry/clerk";
import { CounterFrame } from "../_entry/counter-frame";
import { DecidersOnly, maySeePeople, rolesToGive } from "../_entry/deciders-only";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("people.list");
  return { title: t("title") };
}

/** Who works here, and who is invited to. */
export default async function PeoplePage() {
  const locale = await pageLocale();
  const board = `/${locale}/staff`;
  const path = `${board}/people`;
  const ctx = await clerkCtx(locale, path);
  const t = await getTranslations("people.list");
  if (!maySeePeople(ctx)) return <DecidersOnly locale={locale} ctx={ctx} title={t("title")} />;
  const staff = await getTranslations("staff");
  const stores = await storesOf(ctx);
  const { people, invited } = await listStaff(db(), ctx);
  const timeZone = stores[0]?.timeZone ?? "UTC";
  const nameOf = new Map(stores.map((s) => [s.slug, s.name]));
  const placesOf = (slugs: string[]) => slugs.map((slug) => nameOf.get(slug) ?? slug).join(", ");
  return (
    <CounterFrame locale={locale} ctx={ctx} board={board} back>
      <h1 className="text-2xl">{t("title")}</h1>
      <p className="mt-2 mb-4">{t("lead")}</p>
      <ul className="grid gap-2">
        {people.map((person) => (
          <li key={person.id}>
            <Link
              href={`${path}/${person.id}`}
              className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-1 rounded-lg border border-line bg-surface px-4 py-3 text-ink no-underline hover:border-ink"
            >
              <span className="min-w-40 grow">
                <span className="block font-bold">{person.name}</span>
                <span className="block text-sm break-words">{person.email}</span>
              </span>
              <span className="text-sm">
                {staff(`account.roles.${person.role}`)}
                {person.stores.length > 0 ? ` · ${placesOf(person.stores)}` : ""}
              </span>
              {person.endedAt ? <Badge>{t("ended")}</Badge> : null}
            </Link>
          </li>
        ))}
      </ul>
      {invited.length > 0 ? (
        <section className="mt-8">
          <h2 className="mb-2 text-xl">{t("open")}</h2>
          <ul className="grid gap-2">
            {invited.map((invitation) => (
              <li
                key={invitation.id}
                className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-line bg-surface px-4 py-3"
              >
                <span className="min-w-40 grow">
                  <span className="block font-bold">{invitation.name}</span>
                  <span className="block text-sm break-words">{invitation.email}</span>
                  <span className="block text-sm">
                    {invitation.over
                      ? t("tooOld")
                      : t("until", { when: dateAndTimeAt(new Date(invitation.expiresAt), locale, timeZone) })}
                  </span>
                </span>
                <PressForm
                  press={withdrawInvitation.bind(null, { locale, id: invitation.id })}
                  firstKey={newId()}
                  button={{
                    children: t("withdraw"),
                    working: t("withdrawing"),
                    tone: "secondary",
                    size: "medium",
                  }}
                />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section className="mt-8">
        <h2 className="text-xl">{t("inviteTitle")}</h2>
        <p className="mt-1 mb-4">{t("inviteText")}</p>
        <InviteForm
          roles={rolesToGive(ctx).map((role) => ({ role, name: staff(`account.roles.${role}`) }))}
          stores={stores.map(({ slug, name }) => ({ slug, name }))}
          invite={inviteStaff.bind(null, { locale })}
          firstKey={newId()}
        />
      </section>
    </CounterFrame>
  );
}
