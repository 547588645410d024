import { useTranslations } from "next-intl";
import { Card } from "@/components/shop/account/card";
import { ActionForm } from "@/components/shop/form/action-form";
import { FormButton } from "@/components/shop/form/form-button";
import { Notice } from "@/components/shop/form/notice";
import { TypedSelect } from "@/components/shop/form/typed-select";
import { Icon } from "@/components/ui/icon";
import type { Change } from "./section-form";

type Props = Change & {
  /** In the reader's words; null while orders are taken. */
  pause: { since: string; until: string | null } | null;
  /** When the store closes today, in words; null when it is closed. */
  closing: string | null;
};

/** Stops new promises at once, and goes on. */
export function PauseCard({ change, first, pause, closing }: Props) {
  const t = useTranslations("manage.settings");
  return (
    <Card id="pause" title={t("pause.title")} text={t("pause.lead")} danger={pause !== null}>
      <ActionForm
        key={JSON.stringify(pause)}
        action={change}
        first={first}
        failed={t("refused.other")}
        className="grid gap-4"
      >
        <Notice icon={<Icon name="warning" />} />
        {pause ? (
          <div className="grid gap-1 rounded-lg bg-tomato-soft px-4 py-3 text-ink">
            <p className="flex items-center gap-2.5 text-lg font-bold">
              <Icon name="warning" size={24} className="text-tomato" />
              {t("pause.paused")}
            </p>
            <p>{t("pause.since", { when: pause.since })}</p>
            <p>{pause.until ? t("pause.ends", { when: pause.until }) : t("pause.endsOpen")}</p>
          </div>
        ) : null}
        {pause ? (
          <FormButton
            asks="resume"
            size="large"
            busy={t("pause.resuming")}
            className="w-full sm:w-auto sm:justify-self-start"
          >
            {t("pause.resume")}
          </FormButton>
        ) : null}
        <div className="grid items-end gap-3 sm:grid-cols-[minmax(0,1fr)_auto]">
          <TypedSelect name="until" label={t("pause.until")} defaultValue="60">
            <option value="30">{t("pause.minutes", { minutes: 30 })}</option>
            {[1, 2, 4].map((hours) => (
              <option key={hours} value={hours * 60}>
                {t("pause.hours", { hours })}
              </option>
            ))}
            {closing ? <option value="closing">{closing}</option> : null}
            <option value="open">{t("pause.open")}</option>
          </TypedSelect>
          <FormButton
            asks="pause"
            size="large"
            tone={pause ? "secondary" : "primary"}
            busy={t("pause.pausing")}
          >
            {t(pause ? "pause.again" : "pause.ask")}
          </FormButton>
        </div>
      </ActionForm>
    </Card>
  );
}
