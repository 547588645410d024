import { getFormatter, getTranslations } from "next-intl/server";
import { FormButton } from "@/components/shop/form/form-button";
import { Badge } from "@/components/ui/badge";
import { deviceOf } from "@/lib/identity/device-name";
import type { OpenSession } from "@/lib/identity/queries";

/** Where a person is signed in: each can be ended but the one they sit at, which they leave by signing out. */
export async function Devices({
  sessions,
  here,
  now,
}: {
  sessions: readonly OpenSession[];
  /** Id of the sign-in this page is seen with. */
  here: string | null;
  now: Date;
}) {
  const [t, format] = await Promise.all([getTranslations("account.security"), getFormatter()]);
  const nameOf = (userAgent: string) => {
    const { browser, system } = deviceOf(userAgent);
    return browser && system ? t("device", { browser, system }) : (browser ?? system ?? t("unknown"));
  };
  return (
    <ul className="grid">
      {sessions.map((session) => (
        <li
          key={session.id}
          className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-t border-line py-3 first:border-t-0 first:pt-0"
        >
          <span>
            <span className="block font-semibold">{nameOf(session.userAgent)}</span>
            <span className="text-sm text-ink-soft">
              {t("seen", { when: format.relativeTime(new Date(session.seenAt), now) })}
            </span>
          </span>
          {session.id === here ? (
            <Badge tone="green">{t("here")}</Badge>
          ) : (
            <FormButton
              asks={`end:${session.id}`}
              tone="secondary"
              aria-label={`${t("end")}: ${nameOf(session.userAgent)}`}
            >
              {t("end")}
            </FormButton>
          )}
        </li>
      ))}
    </ul>
  );
}
