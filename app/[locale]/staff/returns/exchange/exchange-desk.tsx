import { CandidateList } from "@/components/staff/candidate-list";
import { ExchangeForm } from "@/components/staff/exchange-form";
import { ExchangeSearch } from "@/components/staff/exchange-search";
import { GoodsPicture } from "@/components/staff/goods-picture";
import { Refusal } from "@/components/staff/refusal";
import type { ReturnLineView } from "@/components/staff/return-view";
import { Link } from "@/components/ui/link";
import { db } from "@/db/client";
import { shop } from "@/lib/catalog/shop";
import { type Candidate, goodsNamed, variantsBeside } from "@/lib/exchanges/candidates";
import { type ExchangeQuote, quoteExchange } from "@/lib/exchanges/quote-exchange";
import { type Locale, textIn } from "@/lib/i18n/locales";
import type { Ctx } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import { Problem } from "@/lib/kernel/problem";
import type { Returnable } from "@/lib/returns/queries";
import type { Store } from "@/lib/stores/store";
import { exchangeGoods } from "../../_actions/exchange";
import { candidateView, differenceView } from "../../_view/exchange-view";
import { problemWords } from "../../_view/problem-words";
import { type Words, words } from "../../_view/words";
import { type Asked, addressOf } from "./asked";

type Props = {
  ask: Asked;
  order: Returnable;
  line: ReturnLineView;
  store: Store;
  ctx: Ctx;
  locale: Locale;
};

/** Both sides of an exchange: what comes back, what goes out for it, and what that comes to. */
export async function ExchangeDesk({ ask, order, line, store, ctx, locale }: Props) {
  const t = words(locale);
  const quantity = Math.min(ask.quantity, line.left);
  const now: Asked = { ...ask, order: order.order, quantity };
  const at = { store: store.slug };
  const [beside, found] = await Promise.all([
    variantsBeside(db(), ctx, { ...at, lineId: line.id }),
    ask.q ? goodsNamed(db(), ctx, { ...at, text: ask.q }) : [],
  ]);
  const [quote, refusal] = ask.out ? await quoted(ctx, now, line, t) : [null, null];
  const choosing = (sku: string) => addressOf(locale, now, { out: sku });
  const view = { locale, currency: shop.currency, quantity, chosen: ask.out, choosing };
  const list = (candidates: Candidate[]) => (
    <CandidateList
      candidates={candidates.map((candidate) => candidateView(candidate, t, view))}
      fewer={t("exchange.fewer")}
    />
  );
  const announced = order.returns.find((r) => r.state === "requested" && !r.needsApproval);
  return (
    <div className="grid gap-7 lg:grid-cols-2 lg:items-start">
      <div className="grid gap-6">
        <ComesBack line={line} kind={kindOf(beside[0], locale)} ask={now} t={t} locale={locale} />
        <section aria-labelledby="instead" className="grid gap-3">
          <h2 id="instead" className="text-xl">
            {t("exchange.variants")}
          </h2>
          {list(beside)}
          <ExchangeSearch ask={now} path={`/${locale}/staff/returns/exchange`} />
          {ask.q && found.length === 0 ? <p role="status">{t("exchange.none", { text: ask.q })}</p> : null}
          {found.length > 0 ? list(found) : null}
        </section>
      </div>
      <section aria-labelledby="difference" className="grid gap-3 lg:sticky lg:top-4">
        <h2 id="difference" className="text-xl">
          {t("exchange.difference")}
        </h2>
        {quote && ask.out ? (
          <ExchangeForm
            key={`${ask.out}:${quantity}:${quote.difference.amount}`}
            exchange={exchangeGoods.bind(null, {
              locale,
              store: store.slug,
              order: order.order,
              lineId: line.id,
              sku: ask.out,
              quantity,
              difference: quote.difference,
              customer: order.customer,
            })}
            firstKey={newId()}
            difference={differenceView(quote, t, locale)}
            customer={order.customer}
            announced={announced?.id ?? null}
            late={line.late}
          />
        ) : (
          <>
            <Refusal message={refusal} answer={ask.out ?? ""} />
            {refusal ? null : <p className="rounded-xl bg-sunken p-4">{t("exchange.choose")}</p>}
          </>
        )}
      </section>
    </div>
  );
}

/** What it would come to; or why it cannot be. */
async function quoted(
  ctx: Ctx,
  { store, order, line: lineId, quantity, out }: Asked,
  { late }: ReturnLineView,
  t: Words,
): Promise<[ExchangeQuote, null] | [null, string]> {
  const lines = [{ lineId, quantity, condition: "restock" as const }];
  const beyond = late ? { beyondPolicy: true } : {};
  try {
    const sides = { order, store, lines, out: [{ sku: out ?? "", quantity }], ...beyond };
    return [await quoteExchange(db(), ctx, sides), null];
  } catch (error) {
    if (error instanceof Problem) return [null, problemWords(t, error)];
    throw error;
  }
}

/** As many as a row of buttons shows; more are rare, and come back in two acts. */
const most = 9;

type ComesBackProps = { line: ReturnLineView; kind: string; ask: Asked; t: Words; locale: Locale };

/** What tells a variant from its siblings. */
const kindOf = (own: Candidate | undefined, locale: Locale): string =>
  (own?.options ?? []).map((option) => textIn(option.value, locale)).join(" · ");

function ComesBack({ line, kind, ask, t, locale }: ComesBackProps) {
  const counts = Array.from({ length: Math.min(line.left, most) }, (_, i) => i + 1);
  return (
    <section aria-labelledby="back" className="grid gap-3">
      <h2 id="back" className="text-xl">
        {t("exchange.back")}
      </h2>
      <div className="flex items-center gap-4 rounded-lg border border-line bg-surface p-3">
        <GoodsPicture src={line.picture} />
        <div>
          <p className="font-semibold">{line.title}</p>
          {kind ? <p className="text-sm text-ink-soft">{kind}</p> : null}
          <p className="text-sm">{line.said}</p>
        </div>
      </div>
      {counts.length > 1 ? (
        <nav aria-label={t("exchange.howMany")} className="flex flex-wrap items-center gap-2">
          <span className="mr-1 font-semibold">{t("exchange.howMany")}</span>
          {counts.map((count) => (
            <Link
              key={count}
              href={addressOf(locale, ask, { quantity: count })}
              replace
              scroll={false}
              aria-current={count === ask.quantity ? "true" : undefined}
              className={`figures grid size-12 place-items-center rounded-md border-2 text-lg font-bold text-ink no-underline ${
                count === ask.quantity ? "border-green bg-green-soft" : "border-line-strong hover:border-ink"
              }`}
            >
              {count}
            </Link>
          ))}
        </nav>
      ) : null}
    </section>
  );
}
