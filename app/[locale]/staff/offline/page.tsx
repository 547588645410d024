import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pageLocale } from "@/app/_server/locale";
import { Wordmark } from "@/components/shop/wordmark";
import { OfflineCounter } from "@/components/staff/offline/offline-counter";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("away");
  return { title: t("title") };
}

/**
 * The counter without a network: the same for everybody, since browsers keep it. Whom it shows comes out of the device
 * that shows it; links here load whole pages, since there is nobody to ask for parts of them.
 */
export default async function OfflinePage() {
  const locale = await pageLocale();
  const t = await getTranslations("away");
  const shop = await getTranslations("shop");
  return (
    <>
      <header className="sticky top-0 z-10 border-b border-line bg-paper">
        <div className="page-width flex min-h-15 items-center justify-between gap-4">
          <a
            href={`/${locale}/staff`}
            aria-label={t("back.board")}
            className="flex min-h-11 items-center text-ink no-underline"
          >
            <Wordmark name={shop("name")} />
          </a>
          <h1 className="text-base font-bold">{t("title")}</h1>
        </div>
      </header>
      <main id="page" tabIndex={-1} className="page-width flex-1 pt-4 pb-16 outline-none">
        <OfflineCounter />
      </main>
    </>
  );
}
