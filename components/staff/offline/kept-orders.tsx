"use client";

import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import type { KeptOrder } from "./kept-board";

type Props = { orders: readonly KeptOrder[]; open: (order: KeptOrder) => void };

/** What was ready when the network went, whoever waited first. */
export function KeptOrders({ orders, open }: Props) {
  const t = useTranslations("away");
  const staff = useTranslations("staff.row");
  return (
    <section aria-labelledby="kept-orders">
      <h2 id="kept-orders" className="flex items-baseline gap-2 text-xl">
        {t("ready")}
        <span className="figures text-lg font-semibold">{orders.length}</span>
      </h2>
      {orders.length === 0 ? <p className="mt-2 font-medium">{t("empty")}</p> : null}
      <ul className="mt-2 grid gap-2 md:grid-cols-2 xl:grid-cols-3">
        {orders.map((order) => (
          <li key={order.id} className="[contain-intrinsic-size:auto_6rem] [content-visibility:auto]">
            <button
              type="button"
              onClick={() => open(order)}
              className="block min-h-16 w-full rounded-lg border-2 border-line bg-surface p-3 text-left text-ink hover:border-ink"
            >
              <span className="flex flex-wrap justify-between gap-x-3">
                <span className="text-lg leading-tight font-bold">{order.name}</span>
                <span className="figures text-sm">{staff("order", { number: order.number })}</span>
              </span>
              {order.pickupPerson ? (
                <span className="block text-sm">{staff("collects", { name: order.pickupPerson })}</span>
              ) : null}
              <span className="figures mt-1 flex flex-wrap gap-x-3 text-sm font-bold">
                <span className="inline-flex items-center gap-1">
                  <Icon name="bag" size={17} />
                  {order.shelf ? staff("shelf", { shelf: order.shelf }) : staff("noShelf")}
                </span>
                {order.bay ? (
                  <span className="inline-flex items-center gap-1">
                    <Icon name="car" size={17} />
                    {staff("bay", { bay: order.bay })}
                  </span>
                ) : null}
                {order.owed ? (
                  <span className="inline-flex items-center gap-1">
                    <Icon name="cash" size={17} />
                    {staff("pay", { amount: order.owed.text })}
                  </span>
                ) : null}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
