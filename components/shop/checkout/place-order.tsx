import { useTranslations } from "next-intl";
import { FormButton } from "@/components/shop/form/form-button";
import { TypedField } from "@/components/shop/form/typed-field";

/**
 * The last step. Whoever is not signed in shows first that the address is theirs: one button mails the code, then the
 * same place takes it and the order.
 */
export function PlaceOrder({
  askedAt,
  signedIn,
  inbox,
}: {
  /** The address a code was mailed to; null before. */
  askedAt: string | null;
  signedIn: boolean;
  /** Where a demo shop keeps its mail; null in a real one. */
  inbox: string | null;
}) {
  const t = useTranslations("checkout.place");
  if (!signedIn && askedAt === null)
    return (
      <>
        <p className="mb-3 text-sm text-ink-soft">{t("why")}</p>
        <FormButton asks="code" size="large" busy={t("sending")} className="w-full">
          {t("send")}
        </FormButton>
      </>
    );
  return (
    <div className="grid gap-4">
      {askedAt !== null && !signedIn ? (
        <div>
          <TypedField
            name="code"
            label={t("code")}
            hint={t("codeHint", { email: askedAt })}
            inputMode="numeric"
            autoComplete="one-time-code"
            enterKeyHint="done"
            maxLength={12}
            className="figures text-xl font-semibold tracking-[0.3em]"
          />
          {inbox ? (
            <p className="mt-2 text-sm">
              <a
                href={inbox}
                target="_blank"
                rel="noreferrer"
                className="inline-flex min-h-9 items-center font-semibold text-green underline underline-offset-4"
              >
                {t("inbox")}
              </a>
            </p>
          ) : null}
        </div>
      ) : null}
      <FormButton asks="place" size="large" busy={t("placing")} className="w-full">
        {t("place")}
      </FormButton>
      {askedAt !== null && !signedIn ? (
        <FormButton asks="code" tone="quiet" busy={t("sending")}>
          {t("again")}
        </FormButton>
      ) : null}
    </div>
  );
}
