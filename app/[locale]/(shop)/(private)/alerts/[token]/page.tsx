import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pageLocale } from "@/app/_server/locale";
import { saidBefore } from "@/app/_server/outcome";
import { ActionForm } from "@/components/shop/form/action-form";
import { FormButton } from "@/components/shop/form/form-button";
import { Notice } from "@/components/shop/form/notice";
import { Said } from "@/components/shop/product/said";
import { Icon } from "@/components/ui/icon";
import { stopTelling } from "../actions";

// Whoever has the link may end what it stands for: made when it is asked for, and it changes nothing by being opened.
export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("wishes.stop");
  return { title: t("title"), robots: { index: false, follow: false }, referrer: "no-referrer" };
}

export default async function StopAlertPage({ params, searchParams }: PageProps<"/[locale]/alerts/[token]">) {
  const locale = await pageLocale();
  const [{ token }, { said }, t] = await Promise.all([params, searchParams, getTranslations("wishes.stop")]);
  return (
    <div className="page-width max-w-2xl py-8 lg:py-12">
      <h1 className="text-3xl">{t("title")}</h1>
      <p className="mt-3 text-lg text-ink-soft">{t("lead")}</p>
      <ActionForm
        action={stopTelling.bind(null, locale, token)}
        first={await saidBefore(`/${locale}/alerts/${token}`, said)}
        failed={t("failed")}
        className="mt-6 grid gap-4"
      >
        <Notice icon={<Icon name="warning" />} />
        <div className="flex flex-wrap gap-3">
          <FormButton asks="one" busy={t("sending")}>
            {t("one")}
          </FormButton>
          <FormButton asks="all" busy={t("sending")} tone="secondary">
            {t("all")}
          </FormButton>
        </div>
        <Said icon={<Icon name="check" />} />
      </ActionForm>
    </div>
  );
}
