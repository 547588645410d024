import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { getFormatter, getTranslations } from "next-intl/server";
import { pageLocale } from "@/app/_server/locale";
import { KeepFresh } from "@/components/shop/keep-fresh";
import { Icon } from "@/components/ui/icon";
import { db } from "@/db/client";
import { env } from "@/lib/kernel/env";
import { inboxMessages } from "@/lib/notifications/inbox";
import { linkParts } from "./link-parts";

// Everybody's mail as it is now.
export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("inbox");
  return { title: t("meta"), robots: { index: false, follow: false }, referrer: "no-referrer" };
}

/** What a demo shop would have mailed. Outside a demo there is no such page. */
export default async function InboxPage() {
  await pageLocale();
  await connection();
  if (env().mode !== "demo") notFound();
  const [t, format, messages] = await Promise.all([
    getTranslations("inbox"),
    getFormatter(),
    inboxMessages(db()),
  ]);
  const now = new Date();
  return (
    <div className="page-width max-w-3xl py-8 lg:py-12">
      <KeepFresh every={2000} />
      <h1 className="text-3xl">{t("title")}</h1>
      <p className="mt-2 text-ink-soft">{t("lead")}</p>
      {messages.length === 0 ? (
        <p className="mt-8 flex items-center gap-3 rounded-lg border border-line bg-surface p-6 text-lg">
          <Icon name="clock" size={24} className="text-ink-soft" />
          {t("empty")}
        </p>
      ) : (
        <ol className="mt-8 grid gap-4">
          {messages.map((message) => (
            <li key={message.id}>
              <article
                aria-labelledby={`mail-${message.id}`}
                className="rounded-lg border border-line bg-surface p-5 sm:p-6"
              >
                <h2 id={`mail-${message.id}`} className="text-lg">
                  {message.opened ? message.subject : t("unopened.title")}
                </h2>
                <p className="mt-0.5 flex flex-wrap gap-x-3 text-sm text-ink-soft">
                  <span>{t("to", { address: message.recipient })}</span>
                  <time dateTime={message.at.toISOString()}>{format.relativeTime(message.at, now)}</time>
                </p>
                <p className="mt-4 whitespace-pre-line">
                  {message.opened ? null : t("unopened.text")}
                  {linkParts(message.text).map((part) =>
                    part.href ? (
                      <a
                        key={part.at}
                        href={part.href}
                        className="font-medium break-all text-green underline underline-offset-4"
                      >
                        {part.text}
                      </a>
                    ) : (
                      part.text
                    ),
                  )}
                </p>
              </article>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
