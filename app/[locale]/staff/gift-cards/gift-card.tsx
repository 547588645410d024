import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/shop/form/action-form";
import { FormButton } from "@/components/shop/form/form-button";
import { Notice } from "@/components/shop/form/notice";
import type { FormAction, Outcome } from "@/components/shop/form/outcome";
import { TypedField } from "@/components/shop/form/typed-field";
import { ShownOnce } from "@/components/staff/shown-once";
import { Icon } from "@/components/ui/icon";
import type { StaffGiftCard } from "@/lib/giftcards/staff-gift-cards";
import { dateAndTimeAt, dateAt } from "@/lib/i18n/when";
import { formatMoney } from "@/lib/kernel/money";

type Props = {
  card: StaffGiftCard;
  locale: string;
  timeZone: string;
  replace: FormAction;
  first: Outcome | null;
  /** Names what this page asks for, once. */
  sendKey: string;
};

/** One gift card: what is left, what became of the rest, and another code when it is lost. */
export function GiftCard({ card, locale, timeZone, replace, first, sendKey }: Props) {
  const t = useTranslations("offers.giftCards");
  const refused = useTranslations("offers.promotions.refused");
  const { id, hint, currency } = card;
  const said = (amount: number) => formatMoney({ amount, currency }, locale);
  return (
    <li className="rounded-lg border border-line bg-surface p-5">
      <h3 className="figures text-lg">{t("card", { hint })}</h3>
      <p className="figures mt-1">
        <strong>{t("left", { amount: said(card.balance), whole: said(card.amount) })}</strong>
        <span className="text-ink-soft">
          {" "}
          · {t("madeOn", { day: dateAt(new Date(card.issuedAt), locale, timeZone, "medium") })}
        </span>
      </p>
      <details className="mt-2">
        <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold text-green">
          {t("history")}
        </summary>
        <ol className="figures divide-y divide-line border-y border-line">
          {card.entries.map(({ kind, amount, at, order }) => (
            <li key={`${kind} ${at} ${order}`} className="flex flex-wrap justify-between gap-x-4 py-2">
              <span>
                {t(`kinds.${kind}`)}
                {order ? `, ${t("forOrder", { number: order })}` : ""}
                <span className="block text-sm text-ink-soft">
                  {dateAndTimeAt(new Date(at), locale, timeZone)}
                </span>
              </span>
              <span>{said(amount)}</span>
            </li>
          ))}
        </ol>
      </details>
      <ActionForm action={replace} first={first} failed={refused("other")}>
        <input type="hidden" name="key" value={sendKey} />
        <Notice icon={<Icon name="warning" />} className="my-3" />
        <ShownOnce words={{ once: t("once"), use: t("use"), print: t("print") }} />
        <details>
          <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold text-green">
            {t("lost")}
          </summary>
          <p className="max-w-text">{t("lostText")}</p>
          <div className="mt-3 grid gap-3">
            <TypedField
              id={`reason-${id}`}
              name="reason"
              label={t("reason")}
              maxLength={200}
              required
              autoComplete="off"
            />
            <FormButton
              asks="reissue"
              tone="danger"
              aria-label={t("reissueLabel", { hint })}
              className="justify-self-start"
            >
              {t("reissue")}
            </FormButton>
          </div>
        </details>
      </ActionForm>
    </li>
  );
}
