import { useTranslations } from "next-intl";
import { FormButton } from "@/components/shop/form/form-button";
import type { Tone } from "@/components/shop/now-answer";
import { Price } from "@/components/shop/price";
import { dots } from "@/components/shop/tone-looks";
import { buttonLooks } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { Money } from "@/lib/kernel/money";

export type OrderSummary = {
  number: string;
  href: string;
  date: string;
  total: Money;
  /** Where each part of it stands, in words. */
  parts: { id: string; headline: string; text: string; tone: Tone }[];
  /** Whether something of it is still to come or to be collected. */
  open: boolean;
  /** The first few things of it. */
  goods: { id: string; title: string; picture: string | null }[];
  /** How many others there are. */
  more: number;
};

/** One order of the list: where it stands, what it was, and the same again. */
export function OrderCard({ order, locale }: { order: OrderSummary; locale: string }) {
  const t = useTranslations("account.orders");
  return (
    <article
      aria-labelledby={`order-${order.number}`}
      className="rounded-lg border border-line bg-surface p-5 sm:p-6"
    >
      <p className="flex flex-wrap gap-x-3 text-sm text-ink-soft">
        <span className="font-semibold">{order.number}</span>
        <span>{order.date}</span>
        <Price money={order.total} locale={locale} className="ml-auto font-semibold text-ink" />
      </p>
      <h3 id={`order-${order.number}`} className="mt-1.5 flex flex-wrap gap-x-4 text-lg">
        {order.parts.map((part) => (
          <span key={part.id} className="flex items-baseline gap-2">
            <span className={`size-2.5 shrink-0 rounded-full ${dots[part.tone]}`} />
            {part.headline}
          </span>
        ))}
      </h3>
      {order.parts.map((part) => (
        <p key={part.id} className="mt-0.5 max-w-text text-ink-soft">
          {part.text}
        </p>
      ))}
      <ul className="mt-4 flex flex-wrap items-center gap-3 text-sm">
        {order.goods.map((item) => (
          <li key={item.id} className="flex items-center gap-2">
            {item.picture ? (
              <span className="shelf grid size-12 place-items-center rounded-md bg-plinth-sand">
                <img
                  src={item.picture}
                  alt=""
                  width={40}
                  height={40}
                  loading="lazy"
                  referrerPolicy="no-referrer"
                />
              </span>
            ) : null}
            <span>{item.title}</span>
          </li>
        ))}
        {order.more > 0 ? <li className="text-ink-soft">{t("more", { count: order.more })}</li> : null}
      </ul>
      <div className="mt-5 flex flex-wrap gap-3">
        <Link href={order.href} className={buttonLooks(order.open ? "primary" : "secondary")}>
          {t("open")}
        </Link>
        <FormButton
          asks={`again:${order.number}`}
          tone={order.open ? "secondary" : "primary"}
          busy={t("adding")}
        >
          {t("again")}
        </FormButton>
      </div>
    </article>
  );
}
