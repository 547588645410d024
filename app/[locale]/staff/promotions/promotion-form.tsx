import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { ActionForm } from "@/components/shop/form/action-form";
import { FormButton } from "@/components/shop/form/form-button";
import { Notice } from "@/components/shop/form/notice";
import type { FormAction, Outcome } from "@/components/shop/form/outcome";
import { TypedField } from "@/components/shop/form/typed-field";
import { TypedSelect } from "@/components/shop/form/typed-select";
import { TickError, TypedTick } from "@/components/shop/form/typed-tick";
import { Icon } from "@/components/ui/icon";
import { defaultLocale, localeNames, locales } from "@/lib/i18n/locales";
import { type PromotionKind, promotionCombinings } from "@/lib/promotions/promotion-states";

type Named = { slug: string; name: string };
type Props = {
  make: FormAction;
  first: Outcome | null;
  /** Names what this page asks for, once. */
  sendKey: string;
  kinds: readonly PromotionKind[];
  departments: Named[];
  /** Those that the reader may name. */
  stores: Named[];
  /** Whether one of them has to be named. */
  needsStore: boolean;
  currency: string;
  /** `2026-11-22`, by the shop's calendar. */
  today: string;
};

/** Everything a promotion can be. What does not belong to the chosen kind is hidden by the style sheet alone. */
export function PromotionForm(props: Props) {
  const t = useTranslations("offers.promotions");
  const { make, first, sendKey, kinds, departments, stores, needsStore, currency, today } = props;
  const others = locales.filter((locale) => locale !== defaultLocale);
  return (
    <ActionForm action={make} first={first} failed={t("refused.other")} className="promotion-form grid gap-6">
      <input type="hidden" name="key" value={sendKey} />
      <Notice icon={<Icon name="warning" />} />
      <div className="grid gap-4">
        <TypedField
          name={`name-${defaultLocale}`}
          label={t("name")}
          hint={t("nameIn", { language: localeNames[defaultLocale] })}
          maxLength={120}
          required
          autoComplete="off"
        />
        <details>
          <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold text-green">
            {t("otherNames")}
          </summary>
          <div className="mt-2 grid gap-4 sm:grid-cols-2">
            {others.map((locale) => (
              <TypedField
                key={locale}
                name={`name-${locale}`}
                label={t("nameIn", { language: localeNames[locale] })}
                lang={locale}
                maxLength={120}
                autoComplete="off"
              />
            ))}
          </div>
        </details>
      </div>
      <Part title={t("kind")}>
        <div className="grid sm:grid-cols-2">
          {kinds.map((kind, n) => (
            <TypedTick key={kind} type="radio" name="kind" value={kind} checked={n === 0}>
              {t(`kinds.${kind}`)}
            </TypedTick>
          ))}
        </div>
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <Of kind="percent">
            <Amount name="basisPoints" label={t("basisPoints")} />
          </Of>
          <Of kind="amount">
            <Amount name="amount" label={t("amount", { currency })} />
          </Of>
          <Of kind="buy_get">
            <Count name="buyUnits" label={t("buyUnits")} />
          </Of>
          <Of kind="buy_get">
            <Count name="getUnits" label={t("getUnits")} />
          </Of>
        </div>
      </Part>
      <Part title={t("where")}>
        <Ticks name="department" title={t("departments")} hint={t("departmentsHint")} all={departments} />
        <Ticks
          name="store"
          title={t("stores")}
          hint={t(needsStore ? "storesOwn" : "storesHint")}
          all={stores}
        />
        <TypedTick name="excludesSale">{t("excludesSale")}</TypedTick>
      </Part>
      <Part title={t("who")}>
        <TypedTick name="firstOrder">{t("firstOrder")}</TypedTick>
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <TypedField name="startsOn" type="date" label={t("startsOn")} hint={t("startsHint")} min={today} />
          <TypedField name="endsOn" type="date" label={t("endsOn")} hint={t("endsHint")} min={today} />
          <Amount name="minimum" label={t("minimum", { currency })} />
          <Count name="maxUses" label={t("maxUses")} hint={t("limitHint")} />
          <Count name="maxUsesEach" label={t("maxUsesEach")} hint={t("limitHint")} />
          <TypedSelect name="combining" label={t("combining")} defaultValue="combinable">
            {promotionCombinings.map((combining) => (
              <option key={combining} value={combining}>
                {t(`combinings.${combining}`)}
              </option>
            ))}
          </TypedSelect>
        </div>
      </Part>
      <Part title={t("how")}>
        <div>
          {(["automatic", "word", "random"] as const).map((how, n) => (
            <TypedTick key={how} type="radio" name="how" value={how} checked={n === 0}>
              {t(`hows.${how}`)}
            </TypedTick>
          ))}
        </div>
        <Of how="word">
          <TypedField
            name="code"
            label={t("code")}
            hint={t("codeHint")}
            maxLength={32}
            autoCapitalize="characters"
            spellCheck={false}
            autoComplete="off"
          />
        </Of>
        <Of how="random">
          <Count name="codes" label={t("codes")} hint={t("codesHint")} />
        </Of>
      </Part>
      <FormButton asks="make" size="large" busy={t("saving")} className="justify-self-start">
        {t("save")}
      </FormButton>
    </ActionForm>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="grid gap-4 border-t border-line pt-4">
      <legend className="float-left mb-1 w-full text-lg font-bold">{title}</legend>
      {children}
    </fieldset>
  );
}

/** What belongs to one kind of promotion, or to one way of having it. */
const Of = ({
  kind,
  how,
  children,
}: {
  kind?: PromotionKind;
  how?: "word" | "random";
  children: ReactNode;
}) => <div className={kind ? `of-kind of-${kind}` : `of-how of-${how}`}>{children}</div>;

const Amount = (field: ComponentProps<typeof TypedField>) => (
  <TypedField inputMode="decimal" maxLength={12} autoComplete="off" className="figures" {...field} />
);
const Count = (field: ComponentProps<typeof TypedField>) => (
  <TypedField inputMode="numeric" maxLength={9} autoComplete="off" className="figures" {...field} />
);

function Ticks({ name, title, hint, all }: { name: string; title: string; hint: string; all: Named[] }) {
  return (
    <fieldset>
      <legend className="text-sm font-semibold">{title}</legend>
      <p className="text-sm text-ink-soft">{hint}</p>
      <div className="mt-1 grid gap-x-4 sm:grid-cols-2 lg:grid-cols-3">
        {all.map(({ slug, name: label }) => (
          <TypedTick key={slug} name={name} value={slug}>
            {label}
          </TypedTick>
        ))}
      </div>
      <TickError name={name} />
    </fieldset>
  );
}
