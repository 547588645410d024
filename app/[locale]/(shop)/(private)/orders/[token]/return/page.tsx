import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTimeZone, getTranslations } from "next-intl/server";
import { pageLocale } from "@/app/_server/locale";
import { saidBefore } from "@/app/_server/outcome";
import { shopperCtx } from "@/app/_server/shopper";
import { ActionForm } from "@/components/shop/form/action-form";
import { DefaultButton, FormButton } from "@/components/shop/form/form-button";
import { Notice } from "@/components/shop/form/notice";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { db } from "@/db/client";
import { formatMoney } from "@/lib/kernel/money";
import { Problem } from "@/lib/kernel/problem";
import { orderByToken } from "@/lib/orders/queries";
import { type Return, type Returnable, returnable } from "@/lib/returns/queries";
import { bringBack } from "./actions";
import { BackLines } from "./back-lines";

// One shopper's own: made whole when it is asked for.
export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("order.back");
  return { title: t("title"), robots: { index: false, follow: false }, referrer: "no-referrer" };
}

type Words = Awaited<ReturnType<typeof getTranslations<"order.back">>>;

export default async function ReturnPage({
  params,
  searchParams,
}: PageProps<"/[locale]/orders/[token]/return">) {
  const locale = await pageLocale();
  const [{ token }, { said }] = await Promise.all([params, searchParams]);
  const ctx = { ...(await shopperCtx(locale)), bearer: token.slice(0, 200) };
  const order = await orderOf(ctx);
  const [t, failed, timeZone] = await Promise.all([
    getTranslations("order.back"),
    getTranslations("order"),
    getTimeZone(),
  ]);
  const path = `/${locale}/orders/${encodeURIComponent(token)}`;
  return (
    <div className="page-width max-w-3xl py-8 lg:py-12">
      <Link href={path} className="text-action">
        {t("toOrder")}
      </Link>
      <h1 className="mt-2 text-3xl">{t("title")}</h1>
      <p className="mt-2 max-w-text">{t("lead")}</p>
      <p className="mt-2 font-semibold">{t("number", { number: order.order })}</p>
      <ActionForm
        action={bringBack.bind(null, locale, token)}
        first={await saidBefore(`${path}/return`, said)}
        failed={failed("failed")}
        className="mt-6 grid gap-5"
      >
        <DefaultButton asks="ask" />
        <Notice icon={<Icon name="warning" />} />
        {order.lines.some((line) => line.left > line.asked) ? (
          <BackLines lines={order.lines} t={t} locale={locale} timeZone={timeZone} now={ctx.now} />
        ) : order.returns.length === 0 ? (
          <p>{t("none")}</p>
        ) : null}
        {order.returns.length > 0 ? (
          <ul className="grid gap-3">
            {order.returns.map((back) => (
              <BackCard key={back.id} back={back} t={t} locale={locale} />
            ))}
          </ul>
        ) : null}
      </ActionForm>
    </div>
  );
}

async function orderOf(
  ctx: Awaited<ReturnType<typeof shopperCtx>> & { bearer: string },
): Promise<Returnable> {
  try {
    const { number } = await orderByToken(db(), ctx.bearer);
    return await returnable(db(), ctx, number);
  } catch (error) {
    if (error instanceof Problem && error.kind === "not_found") notFound();
    throw error;
  }
}

function BackCard({ back, t, locale }: { back: Return; t: Words; locale: string }) {
  const kept = back.state !== "requested" && back.state !== "received" && back.state !== "refunded";
  return (
    <li className="grid gap-2 rounded-lg border border-line bg-surface p-5">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4 font-semibold">
        <span>{t(`states.${back.needsApproval ? "held" : back.state}`)}</span>
        <span className="text-sm text-ink-soft">{back.number}</span>
      </p>
      <ul>
        {back.lines.map(({ lineId, quantity, title }) => (
          <li key={lineId}>{t("line", { quantity, title })}</li>
        ))}
      </ul>
      {back.amount.amount > 0 && !kept ? (
        <p>{t("amount", { amount: formatMoney(back.amount, locale) })}</p>
      ) : null}
      {back.state === "requested" && !back.needsApproval ? (
        <p>
          <FormButton asks={`keep:${back.id}`} tone="secondary" busy={t("busy")}>
            {t("keep")}
          </FormButton>
        </p>
      ) : null}
    </li>
  );
}
