import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { pageLocale } from "@/app/_server/locale";
import { buttonLooks } from "@/components/ui/button";
import { formatMoney } from "@/lib/kernel/money";
import { demoPayment } from "@/lib/payments/providers/demo/confirm";
import { answerBank } from "./actions";

// One shopper's own: made whole when it is asked for.
export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("order.bank");
  return { title: t("meta"), robots: { index: false, follow: false }, referrer: "no-referrer" };
}

/** The page of the demo shop's bank, where its customer says that it is them: what a real bank does on its own site. */
export default async function BankPage({ params }: PageProps<"/[locale]/pay/demo/[reference]">) {
  const locale = await pageLocale();
  const { reference } = await params;
  const payment = await demoPayment(reference);
  if (!payment) notFound();
  const t = await getTranslations("order.bank");
  const open = payment.state === "needs_confirmation";
  return (
    <div className="page-width max-w-2xl py-8 lg:py-12">
      <section aria-labelledby="bank" className="rounded-lg border border-line-strong bg-surface p-5 sm:p-8">
        <p className="font-semibold text-ink-soft">{t("bank")}</p>
        <h1 id="bank" className="mt-2 text-3xl">
          {t("title")}
        </h1>
        <p className="mt-3 max-w-text">
          {open ? t("text", { amount: formatMoney(payment, locale) }) : t("done")}
        </p>
        {open ? (
          <form action={answerBank.bind(null, locale, reference)} className="mt-6 flex flex-wrap gap-3">
            <button type="submit" name="answer" value="yes" className={buttonLooks("primary")}>
              {t("yes")}
            </button>
            <button type="submit" name="answer" value="no" className={buttonLooks("secondary")}>
              {t("no")}
            </button>
          </form>
        ) : (
          <p className="mt-6">
            <a href={payment.return_to} className={buttonLooks("primary")}>
              {t("back")}
            </a>
          </p>
        )}
      </section>
    </div>
  );
}
