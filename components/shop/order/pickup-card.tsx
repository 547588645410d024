import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Price } from "@/components/shop/price";
import { Icon, type IconName } from "@/components/ui/icon";
import { Changes } from "./changes";
import { Choices } from "./choices";
import { Coming } from "./coming";
import { DropLine } from "./drop-line";
import { Proof } from "./proof";
import { Timeline } from "./timeline";
import type { PickupView } from "./view";

const looks: Partial<Record<PickupView["state"], { tone: string; icon: IconName }>> = {
  ready: { tone: "bg-green text-on-green", icon: "bag" },
  collected: { tone: "bg-green-soft text-green", icon: "check" },
  cancelled: { tone: "bg-tomato-soft text-tomato", icon: "close" },
  expired: { tone: "bg-tomato-soft text-tomato", icon: "close" },
};
/** It goes on in another part of the order: nothing to worry about. */
const elsewhere = { tone: "bg-sunken text-ink", icon: "check" } as const;
const underWay = { tone: "bg-plinth-butter text-ink", icon: "clock" } as const;

/**
 * One pickup: where it stands, what to show and bring, where and when, what is in it, what happened.
 * @param alone whether it is all of its order, and so what the page is about
 */
export function PickupCard({
  pickup,
  locale,
  alone,
}: {
  pickup: PickupView;
  locale: string;
  alone: boolean;
}) {
  const t = useTranslations("order");
  const { tone, icon } = pickup.elsewhere ? elsewhere : (looks[pickup.state] ?? underWay);
  const heading = `standing-${pickup.id}`;
  const Heading = alone ? "h1" : "h2";
  const Below = alone ? "h2" : "h3";
  return (
    <article aria-labelledby={heading} className="overflow-hidden rounded-lg border border-line bg-surface">
      <div className={`flex items-start gap-4 p-5 sm:p-6 ${tone}`}>
        <Icon name={icon} size={30} className="mt-0.5" />
        <div>
          <Heading id={heading} className="text-2xl">
            {pickup.headline}
          </Heading>
          <p className="mt-1">{pickup.text}</p>
        </div>
      </div>
      <Choices choices={pickup.choices} level={Below} />
      <div className="grid gap-7 p-5 sm:p-6 md:grid-cols-[auto_1fr] md:gap-x-10">
        {pickup.proof ? <Proof id={pickup.id} proof={pickup.proof} /> : null}
        <div className="grid content-start gap-6">
          <Coming pickup={pickup} />
          <Facts pickup={pickup} />
        </div>
      </div>
      <Changes id={pickup.id} changes={pickup.changes} />
      <div className="grid gap-7 border-t border-line p-5 sm:p-6 md:grid-cols-2 md:gap-10">
        <section aria-labelledby={`lines-${pickup.id}`}>
          <Below id={`lines-${pickup.id}`} className="text-base font-semibold">
            {t("lines")}
          </Below>
          <ul className="mt-3 grid gap-2">
            {pickup.lines.map((line) => (
              <li key={line.id} className="text-sm">
                <p className="flex justify-between gap-4">
                  <span>
                    {line.quantity} × {line.title}
                    {line.options ? <span className="text-ink-soft"> {line.options}</span> : null}
                  </span>
                  <Price money={line.total} locale={locale} className="figures" />
                </p>
                {line.cancellable > 0 ? <DropLine line={line} /> : null}
              </li>
            ))}
          </ul>
        </section>
        <Timeline
          items={pickup.timeline}
          title={t("timeline.title")}
          id={`timeline-${pickup.id}`}
          level={Below}
        />
      </div>
    </article>
  );
}

function Facts({ pickup }: { pickup: PickupView }) {
  const t = useTranslations("order");
  const { store, sentTo, time, bring, calendar } = pickup;
  return (
    <dl className="grid gap-4">
      {sentTo ? (
        <Fact icon="pin" label={t("sentTo")}>
          <span className="font-semibold">{sentTo}</span>
        </Fact>
      ) : null}
      {store ? <Where store={store} /> : null}
      {time ? (
        <Fact icon="clock" label={time.label}>
          <span className="block font-semibold">{time.words}</span>
          {calendar ? (
            <a
              href={calendar}
              download
              className="inline-flex min-h-11 items-center gap-1.5 font-semibold text-green underline underline-offset-4"
            >
              <Icon name="calendar" size={18} />
              {t("calendar")}
            </a>
          ) : null}
        </Fact>
      ) : null}
      {bring.length > 0 ? (
        <Fact icon="bag" label={t("bring.title")}>
          <ul className="list-disc pl-4">
            {bring.map((thing) => (
              <li key={thing}>{thing}</li>
            ))}
          </ul>
        </Fact>
      ) : null}
    </dl>
  );
}

function Where({ store }: { store: NonNullable<PickupView["store"]> }) {
  const t = useTranslations("order");
  return (
    <Fact icon="store" label={t("where")}>
      <span className="font-semibold">{store.name}</span>
      <span className="block">{store.address}</span>
      <span className="block text-ink-soft">{store.hours}</span>
      <span className="mt-1 flex flex-wrap gap-x-4">
        <a
          href={store.map}
          target="_blank"
          rel="noreferrer"
          className="inline-flex min-h-11 items-center font-semibold text-green underline underline-offset-4"
        >
          {t("map")}
        </a>
        {store.phone ? (
          <a
            href={`tel:${store.phone.replace(/\s/g, "")}`}
            className="figures inline-flex min-h-11 items-center font-semibold text-green underline underline-offset-4"
          >
            {store.phone}
          </a>
        ) : null}
      </span>
    </Fact>
  );
}

function Fact({ icon, label, children }: { icon: IconName; label: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[auto_1fr] gap-x-3">
      <dt className="col-span-2 grid grid-cols-subgrid text-sm text-ink-soft">
        <Icon name={icon} className="text-green" />
        {label}
      </dt>
      <dd className="col-start-2 min-w-0">{children}</dd>
    </div>
  );
}
