"use client";

import { useLocale, useTranslations } from "next-intl";
import { memo } from "react";
import { Icon, type IconName } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import type { BoardEntry } from "./board-entry";
import { roughly, type Urgency } from "./board-sections";

const icons: Record<Urgency["kind"], IconName> = {
  waiting: "person",
  held: "warning",
  inTransit: "info",
  choosing: "clock",
  late: "warning",
  dueNow: "warning",
  soon: "clock",
  due: "clock",
  holdOver: "warning",
  until: "calendar",
};

/** The moment that is said of it, where that is not when it is due. */
const momentOf: Partial<Record<Urgency["kind"], (entry: BoardEntry) => string | null>> = {
  until: (e) => e.until,
  held: (e) => e.review,
  choosing: (e) => e.choice,
};

type Props = { entry: BoardEntry; kind: Urgency["kind"]; minutes: number; pressing: boolean };

/** One pickup on the board; all of it leads to its page. Plain values as props, so that only what changed is drawn. */
export const BoardRow = memo(function BoardRow({ entry, kind, minutes, pressing }: Props) {
  const locale = useLocale();
  const t = useTranslations("staff");
  const { unit, count } = roughly(minutes);
  const duration = t(`duration.${unit}`, { count });
  const when = momentOf[kind]?.(entry) ?? entry.due;
  return (
    <li className="[contain-intrinsic-size:auto_6.5rem] [content-visibility:auto]">
      <Link
        href={`/${locale}/staff/pickups/${entry.id}`}
        className={`block min-h-16 rounded-lg border-2 p-3 text-ink no-underline hover:border-ink ${
          pressing ? "border-tomato bg-tomato-soft" : "border-line bg-surface"
        }`}
      >
        <span className="flex flex-wrap items-center justify-between gap-x-3 gap-y-0.5">
          <span className="figures flex items-center gap-1.5 font-bold">
            <Icon name={icons[kind]} className={pressing ? "text-tomato" : "text-green"} />
            {t(`urgency.${kind}`, { duration, when })}
          </span>
          <span className="figures text-sm">{t("row.order", { number: entry.number })}</span>
        </span>
        <span className="mt-1 block text-lg leading-tight font-bold">{entry.name}</span>
        {entry.pickupPerson ? (
          <span className="block text-sm">{t("row.collects", { name: entry.pickupPerson })}</span>
        ) : null}
        <Facts entry={entry} />
      </Link>
    </li>
  );
});

function Facts({ entry }: { entry: BoardEntry }) {
  const t = useTranslations("staff");
  const where = [entry.bay && t("row.bay", { bay: entry.bay }), entry.note].filter(Boolean).join(" · ");
  return (
    <span className="mt-1.5 flex flex-wrap gap-x-3 gap-y-1 text-sm font-medium">
      {where ? (
        <Fact icon="car" strong>
          {where}
        </Fact>
      ) : null}
      {entry.state === "ready" ? (
        <Fact icon="bag" strong>
          {entry.shelf ? t("row.shelf", { shelf: entry.shelf }) : t("row.noShelf")}
        </Fact>
      ) : null}
      {entry.arrivedAt && entry.broughtOutBy ? (
        <Fact icon="person" strong>
          {t("row.broughtOut", { name: entry.broughtOutBy })}
        </Fact>
      ) : null}
      {entry.curbside && !entry.bay ? <Fact icon="car">{t("row.curbside")}</Fact> : null}
      {entry.state === "ready" && entry.onMyWay && !entry.arrivedAt ? (
        <Fact icon="car">{t("urgency.onMyWay")}</Fact>
      ) : null}
      {entry.state === "picking" && entry.pickedBy ? (
        <Fact icon="person">{t("row.pickedBy", { name: entry.pickedBy })}</Fact>
      ) : null}
      <Fact icon="basket">{t("row.items", { count: entry.units })}</Fact>
      {entry.idRequired ? (
        <Fact icon="id" strong>
          {t("row.id")}
        </Fact>
      ) : null}
      {entry.state === "ready" && entry.choice ? (
        <Fact icon="clock">{t("urgency.choosing", { when: entry.choice })}</Fact>
      ) : null}
      {entry.ageLimit ? <Fact icon="id">{t("row.age", { age: entry.ageLimit })}</Fact> : null}
      {entry.owed ? <Fact icon="cash">{t("row.pay", { amount: entry.owed })}</Fact> : null}
    </span>
  );
}

function Fact({ icon, strong, children }: { icon: IconName; strong?: boolean; children: React.ReactNode }) {
  return (
    <span className={`figures inline-flex items-center gap-1 ${strong ? "font-bold" : ""}`}>
      <Icon name={icon} size={17} />
      {children}
    </span>
  );
}
