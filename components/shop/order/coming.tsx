import { useTranslations } from "next-intl";
import { FormButton } from "@/components/shop/form/form-button";
import { TypedField } from "@/components/shop/form/typed-field";
import { Icon } from "@/components/ui/icon";
import type { PickupView } from "./view";

/** "I'm on my way" and "I'm here": one press each. Where the store comes out, also where to. */
export function Coming({ pickup }: { pickup: PickupView }) {
  const t = useTranslations("order.coming");
  const { coming, id } = pickup;
  if (!coming) return null;
  return (
    <div className="grid gap-4">
      {coming.curbside ? (
        <details className="group" open={Boolean(coming.bay || coming.note) || undefined}>
          <summary className="inline-flex min-h-11 items-center gap-1.5 font-semibold text-green underline-offset-4 hover:underline">
            <Icon name="car" />
            {t("car")}
            <Icon name="down" size={16} className="transition-transform group-open:rotate-180" />
          </summary>
          <div className="mt-2 grid gap-4 sm:grid-cols-2">
            <TypedField
              name={`bay.${id}`}
              label={t("bay")}
              hint={t("bayHint")}
              list={`bays.${id}`}
              defaultValue={coming.bay}
              autoComplete="off"
              maxLength={40}
            />
            <datalist id={`bays.${id}`}>
              {coming.bays.map((bay) => (
                <option key={bay} value={bay} />
              ))}
            </datalist>
            <TypedField
              name={`note.${id}`}
              label={t("note")}
              hint={t("noteHint")}
              defaultValue={coming.note}
              autoComplete="off"
              maxLength={200}
            />
          </div>
        </details>
      ) : null}
      <div className="flex flex-wrap gap-3">
        {!coming.onMyWay && !coming.arrived ? (
          <FormButton
            asks={`way:${id}`}
            tone="secondary"
            size="large"
            busy={t("telling")}
            className="grow whitespace-nowrap"
          >
            <Icon name="clock" />
            {t("onMyWay")}
          </FormButton>
        ) : null}
        {!coming.arrived || coming.curbside ? (
          <FormButton
            asks={`here:${id}`}
            tone={coming.arrived ? "secondary" : "primary"}
            size="large"
            busy={t("telling")}
            className="grow whitespace-nowrap"
          >
            <Icon name="pin" />
            {t(coming.arrived ? "moved" : "here")}
          </FormButton>
        ) : null}
      </div>
    </div>
  );
}
