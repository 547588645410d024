import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pageLocale } from "@/app/_server/locale";
import { saidBefore } from "@/app/_server/outcome";
import { Card } from "@/components/shop/account/card";
import { ActionForm } from "@/components/shop/form/action-form";
import { FormButton } from "@/components/shop/form/form-button";
import { Notice } from "@/components/shop/form/notice";
import { TypedField } from "@/components/shop/form/typed-field";
import { NothingHere } from "@/components/staff/nothing-here";
import { ShownOnce } from "@/components/staff/shown-once";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { db } from "@/db/client";
import { shop } from "@/lib/catalog/shop";
import { mostOnGiftCard } from "@/lib/giftcards/issue-gift-card";
import { staffGiftCards } from "@/lib/giftcards/staff-gift-cards";
import { isStaff } from "@/lib/kernel/actor";
import { isId, newId } from "@/lib/kernel/id";
import { formatMoney } from "@/lib/kernel/money";
import { findGiftCard, makeGiftCard, replaceGiftCard } from "../_actions/gift-cards";
import { clerkCtx, storesOf } from "../_entry/clerk";
import { CounterFrame } from "../_entry/counter-frame";
import { GiftCard } from "./gift-card";
import "./gift-cards.css";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("offers.giftCards");
  return { title: t("title"), referrer: "same-origin" };
}

type Props = { searchParams: Promise<{ said?: string | string[]; card?: string | string[] }> };

export default async function GiftCardsPage({ searchParams }: Props) {
  const locale = await pageLocale();
  const { said, card: asked } = await searchParams;
  const path = `/${locale}/staff/gift-cards`;
  const ctx = await clerkCtx(locale, path);
  const [t, promotions, staff] = await Promise.all([
    getTranslations("offers.giftCards"),
    getTranslations("offers.promotions"),
    getTranslations("staff"),
  ]);
  const board = `/${locale}/staff`;
  const ways = [{ href: board, label: staff("toBoard") }];
  if (!isStaff(ctx.actor, "manager"))
    return (
      <CounterFrame locale={locale} ctx={ctx} board={board} back>
        <h1 className="mb-4 text-2xl">{t("title")}</h1>
        <NothingHere icon="info" title={promotions("notYours")} ways={ways}>
          {t("notYoursText")}
        </NothingHere>
      </CounterFrame>
    );
  const typed = typeof asked === "string" ? asked.trim().slice(0, 40) : "";
  const [cards, stores, first] = await Promise.all([
    staffGiftCards(db(), ctx, typed),
    storesOf(ctx),
    saidBefore(path, said, "make"),
  ]);
  const firsts = await Promise.all(cards.map(({ id }) => saidBefore(path, said, id)));
  const most = formatMoney({ amount: mostOnGiftCard, currency: shop.currency }, locale);
  return (
    <CounterFrame locale={locale} ctx={ctx} board={board} back>
      <h1 className="text-2xl">{t("title")}</h1>
      <p className="mt-2 mb-5 max-w-text">{t("lead")}</p>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <Card id="make" title={t("issue")}>
          <ActionForm
            action={makeGiftCard.bind(null, locale)}
            first={first}
            failed={promotions("refused.other")}
          >
            <input type="hidden" name="key" value={newId()} />
            <Notice icon={<Icon name="warning" />} className="mb-3" />
            <ShownOnce words={{ once: t("once"), use: t("use"), print: t("print") }} />
            <div className="grid gap-4">
              <TypedField
                name="amount"
                label={t("value", { currency: shop.currency })}
                hint={t("valueHint", { most })}
                inputMode="decimal"
                maxLength={12}
                required
                autoComplete="off"
                className="figures"
              />
              <FormButton asks="make" size="large" busy={t("saving")} className="justify-self-start">
                {t("save")}
              </FormButton>
            </div>
          </ActionForm>
        </Card>
        <section aria-labelledby="find">
          <h2 id="find" className="mb-3 text-xl">
            {t("find")}
          </h2>
          <form action={findGiftCard.bind(null, locale)} className="mb-5 flex flex-wrap items-end gap-3">
            <div className="min-w-0 grow basis-56">
              <Field
                key={typed}
                name="card"
                label={t("typed")}
                defaultValue={isId(typed) ? "" : typed}
                maxLength={40}
                autoComplete="off"
                autoCapitalize="characters"
                spellCheck={false}
              />
            </div>
            <Button type="submit" className="min-h-12 rounded-md">
              {t("look")}
            </Button>
          </form>
          {cards.length === 0 && typed ? (
            <NothingHere icon="search" title={t("none")} ways={[{ href: path, label: t("latest") }]}>
              {t("noneText")}
            </NothingHere>
          ) : null}
          {cards.length > 0 && !typed ? <p className="mb-2 font-semibold">{t("latest")}</p> : null}
          <ul className="grid gap-3">
            {cards.map((card, n) => (
              <GiftCard
                key={card.id}
                card={card}
                locale={locale}
                timeZone={stores[0]?.timeZone ?? "UTC"}
                replace={replaceGiftCard.bind(null, locale, { id: card.id, hint: card.hint })}
                first={firsts[n] ?? null}
                sendKey={newId()}
              />
            ))}
          </ul>
        </section>
      </div>
    </CounterFrame>
  );
}
