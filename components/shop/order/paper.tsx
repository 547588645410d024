import { useTranslations } from "next-intl";
import { Price } from "@/components/shop/price";
import { Wordmark } from "@/components/shop/wordmark";
import { Link } from "@/components/ui/link";
import type { Money } from "@/lib/kernel/money";

/** What stands on a receipt, a credit note or a confirmation: on the page and in the file alike. */
export type PaperView = {
  title: string;
  /** What tells it apart, and the order's number. */
  numbers: string[];
  date: string;
  /** Who sells: legal name, business and VAT number; null when the shop did not say. */
  seller: string | null;
  /** The shop's places that took part. */
  places: { name: string; address: string; phone: string | null }[];
  /** How each part of an order is had, and when; empty where that is over. */
  parts: { title: string; text: string }[];
  /** `off` is what promotions took off the line; null for nothing. */
  lines: { title: string; options: string; quantity: number; unit: Money; off: Money | null; total: Money }[];
  /** What sending costs. */
  delivery: Money | null;
  total: Money;
  vat: { rate: string; net: Money; vat: Money; gross: Money }[];
  /** How it is paid; empty on what is frozen. */
  paid: { by: string; said: string; amount: Money }[];
  /** What the reader should know about the paper itself. */
  note: string | null;
  /** Receipts and credit notes that were issued, and where they are. */
  issued: { href: string; label: string; date: string; file: { href: string; label: string } }[];
};

const cell = "py-2 pl-3 text-right first:pl-0 first:text-left";

/** What was bought, what it cost and the VAT in it, to read and to print. */
export function Paper({ paper, locale }: { paper: PaperView; locale: string }) {
  const t = useTranslations("order.receipt");
  const prices = useTranslations("prices");
  const shop = useTranslations("shop");
  return (
    <article
      aria-labelledby="paper"
      className="rounded-lg border border-line bg-surface p-5 sm:p-8 print:border-0 print:bg-transparent print:p-0"
    >
      <div className="flex flex-wrap items-start justify-between gap-5">
        <div>
          <Wordmark name={shop("name")} />
          {paper.seller ? <p className="figures mt-2 text-sm text-ink-soft">{paper.seller}</p> : null}
          {paper.places.map((place) => (
            <p key={place.name} className="mt-2 text-sm text-ink-soft">
              {place.name}, {place.address}
              {place.phone ? <span className="figures block">{place.phone}</span> : null}
            </p>
          ))}
        </div>
        <div className="sm:text-right">
          <h1 id="paper" className="text-2xl">
            {paper.title}
          </h1>
          {paper.numbers.map((number) => (
            <p key={number} className="figures">
              {number}
            </p>
          ))}
          <p className="figures text-ink-soft">{paper.date}</p>
        </div>
      </div>
      {paper.parts.length > 0 ? (
        <dl className="mt-6 grid gap-x-8 gap-y-3 sm:grid-cols-2">
          {paper.parts.map(({ title, text }) => (
            <div key={`${title} ${text}`}>
              <dt className="font-semibold">{title}</dt>
              <dd className="figures text-ink-soft">{text}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      <ul className="figures mt-6 divide-y divide-line border-y border-line">
        {paper.lines.map((line) => (
          <li
            key={`${line.title} ${line.options} ${line.unit.amount}`}
            className="flex justify-between gap-4 py-2.5"
          >
            <p className="min-w-0">
              <span className="font-medium">{line.title}</span>{" "}
              <span className="text-ink-soft">{line.options}</span>
              <span className="block text-sm text-ink-soft">
                {line.quantity} × <Price money={line.unit} locale={locale} />
              </span>
              {line.off ? (
                <span className="block text-sm text-green">
                  {prices("discount")} <Price money={line.off} locale={locale} />
                </span>
              ) : null}
            </p>
            <Price money={line.total} locale={locale} />
          </li>
        ))}
        {paper.delivery ? (
          <li className="flex justify-between gap-4 py-2.5 font-medium">
            {prices("delivery")} <Price money={paper.delivery} locale={locale} />
          </li>
        ) : null}
      </ul>
      <p className="mt-4 flex items-baseline justify-between gap-4 text-xl font-semibold">
        {t("total")} <Price money={paper.total} locale={locale} className="figures font-bold" />
      </p>
      {paper.paid.map(({ by, said, amount }) => (
        <p key={by} className="mt-1 flex items-baseline justify-between gap-4">
          {by}
          <span className="text-right">
            {said} <Price money={amount} locale={locale} />
          </span>
        </p>
      ))}
      <table className="figures mt-6 w-full text-sm">
        <caption className="mb-1 text-left font-semibold">{t("vat")}</caption>
        <thead className="text-ink-soft">
          <tr>
            {(["rate", "net", "tax", "gross"] as const).map((column) => (
              <th key={column} scope="col" className={`${cell} font-medium`}>
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line border-t border-line">
          {paper.vat.map((share) => (
            <tr key={share.rate}>
              <th scope="row" className={`${cell} font-normal`}>
                {share.rate}
              </th>
              {[share.net, share.vat, share.gross].map((money, column) => (
                <td key={["net", "tax", "gross"][column]} className={cell}>
                  <Price money={money} locale={locale} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {paper.note ? <p className="mt-6 max-w-text text-sm text-ink-soft">{paper.note}</p> : null}
      {paper.issued.length > 0 ? (
        <section aria-labelledby="issued" className="mt-6 text-sm">
          <h2 id="issued" className="text-base">
            {t("issued")}
          </h2>
          <ul>
            {paper.issued.map(({ href, label, date, file }) => (
              <li key={href} className="flex flex-wrap items-center justify-between gap-x-4">
                <Link
                  href={href}
                  className="figures inline-flex min-h-11 items-center font-semibold text-green underline-offset-4 hover:underline print:min-h-0 print:text-ink"
                >
                  {label}
                </Link>
                <span className="flex items-center gap-4">
                  <span className="figures text-ink-soft">{date}</span>
                  <a
                    href={file.href}
                    download
                    aria-label={file.label}
                    className="inline-flex min-h-11 items-center font-semibold text-green underline underline-offset-4 print:hidden"
                  >
                    PDF
                  </a>
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </article>
  );
}
