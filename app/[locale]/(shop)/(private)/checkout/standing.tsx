import { useTranslations } from "next-intl";
import { HoldTimer } from "@/components/shop/checkout/hold-timer";
import type { CheckoutView } from "@/components/shop/checkout/view";
import { FormButton } from "@/components/shop/form/form-button";
import { Icon } from "@/components/ui/icon";

/** Where the checkout stands: the clock while goods are held, and a way on when they are not. */
export function Standing({ view }: { view: CheckoutView }) {
  const t = useTranslations("checkout");
  if (view.standing === "held")
    return (
      <>
        {view.pickups.length > 0 ? (
          <HoldTimer
            secondsLeft={view.secondsLeft}
            at={view.at}
            icon={<Icon name="clock" />}
            words={{
              label: t("timer.held"),
              left: {
                300: t("timer.left", { minutes: 5 }),
                120: t("timer.left", { minutes: 2 }),
                60: t("timer.left", { minutes: 1 }),
                30: t("timer.seconds", { seconds: 30 }),
              },
              over: t("timer.over"),
            }}
          >
            {view.extendable ? (
              <FormButton
                asks="extend"
                bare
                className="min-h-11 rounded-full px-3 text-sm font-semibold underline underline-offset-4"
              >
                {t("timer.more")}
              </FormButton>
            ) : null}
          </HoldTimer>
        ) : null}
        {view.basketChanged ? (
          <div className="mt-3">
            <Panel
              title={t("changed.title")}
              text={t("changed.text")}
              asks="hold"
              action={t("changed.action")}
            />
          </div>
        ) : null}
      </>
    );
  const way = view.standing === "placed" ? "placed" : "expired";
  return (
    <Panel
      title={t(`${way}.title`)}
      text={t(`${way}.text`)}
      asks={way === "placed" ? "place" : "hold"}
      action={t(`${way}.action`)}
    />
  );
}

function Panel({ title, text, asks, action }: { title: string; text: string; asks: string; action: string }) {
  return (
    <section
      aria-labelledby={`standing-${asks}`}
      className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-lg bg-amber-soft p-5"
    >
      <div role="alert">
        <h2 id={`standing-${asks}`} tabIndex={-1} className="text-lg">
          {title}
        </h2>
        <p className="text-sm text-ink-soft">{text}</p>
      </div>
      <FormButton asks={asks} tone="secondary">
        {action}
      </FormButton>
    </section>
  );
}
