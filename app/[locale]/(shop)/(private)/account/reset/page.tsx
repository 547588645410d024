import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pageLocale } from "@/app/_server/locale";
import { saidBefore } from "@/app/_server/outcome";
import { shopperCtx } from "@/app/_server/shopper";
import { AccountForm } from "@/components/shop/account/account-form";
import { Door, quietLink } from "@/components/shop/account/door";
import { EmailField } from "@/components/shop/account/entry-fields";
import { FormButton } from "@/components/shop/form/form-button";
import { Link } from "@/components/ui/link";
import { askReset } from "../_actions/entering";

// One shopper's own: made whole when it is asked for.
export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("account.reset");
  return { title: t("meta"), robots: { index: false } };
}

export default async function ResetPage({ searchParams }: PageProps<"/[locale]/account/reset">) {
  const locale = await pageLocale();
  const { said } = await searchParams;
  const { actor } = await shopperCtx(locale);
  const t = await getTranslations("account.reset");
  return (
    <Door title={t("title")} lead={t("lead")}>
      <AccountForm
        action={askReset.bind(null, locale)}
        first={await saidBefore(`/${locale}/account/reset`, said)}
      >
        <div className="grid gap-4">
          <EmailField defaultValue={actor.kind === "customer" ? actor.email : undefined} />
          <FormButton asks="code" size="large">
            {t("submit")}
          </FormButton>
        </div>
      </AccountForm>
      <Link href={`/${locale}/account/sign-in`} className={`${quietLink} justify-self-start`}>
        {t("back")}
      </Link>
    </Door>
  );
}
