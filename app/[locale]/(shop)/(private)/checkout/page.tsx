import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cachedStores } from "@/app/_server/cached";
import { readCheckout } from "@/app/_server/checkout-state";
import { pageLocale } from "@/app/_server/locale";
import { saidBefore } from "@/app/_server/outcome";
import { shopperCtx } from "@/app/_server/shopper";
import { ContactPart } from "@/components/shop/checkout/contact-part";
import { DeliveryPart } from "@/components/shop/checkout/delivery-part";
import { GiftCardPart } from "@/components/shop/checkout/gift-card-part";
import { OrderReview } from "@/components/shop/checkout/order-review";
import { Part } from "@/components/shop/checkout/part";
import { PaymentPart } from "@/components/shop/checkout/payment-part";
import { PickupPart } from "@/components/shop/checkout/pickup-part";
import { PlaceOrder } from "@/components/shop/checkout/place-order";
import { DefaultButton, FormButton } from "@/components/shop/form/form-button";
import { Notice } from "@/components/shop/form/notice";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { env } from "@/lib/kernel/env";
import { changeCheckout } from "./actions";
import { CheckoutForm } from "./checkout-form";
import { fieldWords } from "./field-words";
import { paymentView } from "./payment-view";
import { readCheckoutView } from "./read-checkout";
import { Standing } from "./standing";

// One shopper's own: made whole when it is asked for.
export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("checkout");
  return { title: t("meta"), robots: { index: false } };
}

export default async function CheckoutPage({ searchParams }: PageProps<"/[locale]/checkout">) {
  const locale = await pageLocale();
  const { said } = await searchParams;
  const ctx = await shopperCtx(locale);
  const state = await readCheckout(ctx);
  const view = state && (await readCheckoutView(ctx, state, await cachedStores()));
  if (!state || !view) redirect(`/${locale}/cart`);
  const t = await getTranslations("checkout");
  const signedIn = ctx.actor.kind === "customer" ? ctx.actor : null;
  const held = view.standing === "held";
  const delivers = view.delivery !== null;
  const typed = { ...(signedIn ? { name: signedIn.name } : {}), ...state.typed };
  return (
    <div className="page-width py-8 lg:py-12">
      <h1 className="text-3xl">{t("title")}</h1>
      <CheckoutForm
        action={changeCheckout.bind(null, locale)}
        first={await saidBefore(`/${locale}/checkout`, said)}
        failed={t("failed")}
        words={fieldWords(locale)}
        delivers={delivers}
        className="group/checkout mt-5"
      >
        {/* The server mails a code first where one is needed. */}
        <DefaultButton asks={held ? "place" : "hold"} />
        <input type="hidden" name="key" value={state.key} />
        <input type="hidden" name="total" value={view.total.amount} />
        <Standing view={view} />
        <Notice icon={<Icon name="warning" />} className="mt-5" />
        <div className="mt-5 grid grid-cols-1 items-start gap-5 lg:grid-cols-[minmax(0,1fr)_24rem] lg:gap-8">
          <div className="grid grid-cols-1 gap-5">
            <Part number={1} title={t("how.title")}>
              <PickupPart pickups={view.pickups} />
              {view.delivery ? <DeliveryPart delivery={view.delivery} typed={typed} /> : null}
            </Part>
            <ContactPart typed={typed} signedIn={signedIn} collects={view.pickups.length > 0} />
            <PaymentPart payment={paymentView(typed, delivers, locale)} total={view.total} locale={locale} />
            <GiftCardPart />
          </div>
          <div className="lg:sticky lg:top-20">
            <OrderReview view={view} locale={locale}>
              {held ? (
                <PlaceOrder
                  askedAt={state.asked?.email ?? null}
                  signedIn={signedIn !== null}
                  inbox={env().mode === "demo" ? `/${locale}/inbox` : null}
                />
              ) : (
                <FormButton
                  asks={view.standing === "placed" ? "place" : "hold"}
                  size="large"
                  className="w-full"
                >
                  {t(view.standing === "placed" ? "placed.action" : "expired.action")}
                </FormButton>
              )}
            </OrderReview>
            <Link
              href={`/${locale}/cart`}
              className="mt-3 flex min-h-11 items-center justify-center font-semibold text-green underline-offset-4 hover:underline"
            >
              {t("back")}
            </Link>
          </div>
        </div>
      </CheckoutForm>
    </div>
  );
}
