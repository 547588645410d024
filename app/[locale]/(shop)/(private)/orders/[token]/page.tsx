import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { codeOnItsWay } from "@/app/_server/asked-code";
import { pageLocale } from "@/app/_server/locale";
import { saidBefore } from "@/app/_server/outcome";
import { shopperCtx } from "@/app/_server/shopper";
import { ActionForm } from "@/components/shop/form/action-form";
import { DefaultButton, FormButton } from "@/components/shop/form/form-button";
import { Notice } from "@/components/shop/form/notice";
import { KeepOrder } from "@/components/shop/offline/keep-order";
import { CopyLink } from "@/components/shop/order/copy-link";
import { LiveOrder } from "@/components/shop/order/live-order";
import { PickupCard } from "@/components/shop/order/pickup-card";
import { UnpaidCard } from "@/components/shop/order/unpaid-card";
import { Price } from "@/components/shop/price";
import { SumRows } from "@/components/shop/sum-rows";
import { buttonLooks } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { db } from "@/db/client";
import { settlePending } from "@/lib/checkout/settle-pending";
import { Problem } from "@/lib/kernel/problem";
import { derivedToken } from "@/lib/kernel/secrets";
import type { Order } from "@/lib/orders/order";
import { orderByToken } from "@/lib/orders/queries";
import { openChoices } from "@/lib/pickup/open-choices";
import { possibleChanges } from "@/lib/pickup/possible-changes";
import { exchangedWith } from "@/lib/returns/queries";
import { storeById } from "@/lib/stores/queries";
import { changeOrder } from "./actions";
import { orderView } from "./order-view";

// One shopper's own: made whole when it is asked for.
export const instant = false;

/** How long after it was last looked at a browser keeps the order for being offline, in milliseconds. */
const keptFor = 7 * 86_400_000;

/** The address is the key to the order: it is told to nobody and found by no search. */
export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("order");
  return { title: t("meta"), robots: { index: false, follow: false }, referrer: "no-referrer" };
}

const orderOf = cache(async (token: string): Promise<Order> => {
  try {
    return await orderByToken(db(), token.slice(0, 200));
  } catch (error) {
    if (error instanceof Problem && error.kind === "not_found") notFound();
    throw error;
  }
});

export default async function OrderPage({ params, searchParams }: PageProps<"/[locale]/orders/[token]">) {
  const locale = await pageLocale();
  const ctx = await shopperCtx(locale);
  const { now } = ctx;
  const [{ token }, { said }] = await Promise.all([params, searchParams]);
  const order = await settlePending(ctx, await orderOf(token));
  const places = [...new Set(order.fulfillments.map((f) => f.locationId))];
  const stores = await Promise.all(places.map((id) => storeById(db(), id)));
  const [changes, choices, code] = await Promise.all([
    possibleChanges(db(), ctx, order),
    openChoices(db(), ctx, order),
    codeOnItsWay(),
  ]);
  const personCode = code?.purpose === "pickup_person" && code.next === `/${locale}/orders/${token}`;
  const view = orderView(
    order,
    stores,
    { locale, now, token },
    { changes, choices, personCode, sent: said !== undefined },
  );
  const [t, kept] = await Promise.all([getTranslations("order"), getTranslations("offline")]);
  const exchanged = await exchangedWith(db(), order.id);
  const alone = view.pickups.length === 1 || view.unpaid !== null;
  const parts = view.unpaid ? [view.unpaid] : view.pickups;
  const standing = parts.map((part) => `${part.headline}. ${part.text}`).join(" ");
  return (
    <div className="page-width max-w-5xl py-8 lg:py-12">
      <p className="font-semibold text-ink-soft">{t("number", { number: view.number })}</p>
      {alone ? (
        <p hidden={view.unpaid !== null} className="mt-1 text-3xl font-semibold tracking-tight">
          {view.title}
        </p>
      ) : (
        <h1 className="mt-1 text-3xl">{view.title}</h1>
      )}
      {exchanged.map(({ id, number, side }) => (
        <p key={id} className="mt-2">
          <Link href={`/${locale}/orders/${derivedToken("order", id)}`} className="text-action">
            {t(`exchange.${side}`, { number })}
          </Link>
        </p>
      ))}
      <LiveOrder
        token={token}
        version={view.version}
        waiting={view.pickups.some((pickup) => pickup.coming !== null)}
        over={view.over}
        standing={standing}
        offline={t("offline")}
      />
      <KeepOrder
        version={view.version}
        over={view.over}
        until={now.getTime() + keptFor}
        words={kept("kept", { when: now })}
      />
      <ActionForm
        action={changeOrder.bind(null, locale, token)}
        first={await saidBefore(`/${locale}/orders/${token}`, said)}
        failed={t("failed")}
        className="mt-6 grid gap-5"
      >
        <DefaultButton asks="typed" />
        <Notice icon={<Icon name="warning" />} />
        {view.unpaid ? <UnpaidCard unpaid={view.unpaid} /> : null}
        {view.pickups.map((pickup) => (
          <PickupCard key={pickup.id} pickup={pickup} locale={locale} alone={alone} />
        ))}
        {view.sums.length > 0 ? (
          <dl className="px-1">
            <SumRows rows={view.sums} locale={locale} />
          </dl>
        ) : null}
        <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 px-1">
          <p className="text-lg font-semibold">
            {t(view.changed ? "ordered" : "total")}{" "}
            <Price money={view.total} locale={locale} className="font-bold" />
          </p>
          {view.toPay ? (
            <p className="text-lg font-semibold">
              {t("toPay")} <Price money={view.toPay} locale={locale} className="font-bold" />
            </p>
          ) : null}
          {view.taken ? (
            <p className="text-lg font-semibold">
              {t("paid.taken")} <Price money={view.taken} locale={locale} className="font-bold" />
            </p>
          ) : null}
          {view.back ? (
            <p className="text-lg font-semibold">
              {t("paid.back")} <Price money={view.back} locale={locale} className="font-bold" />
            </p>
          ) : null}
          <p className="text-sm text-ink-soft">
            {t("vat")} <Price money={view.vat} locale={locale} />
          </p>
        </div>
        <section hidden={view.unpaid !== null} aria-labelledby="keep" className="rounded-lg bg-sunken p-5">
          <h2 id="keep" className="text-lg">
            {t("keep.title")}
          </h2>
          <p className="mt-1 text-sm text-ink-soft">{t("keep.text")}</p>
          <p className="mt-3 flex flex-wrap items-center gap-3">
            <CopyLink
              words={{ copy: t("keep.copy"), copied: t("keep.copied"), failed: t("keep.copyFailed") }}
            />
            <Link
              href={`/${locale}/orders/${encodeURIComponent(token)}/receipt`}
              className={buttonLooks("secondary")}
            >
              {t("receipt.link")}
            </Link>
            <Link
              href={`/${locale}/orders/${encodeURIComponent(token)}/confirmation`}
              className={buttonLooks("secondary")}
            >
              {t("confirmation.link")}
            </Link>
            {view.returnable ? (
              <Link
                href={`/${locale}/orders/${encodeURIComponent(token)}/return`}
                className={buttonLooks("secondary")}
              >
                {t("back.link")}
              </Link>
            ) : null}
          </p>
        </section>
        {view.cancellable ? (
          <details className="px-1">
            <summary className="inline-flex min-h-11 items-center font-semibold text-ink-soft underline underline-offset-4 hover:text-ink">
              {t("cancel.ask")}
            </summary>
            <div className="mt-2 flex flex-wrap items-center justify-between gap-4 rounded-lg border border-line bg-surface p-5">
              <p className="max-w-text">{t("cancel.text")}</p>
              <FormButton asks="cancel" tone="danger" busy={t("cancel.busy")}>
                {t("cancel.yes")}
              </FormButton>
            </div>
          </details>
        ) : null}
      </ActionForm>
    </div>
  );
}
