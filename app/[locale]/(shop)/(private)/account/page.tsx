import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cachedStores } from "@/app/_server/cached";
import { pageLocale } from "@/app/_server/locale";
import { saidBefore } from "@/app/_server/outcome";
import { AccountForm } from "@/components/shop/account/account-form";
import { AccountFrame } from "@/components/shop/account/account-frame";
import { OrderCard } from "@/components/shop/account/order-card";
import { buttonLooks } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { db } from "@/db/client";
import { ordersOfCustomer } from "@/lib/account/orders-of-customer";
import { useOrders } from "./_actions/orders";
import { signOut } from "./_actions/sign-out";
import { enter } from "./_entry/enter";
import { orderSummary } from "./_entry/order-summary";

// One shopper's own: made whole when it is asked for.
export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("account.orders");
  return { title: t("meta"), robots: { index: false } };
}

export default async function AccountPage({ searchParams }: PageProps<"/[locale]/account">) {
  const locale = await pageLocale();
  const { after, said, joined, opened } = await searchParams;
  const ctx = await enter(locale);
  const [stores, { orders, next }] = await Promise.all([
    cachedStores(),
    ordersOfCustomer(db(), ctx, typeof after === "string" ? after.slice(0, 40) : null),
  ]);
  const t = await getTranslations("account.orders");
  const count = typeof joined === "string" && /^[1-9]\d{0,3}$/.test(joined) ? Number(joined) : 0;
  const news = [opened !== undefined ? t("opened") : "", count > 0 ? t("joined", { count }) : ""].filter(
    Boolean,
  );
  return (
    <AccountFrame
      locale={locale}
      current="orders"
      title={t("title", { name: ctx.actor.name.trim().split(/\s+/)[0] ?? "" })}
      news={news.length > 0 ? { tone: "done", message: news.join(" ") } : null}
      signOut={signOut.bind(null, locale)}
    >
      <h2 className="text-xl">{t("heading")}</h2>
      {orders.length === 0 ? (
        <div className="mt-4 grid justify-items-start gap-4 rounded-lg border border-line bg-surface p-6">
          <p>
            <span className="block text-lg font-semibold">{t("empty")}</span>
            <span className="text-ink-soft">{t("emptyText")}</span>
          </p>
          <Link href={`/${locale}`} className={buttonLooks()}>
            {t("shop")}
          </Link>
        </div>
      ) : (
        <AccountForm
          action={useOrders.bind(null, locale)}
          first={await saidBefore(`/${locale}/account`, said)}
          className="mt-4"
        >
          <ol className="grid gap-4">
            {orders.map((order) => (
              <li key={order.id}>
                <OrderCard order={orderSummary(order, stores, { locale, now: ctx.now })} locale={locale} />
              </li>
            ))}
          </ol>
        </AccountForm>
      )}
      <nav className="mt-6 flex flex-wrap gap-3">
        {typeof after === "string" ? (
          <Link href={`/${locale}/account`} className={buttonLooks("secondary")}>
            {t("newest")}
          </Link>
        ) : null}
        {next ? (
          <Link
            href={`/${locale}/account?${new URLSearchParams({ after: next })}`}
            className={buttonLooks("secondary")}
          >
            {t("older")}
          </Link>
        ) : null}
      </nav>
    </AccountFrame>
  );
}
