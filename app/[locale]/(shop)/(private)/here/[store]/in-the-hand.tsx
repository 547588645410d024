import { getTranslations } from "next-intl/server";
import { TakeIt } from "@/components/shop/here/take-it";
import { Price } from "@/components/shop/price";
import { Link } from "@/components/ui/link";
import { shop } from "@/lib/catalog/shop";
import type { OnTheShelf } from "@/lib/checkout/on-the-shelf";
import { type Locale, textIn } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { distanceText, when } from "@/lib/i18n/when";
import { fewUnits } from "@/lib/inventory/availability";
import { formatMoney } from "@/lib/kernel/money";
import type { Store } from "@/lib/stores/store";

type Props = { found: OnTheShelf; store: Store; stores: readonly Store[]; locale: Locale; now: Date };

/** As many as help somebody who is on foot. */
const nearest = 3;

/** What was scanned: its price, how many are here and near, and the ways to have it. */
export async function InTheHand({ found, store, stores, locale, now }: Props) {
  const t = await getTranslations("here");
  const money = (amount: number) => ({ amount, currency: shop.currency });
  const say = (at: Date, timeZone: string) => {
    const { day, dayName, time } = when(at, now, locale, timeZone);
    return translator(locale, "staff")(`when.${day}`, { day: dayName, time });
  };
  const own = found.ways.find((way) => way.collectAt === store.slug);
  const near = found.ways.filter((way) => way.collectAt && way !== own).slice(0, nearest);
  const sent = found.ways.find((way) => way.collectAt === null);
  const storeOf = (slug: string | null) => stores.find((s) => s.slug === slug) ?? store;
  const takes = [
    ...(own
      ? [{ store: store.slug, label: t("collectHere", { when: say(own.readyBy, store.timeZone) }) }]
      : []),
    ...near.slice(0, 1).map(({ collectAt, readyBy }) => {
      const there = storeOf(collectAt);
      return {
        store: there.slug,
        label: t("collectAt", { store: there.name, when: say(readyBy, there.timeZone) }),
      };
    }),
    ...(sent ? [{ store: "", label: t("deliver") }] : []),
  ];
  const many = found.here > fewUnits ? t("hereMany") : t("here", { count: found.here });
  return (
    <article className="mt-6 grid gap-4 rounded-xl border border-line bg-surface p-4">
      <div className="flex items-center gap-4">
        {found.picture ? (
          <img
            src={found.picture}
            alt=""
            width={96}
            height={96}
            className="size-24 shrink-0 rounded-lg bg-plinth-sand object-contain p-2"
          />
        ) : null}
        <div className="min-w-0">
          <h2 className="text-xl">{found.title}</h2>
          <p className="mt-1 flex flex-wrap items-baseline gap-x-3">
            <Price money={money(found.amount)} locale={locale} className="text-2xl font-bold" />
            {found.amount < found.unitAmount ? (
              <s className="text-ink-soft">
                {t("was", { amount: formatMoney(money(found.unitAmount), locale) })}
              </s>
            ) : null}
          </p>
          {found.promotions.map((title) => (
            <p key={textIn(title, locale)} className="font-semibold text-green">
              {t("offer", { title: textIn(title, locale) })}
            </p>
          ))}
        </div>
      </div>
      <p className="text-lg font-bold">{found.here > 0 ? many : t("hereNone")}</p>
      <div>
        <h3 className="text-base font-semibold">{t("near")}</h3>
        <ul>
          {near.map(({ collectAt, distanceMeters, readyBy }) => {
            const there = storeOf(collectAt);
            return (
              <li key={there.slug}>
                {t("nearLine", {
                  store: there.name,
                  distance: distanceText(distanceMeters ?? 0, locale),
                  when: say(readyBy, there.timeZone),
                })}
              </li>
            );
          })}
        </ul>
        {near.length === 0 ? <p>{t("nearNone")}</p> : null}
      </div>
      <TakeIt
        key={found.sku}
        sku={found.sku}
        ways={takes}
        basket={`/${locale}/cart`}
        words={{ adding: t("adding"), added: t("added"), toBasket: t("toBasket"), failed: t("failed") }}
      />
      <Link
        href={`/${locale}/products/${found.product}`}
        className="inline-flex min-h-11 items-center font-semibold text-ink underline underline-offset-4"
      >
        {t("more")}
      </Link>
    </article>
  );
}

/** A code of nothing that the shop sells, and the ways on. */
export async function NothingSold({ code }: { code: string }) {
  const t = await getTranslations("here");
  return (
    <div role="status" className="mt-6 rounded-xl bg-sunken p-6 text-center">
      <p className="text-xl font-bold">{t("none", { code })}</p>
      <p className="mt-2">{t("noneHint")}</p>
    </div>
  );
}
