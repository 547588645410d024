import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon, type IconName } from "@/components/ui/icon";
import type { PickupView } from "./pickup-view";

/** Who it is for, where it stands and what to mind: read from an arm's length. */
export function PickupHead({ view }: { view: PickupView }) {
  const t = useTranslations("staff");
  const { customer } = view;
  const over = view.state === "collected" || view.state === "cancelled" || view.state === "expired";
  return (
    <header className="grid gap-3">
      <div className="flex items-start justify-between gap-x-4">
        <div className="min-w-0">
          <h1 className="text-2xl break-words sm:text-3xl">{customer.name}</h1>
          {view.pickupPerson ? (
            <p className="text-lg font-bold">{t("pickup.person", { name: view.pickupPerson })}</p>
          ) : null}
          <p className="figures font-medium">
            {[
              t("pickup.heading", { number: view.number }),
              view.store.name,
              view.state === "ready" && view.until && t("pickup.until", { when: view.until }),
            ]
              .filter(Boolean)
              .join(" · ")}
          </p>
        </div>
        <p role="status" className="shrink-0 rounded-full border-2 border-ink px-3 py-1 font-bold text-ink">
          {t(view.review ? "sections.held" : `state.${view.state}`)}
        </p>
      </div>
      {over ? null : (
        <ul className="figures grid grid-cols-2 gap-2 sm:grid-cols-3">
          {view.state === "ready" ? (
            <Tile icon="bag" label={t("pickup.shelf")} large>
              {view.shelf ?? t("row.noShelf")}
            </Tile>
          ) : (
            <Tile icon="clock">{t("pickup.due", { when: view.due })}</Tile>
          )}
          {view.hereSince ? (
            <Tile icon="person" urgent>
              {t("pickup.here", { time: view.hereSince })}
              {[view.bay && t("row.bay", { bay: view.bay }), view.note].filter(Boolean).map((where) => (
                <span key={where} className="block font-bold">
                  {where}
                </span>
              ))}
            </Tile>
          ) : view.onMyWay ? (
            <Tile icon="car">{t("pickup.onMyWay")}</Tile>
          ) : null}
          {view.owed ? (
            <Tile icon="cash" label={t("pickup.pay")} large>
              {view.owed.text}
            </Tile>
          ) : (
            <Tile icon="check">
              {view.paid ? t("pickup.paid", { amount: view.paid }) : t("pickup.nothingToPay")}
            </Tile>
          )}
          {view.ageLimit ? <Tile icon="id">{t("pickup.ageTitle", { age: view.ageLimit })}</Tile> : null}
          {view.state === "picking" && view.pickedBy ? (
            <Tile icon="person">{t("row.pickedBy", { name: view.pickedBy })}</Tile>
          ) : null}
        </ul>
      )}
    </header>
  );
}

/** When it was ordered, and how to reach who ordered it. */
export function PickupContact({ view }: { view: PickupView }) {
  const t = useTranslations("staff");
  const { customer } = view;
  return (
    <p className="figures flex flex-wrap items-center gap-x-4 text-sm">
      {t("pickup.placed", { when: view.placed })}
      {customer.phone ? (
        <a
          href={`tel:${customer.phone.replace(/[^+\d]/g, "")}`}
          className="inline-flex min-h-11 items-center gap-1.5 font-semibold text-ink underline underline-offset-4"
        >
          <Icon name="phone" size={18} />
          {t("pickup.phone", { phone: customer.phone })}
        </a>
      ) : null}
    </p>
  );
}

type TileProps = { icon: IconName; label?: string; large?: boolean; urgent?: boolean; children: ReactNode };

function Tile({ icon, label, large, urgent, children }: TileProps) {
  return (
    <li
      className={`flex items-start gap-2.5 rounded-lg border-2 px-3 py-2.5 text-ink ${
        urgent ? "border-tomato bg-tomato-soft" : "border-line bg-surface"
      }`}
    >
      <Icon name={icon} size={22} className="mt-0.5" />
      <span className="min-w-0">
        {label ? <span className="block text-sm font-medium">{label}</span> : null}
        <span className={large ? "block text-2xl leading-tight font-extrabold" : "font-semibold"}>
          {children}
        </span>
      </span>
    </li>
  );
}
