"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Choice } from "./choice";
import { GoodsPicture } from "./goods-picture";
import type { HandoverGoods as Goods } from "./pickup-view";
import type { Taken } from "./use-taken";

type Props = { goods: Goods[]; taken: Taken };

/** What they get, to compare with what is in the bag; and, when they do not take all of it, how many they take. */
export function HandoverGoods({ goods, taken }: Props) {
  const t = useTranslations("staff.handover");
  const left = goods.some((g) => taken.of(g.id) < g.waiting);
  return (
    <section className="grid gap-2">
      <h3 className="text-lg font-bold">{t("goods")}</h3>
      <ul className="grid gap-2">
        {goods.map((g) => (
          <li
            key={g.id}
            className={`flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border-2 p-2 text-ink ${
              taken.of(g.id) === 0 ? "border-tomato bg-tomato-soft" : "border-line bg-surface"
            }`}
          >
            <GoodsPicture src={g.picture} />
            <span className="min-w-0 grow basis-36">
              <span className="block leading-tight font-bold">{g.title}</span>
              {g.options ? <span className="block text-sm">{g.options}</span> : null}
            </span>
            {taken.inPart ? (
              <Counts goods={g} taken={taken} />
            ) : (
              <span className="figures shrink-0 text-2xl font-extrabold">
                {t("units", { count: g.waiting })}
              </span>
            )}
          </li>
        ))}
      </ul>
      <Button tone="secondary" onClick={() => taken.choose(!taken.inPart)} className="justify-self-start">
        {t(taken.inPart ? "allAgain" : "notAll")}
      </Button>
      {taken.inPart && left ? (
        <fieldset className="grid gap-2">
          <legend className="mb-1.5 text-lg font-bold">{t("rest")}</legend>
          <div className="grid gap-2 sm:grid-cols-2">
            <Choice name="rest" value="refused" icon="back" note={t("restNotes.refused")}>
              {t("rests.refused")}
            </Choice>
            <Choice name="rest" value="later" icon="bag" note={t("restNotes.later")}>
              {t("rests.later")}
            </Choice>
          </div>
        </fieldset>
      ) : null}
    </section>
  );
}

const step =
  "grid size-12 place-items-center rounded-full border-2 border-line-strong bg-surface text-ink hover:border-ink aria-disabled:opacity-40";

function Counts({ goods: { id, title, waiting }, taken }: { goods: Goods; taken: Taken }) {
  const t = useTranslations("staff.handover");
  const units = taken.of(id);
  return (
    <span className="ml-auto flex items-center gap-2">
      <input type="hidden" name={`take.${id}`} value={units} />
      <button
        type="button"
        className={step}
        aria-label={t("fewer", { title })}
        aria-disabled={units === 0}
        onClick={() => taken.take(id, units - 1)}
      >
        <Icon name="minus" />
      </button>
      <output className="figures min-w-14 text-center text-lg font-extrabold">
        {t("taken", { taken: units, all: waiting })}
      </output>
      <button
        type="button"
        className={step}
        aria-label={t("more", { title })}
        aria-disabled={units === waiting}
        onClick={() => taken.take(id, units + 1)}
      >
        <Icon name="plus" />
      </button>
    </span>
  );
}
