import { getTranslations } from "next-intl/server";
import { NothingHere } from "@/components/staff/nothing-here";
import type { Locale } from "@/lib/i18n/locales";
import { type StaffRole, staffRoles } from "@/lib/identity/roles";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import { CounterFrame } from "./counter-frame";

/** Whether the pages about people and devices have anything to say to somebody. Commands and queries judge anew. */
export const maySeePeople = ({ actor }: Ctx): boolean =>
  actor.kind === "staff" && isStaff(actor, "manager") && !actor.byPin;

/** The roles somebody may give. */
export const rolesToGive = ({ actor }: Ctx): StaffRole[] =>
  actor.kind === "staff" && actor.role === "admin" ? [...staffRoles] : ["associate"];

/** In the place of a page that is for managers who came with their password. */
export async function DecidersOnly({ locale, ctx, title }: { locale: Locale; ctx: Ctx; title: string }) {
  const t = await getTranslations("people.notYours");
  const staff = await getTranslations("staff");
  const board = `/${locale}/staff`;
  const byPin = ctx.actor.kind === "staff" && ctx.actor.byPin && isStaff(ctx.actor, "manager");
  return (
    <CounterFrame locale={locale} ctx={ctx} board={board} back>
      <h1 className="mb-4 text-2xl">{title}</h1>
      <NothingHere icon="info" title={t("title")} ways={[{ href: board, label: staff("toBoard") }]}>
        {t(byPin ? "byPin" : "text")}
      </NothingHere>
    </CounterFrame>
  );
}
