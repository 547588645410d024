import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FormButton } from "@/components/shop/form/form-button";
import { TypedField } from "@/components/shop/form/typed-field";

/**
 * The last step. Whoever is not signed in and pays in the store shows first that the address is theirs: one button mails
 * the code, then the same place takes it and the order. A card needs no such proof; which of the two stands here is told
 * by what is checked in the form, with and without scripts.
 */
export function PlaceOrder(props: Proof) {
  const t = useTranslations("checkout.place");
  if (props.signedIn) return <PlaceButton />;
  return (
    <>
      <div className="group-has-[[data-pays=now]:checked]/checkout:hidden">
        <Proven {...props} />
      </div>
      <div className="hidden group-has-[[data-pays=now]:checked]/checkout:block">
        <PlaceButton>{t("pay")}</PlaceButton>
      </div>
    </>
  );
}

function PlaceButton({ children }: { children?: ReactNode }) {
  const t = useTranslations("checkout.place");
  return (
    <FormButton asks="place" size="large" busy={t("placing")} className="w-full">
      {children ?? t("place")}
    </FormButton>
  );
}

type Proof = {
  /** The address a code was mailed to; null before. */
  askedAt: string | null;
  signedIn: boolean;
  /** Where a demo shop keeps its mail; null in a real one. */
  inbox: string | null;
};

function Proven({ askedAt, inbox }: Proof) {
  const t = useTranslations("checkout.place");
  if (askedAt === null)
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
              className="inline-flex min-h-11 items-center font-semibold text-green underline underline-offset-4"
            >
              {t("inbox")}
            </a>
          </p>
        ) : null}
      </div>
      <PlaceButton />
      <FormButton asks="code" tone="quiet" busy={t("sending")}>
        {t("again")}
      </FormButton>
    </div>
  );
}
