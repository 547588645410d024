import "server-only";
import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "@/db/client";
import { translator } from "@/lib/i18n/translator";
import { invitationDays, invitationToken } from "@/lib/identity/staff-invitation";
import { env } from "@/lib/kernel/env";
import type { Composed, EventRow } from "./letter";

/** The link by which somebody begins to work here, or begins anew; nothing when it ended before it was written. */
export async function staffInvitation(tx: Tx, event: EventRow): Promise<Composed | null> {
  const { invitation: id } = event.data;
  if (typeof id !== "string") return null;
  const [invited] = rowsOf<{ email: string; name: string; locale: string; anew: boolean; by: string }>(
    await tx.execute(sql`
      select i.email, i.name, i.locale, i.user_id is not null as anew, coalesce(u.name, '') as by
      from staff_invitations i left join users u on 'user:' || u.id::text = i.invited_by
      where i.id = ${id} and i.accepted_at is null and i.revoked_at is null`),
  );
  if (!invited) return null;
  const { email, name, locale, anew } = invited;
  const t = translator(locale, "mail");
  const by = invited.by || t("signature");
  const link = `${env().origin}/${locale}/staff/join/${invitationToken(id)}`;
  return {
    kind: anew ? "staff-reset" : "staff-invited",
    recipient: email,
    locale,
    subject: anew ? t("staffInvited.resetSubject") : t("staffInvited.subject"),
    paragraphs: [
      t("greeting", { name }),
      anew ? t("staffInvited.resetBody", { by }) : t("staffInvited.body", { by }),
      t("staffInvited.link", { link, days: invitationDays }),
      t("staffInvited.notYou"),
      t("signature"),
    ],
  };
}
