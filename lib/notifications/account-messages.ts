import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { translator } from "@/lib/i18n/translator";
import { accountCode, codeMinutes } from "@/lib/identity/account-code";
import { env } from "@/lib/kernel/env";
import type { Composed, EventRow } from "./letter";

/**
 * The code that shows an address to be somebody's, to that address: the same whether or not it has an account. People
 * who work here are told to sign in at the counter instead; nobody else reads that.
 */
export async function accountCodeMessage(tx: Tx, event: EventRow): Promise<Composed | null> {
  const { code: id } = event.data;
  if (typeof id !== "string") return null;
  const [asked] = rowsOf<{ email: string; purpose: string; locale: string; staff: boolean }>(
    await tx.execute(sql`
      select c.email, c.purpose, c.locale,
        exists (select from staff s join users u on u.id = s.user_id where u.email = c.email) as staff
      from account_codes c where c.id = ${id}`),
  );
  if (!asked) return null;
  const t = translator(asked.locale, "account.mail");
  const kept = { kind: "account-code", recipient: asked.email, locale: asked.locale };
  if (asked.staff && asked.purpose !== "pickup_person") {
    const link = `${env().origin}/${asked.locale}/staff/sign-in`;
    return { ...kept, subject: t("staff.subject"), paragraphs: [t("staff.body", { link }), t("signature")] };
  }
  const code = spaced(accountCode(id));
  const bodies: Record<string, "code.confirm" | "code.person"> = {
    confirm: "code.confirm",
    pickup_person: "code.person",
  };
  const body = t(bodies[asked.purpose] ?? "code.body", { code });
  return {
    ...kept,
    subject: t("code.subject", { code }),
    paragraphs: [body, t("code.good", { minutes: codeMinutes }), t("code.notYou"), t("signature")],
  };
}

/** Eight characters are read and typed more easily as two fours. */
const spaced = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/** Whoever chose the new password knows; if it was not them, they know what to do. */
export async function passwordChangedMessage(tx: Tx, event: EventRow): Promise<Composed | null> {
  const { user, locale } = event.data;
  if (typeof user !== "string" || typeof locale !== "string") return null;
  const [owner] = rowsOf<{ email: string; name: string }>(
    await tx.execute(sql`select email, name from users where id = ${user}`),
  );
  if (!owner) return null;
  const t = translator(locale, "account.mail");
  const link = `${env().origin}/${locale}/account/reset`;
  return {
    kind: "password-changed",
    recipient: owner.email,
    locale,
    subject: t("changed.subject"),
    paragraphs: [
      t("changed.greeting", { name: owner.name }),
      t("changed.body"),
      t("changed.notYou", { link }),
      t("signature"),
    ],
  };
}
