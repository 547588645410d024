"use client";

import { useLocale, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { formatMoney } from "@/lib/kernel/money";
import { Choice } from "./choice";
import { HandoverGoods } from "./handover-goods";
import { HandoverPayment } from "./handover-payment";
import type { HandoverGoods as Goods, PickupView } from "./pickup-view";
import { PressButton } from "./press-form";
import { Refusal } from "./refusal";
import { SignatureField } from "./signature";
import type { Pressing } from "./use-press";
import { useTaken } from "./use-taken";

/** What a handover has to know of a pickup. */
type HandoverAsk = Pick<PickupView, "pickupPerson" | "ageLimit" | "owed" | "proof" | "idReasons"> & {
  customer: { name: string };
};

type Props = {
  view: HandoverAsk;
  pressing: Pressing;
  /** What waits, where a part of it can be taken and a signature be kept. */
  goods?: Goods[];
};

/** Everything a handover asks, and nothing twice: what, who they are, their age, the money, and one button. */
export function HandoverForm({ view, pressing, goods = [] }: Props) {
  const t = useTranslations("staff.handover");
  const locale = useLocale();
  const { state, pending, form } = pressing;
  const taken = useTaken(goods);
  const ageLimit = goods.length > 0 ? taken.ageLimit : view.ageLimit;
  const owed = view.owed && { amount: taken.amount ?? view.owed.amount, currency: view.owed.currency };
  return (
    <form {...form} className="grid gap-4">
      <h2 className="text-2xl">{t("title")}</h2>
      <input type="hidden" name="key" value={state.key} />
      {goods.length > 0 ? <HandoverGoods goods={goods} taken={taken} /> : null}
      <Verification view={view} wrong={state.code === "pickup.wrong_code" ? state.message : null} />
      <Person view={view} />
      {ageLimit ? <Age limit={ageLimit} /> : null}
      {owed ? <HandoverPayment owed={owed} /> : null}
      {goods.length > 0 ? <SignatureField /> : null}
      <div>
        <Refusal message={state.code === "pickup.wrong_code" ? null : state.message} answer={state.key} />
        <PressButton pending={pending} working={t("working")} className="min-h-16 w-full text-xl">
          {owed ? t("submitPaid", { amount: formatMoney(owed, locale) }) : t("submit")}
        </PressButton>
      </div>
    </form>
  );
}

function Verification({ view, wrong }: { view: HandoverAsk; wrong: string | null }) {
  const t = useTranslations("staff.handover");
  const id = useId();
  const [method, setMethod] = useState<"code" | "id_document">("code");
  // A wrong code may mean that what was scanned is not valid any more: then the other ways are open again.
  if (view.proof && !wrong)
    return (
      <>
        <p className="flex items-center gap-2.5 rounded-lg border-2 border-green bg-green-soft px-3.5 py-3 text-lg font-bold text-ink">
          <input type="hidden" name="verification" value="scanned" />
          <Icon name="check" size={28} className="text-green" />
          {t(`verified.${view.proof}`)}
        </p>
        <Identity view={view} besides />
      </>
    );
  return (
    <fieldset className="grid gap-2.5">
      <legend className="mb-1.5 text-lg font-bold">{t("verify")}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        <Choice
          name="verification"
          value="code"
          icon="scan"
          checked={method === "code"}
          onChoose={() => setMethod("code")}
        >
          {t("methods.code")}
        </Choice>
        <Choice
          name="verification"
          value="id_document"
          icon="id"
          checked={method === "id_document"}
          onChoose={() => setMethod("id_document")}
        >
          {t("methods.id_document")}
        </Choice>
      </div>
      {method === "code" ? (
        <Field
          id={id}
          name="code"
          label={t("code")}
          hint={t("codeHint")}
          error={wrong}
          required
          maxLength={20}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          className="figures text-xl tracking-widest uppercase"
        />
      ) : view.idReasons.length > 0 ? null : (
        <p className="rounded-lg bg-amber-soft px-3.5 py-3 font-semibold text-ink">
          <NameOnId view={view} />
        </p>
      )}
      <Identity view={view} besides={method === "code"} />
    </fieldset>
  );
}

function Person({ view }: { view: HandoverAsk }) {
  const t = useTranslations("staff.handover");
  if (!view.pickupPerson) return <input type="hidden" name="person" value="customer" />;
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 text-lg font-bold">{t("collectedBy")}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        <Choice name="person" value="customer" icon="person" note={t("relation.customer")}>
          {view.customer.name}
        </Choice>
        <Choice name="person" value="pickup_person" icon="person" note={t("relation.pickup_person")}>
          {view.pickupPerson}
        </Choice>
      </div>
    </fieldset>
  );
}

function NameOnId({ view: { customer, pickupPerson } }: { view: HandoverAsk }) {
  const t = useTranslations("staff.handover");
  const { name } = customer;
  return pickupPerson ? t("idHintEither", { name, person: pickupPerson }) : t("idHint", { name });
}

/**
 * Where a code is not enough: large, and in words that accuse nobody.
 * @param besides whether they show something else too, so that having seen the ID has to be said
 */
function Identity({ view, besides }: { view: HandoverAsk; besides: boolean }) {
  const t = useTranslations("staff.handover");
  if (view.idReasons.length === 0) return null;
  return (
    <div className="grid gap-2 rounded-lg border-2 border-ink bg-amber-soft p-3.5 text-ink">
      <p className="flex items-center gap-2.5 text-xl font-extrabold">
        <Icon name="id" size={28} />
        {t("idRequired")}
      </p>
      <p className="font-semibold">
        <NameOnId view={view} />
      </p>
      <ul className="list-disc pl-5 text-sm font-medium">
        {view.idReasons.map((why) => (
          <li key={why}>{why}</li>
        ))}
      </ul>
      {besides ? (
        <label className="flex min-h-14 items-center gap-3 rounded-lg border-2 border-line-strong bg-surface px-3.5 py-2 text-lg font-bold hover:border-ink has-checked:border-green has-checked:bg-green-soft">
          <input type="checkbox" name="identity" required className="size-6 shrink-0 accent-green" />
          {t("idChecked")}
        </label>
      ) : null}
    </div>
  );
}

function Age({ limit }: { limit: number }) {
  const t = useTranslations("staff.handover");
  return (
    <label className="flex min-h-14 items-center gap-3 rounded-lg border-2 border-line-strong bg-amber-soft px-3.5 py-2 text-lg font-bold text-ink hover:border-ink has-checked:border-green has-checked:bg-green-soft">
      <input type="checkbox" name="age" required className="size-6 shrink-0 accent-green" />
      {t("age", { age: limit })}
    </label>
  );
}
