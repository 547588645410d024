import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cachedStores } from "@/app/_server/cached";
import { pageLocale } from "@/app/_server/locale";
import { saidBefore } from "@/app/_server/outcome";
import { shopperCtx } from "@/app/_server/shopper";
import { ActionForm } from "@/components/shop/form/action-form";
import { FormButton } from "@/components/shop/form/form-button";
import { Notice } from "@/components/shop/form/notice";
import { TypedField } from "@/components/shop/form/typed-field";
import { Said } from "@/components/shop/product/said";
import { buttonLooks } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { db } from "@/db/client";
import { variantNamed } from "@/lib/catalog/variant-named";
import { textIn } from "@/lib/i18n/locales";
import { tellMe } from "./actions";

// What is asked for stands in the address: made when it is asked for.
export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("wishes.alert");
  return { title: t("meta"), robots: { index: false } };
}

export default async function AlertPage({ searchParams }: PageProps<"/[locale]/alerts">) {
  const locale = await pageLocale();
  const asked = await searchParams;
  const ctx = await shopperCtx(locale);
  const [t, stores, variant, first] = await Promise.all([
    getTranslations("wishes.alert"),
    cachedStores(),
    typeof asked.sku === "string" ? variantNamed(db(), asked.sku, locale) : null,
    saidBefore(`/${locale}/alerts`, asked.said),
  ]);
  if (!variant)
    return (
      <div className="page-width max-w-2xl py-8 lg:py-12">
        <h1 className="text-3xl">{first?.tone === "done" ? t("doneTitle") : t("title")}</h1>
        <p className="mt-3 text-lg text-ink-soft">{first?.message || t("nothing")}</p>
        <Link href={`/${locale}`} className={`${buttonLooks()} mt-6`}>
          {t("browse")}
        </Link>
      </div>
    );
  const chosen = variant.options.map((option) => textIn(option.value, locale)).join(" · ");
  const places = stores.filter((store) => variant.carriers.includes(store.slug));
  const store = places.find(({ slug }) => slug === asked.store) ?? places[0];
  return (
    <div className="page-width max-w-2xl py-8 lg:py-12">
      <h1 className="text-3xl">{t("title")}</h1>
      <p className="mt-3 text-lg">
        <Link
          href={`/${locale}/products/${variant.slug}`}
          className="font-semibold text-green underline underline-offset-4"
        >
          {variant.title}
        </Link>
        {chosen ? ` · ${chosen}` : null}
      </p>
      <p className="mt-2 text-ink-soft">{t("lead")}</p>
      {store ? (
        <ActionForm
          action={tellMe.bind(null, locale, variant.sku)}
          first={first}
          failed={t("failed")}
          className="mt-6 grid gap-5"
        >
          <Notice icon={<Icon name="warning" />} />
          <SelectField name="store" label={t("store")} defaultValue={store.slug}>
            {places.map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
          </SelectField>
          <TypedField
            name="email"
            type="email"
            label={t("email")}
            hint={t("hint")}
            autoComplete="email"
            inputMode="email"
            maxLength={254}
            required
            defaultValue={ctx.actor.kind === "customer" ? ctx.actor.email : undefined}
          />
          <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
            <FormButton asks="tell" busy={t("sending")} size="large">
              {t("send")}
            </FormButton>
            <Link
              href={`/${locale}/products/${variant.slug}`}
              className="inline-flex min-h-11 items-center font-semibold text-green underline-offset-4 hover:underline"
            >
              {t("back")}
            </Link>
          </div>
          <Said icon={<Icon name="check" />} />
        </ActionForm>
      ) : (
        <p className="mt-6">{t("nowhere")}</p>
      )}
    </div>
  );
}
