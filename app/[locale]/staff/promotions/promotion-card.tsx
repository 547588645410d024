import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/shop/form/action-form";
import { FormButton } from "@/components/shop/form/form-button";
import { Notice } from "@/components/shop/form/notice";
import type { FormAction, Outcome } from "@/components/shop/form/outcome";
import { TypedField } from "@/components/shop/form/typed-field";
import { buttonLooks } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { PromotionView } from "../_view/promotion-view";

type Props = {
  view: PromotionView;
  change: FormAction;
  first: Outcome | null;
  /** Names what this page asks for, once. */
  sendKey: string;
  /** Where its codes are as a file. */
  file: string;
};

/** One promotion: what it does, what it has given away, and what can be done about it. */
export function PromotionCard({ view, change, first, sendKey, file }: Props) {
  const t = useTranslations("offers.promotions");
  const words = useTranslations("offers.promotions.refused");
  const { id, name } = view;
  return (
    <li className="rounded-lg border border-line bg-surface p-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 className="min-w-0 text-lg break-words">{name}</h3>
        <p className={view.running ? "font-semibold text-green" : "font-semibold text-ink-soft"}>
          {view.state}
        </p>
      </div>
      <p className="mt-1">{view.says.join(" · ")}</p>
      <p className="figures mt-1 text-ink-soft">
        {view.used} · {view.given}
      </p>
      {view.own && (!view.over || view.hasFile) ? (
        <ActionForm action={change} first={first} failed={words("other")} className="mt-4 grid gap-3">
          <input type="hidden" name="key" value={sendKey} />
          <Notice icon={<Icon name="warning" />} />
          {view.takesCodes ? (
            <div className="flex flex-wrap items-end gap-3">
              <div className="min-w-0 grow basis-48 sm:grow-0">
                <TypedField
                  id={`codes-${id}`}
                  name="codes"
                  label={t("codes")}
                  inputMode="numeric"
                  maxLength={5}
                  autoComplete="off"
                />
              </div>
              <FormButton asks="codes" tone="secondary" aria-label={`${t("more")}: ${name}`}>
                {t("more")}
              </FormButton>
            </div>
          ) : null}
          <p className="flex flex-wrap gap-3">
            {view.hasFile ? (
              <a
                href={file}
                download
                aria-label={t("fileLabel", { name })}
                className={buttonLooks("secondary")}
              >
                {t("file")}
              </a>
            ) : null}
            {view.over ? null : (
              <FormButton asks="end" tone="danger" aria-label={t("endLabel", { name })}>
                {t("end")}
              </FormButton>
            )}
          </p>
        </ActionForm>
      ) : null}
    </li>
  );
}
