"use client";

import { useTranslations } from "next-intl";
import { type SubmitEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { CameraScan } from "./camera-scan";
import { PressButton } from "./press-form";
import type { Press } from "./press-state";
import { Refusal } from "./refusal";
import { usePress } from "./use-press";
import { useScanner } from "./use-scanner";

export type ShelfItemView = { sku: string; barcode: string | null; title: string; books: number };

type Props = { count: Press; firstKey: string; items: ShelfItemView[] };

/**
 * What stands on a shelf, counted scan by scan or typed: each scan adds one, and how it differs from the books is there
 * before anything is saved. What nobody counted stays as it is.
 */
export function ShelfCount({ count, firstKey, items }: Props) {
  const t = useTranslations("shelves.count");
  const { state, pending, form } = usePress(count, firstKey);
  const [counts, setCounts] = useState<Readonly<Record<string, string>>>({});
  const [said, setSaid] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useScanner(field);

  const scanned = (code: string) => {
    const item = items.find(({ sku, barcode }) => code === barcode || code === sku);
    if (!item) return setSaid(t("unknown", { code }));
    const next = Number(counts[item.sku] ?? 0) + 1;
    setCounts({ ...counts, [item.sku]: String(next) });
    setSaid(t("scanned", { title: item.title, count: next }));
  };
  const typed = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = field.current?.value.trim();
    if (!field.current || !code) return;
    field.current.value = "";
    scanned(code);
  };
  const counted = items.filter(({ sku }) => counts[sku]);
  const differ = counted.filter(({ sku, books }) => Number(counts[sku]) !== books);
  const done = state.code === "held" ? t("doneHeld") : state.code === "short" ? t("doneShort") : t("done");
  return (
    <div className="grid gap-5">
      <form onSubmit={typed}>
        <div className="flex items-end gap-2">
          <div className="min-w-0 grow">
            <Field
              ref={field}
              name="code"
              label={t("scan")}
              maxLength={100}
              autoComplete="off"
              autoCapitalize="none"
              enterKeyHint="enter"
            />
          </div>
          <CameraScan onScan={scanned} stay>
            {said}
          </CameraScan>
          <Button type="submit" className="min-h-12 shrink-0 rounded-md">
            {t("add")}
          </Button>
        </div>
        <p role="status" className="mt-2 min-h-6 font-semibold">
          {said}
        </p>
      </form>
      <form {...form} className="grid gap-4">
        <input type="hidden" name="key" value={state.key} />
        <ul className="grid gap-3 md:grid-cols-2">
          {items.map((item) => (
            <CountedItem
              key={item.sku}
              item={item}
              value={counts[item.sku] ?? ""}
              onType={(value) => setCounts({ ...counts, [item.sku]: value })}
            />
          ))}
        </ul>
        <div className="sticky bottom-0 border-t border-line bg-paper py-3">
          <p className="figures mb-2 font-semibold">
            {t("sum", { counted: counted.length, all: items.length, differ: differ.length })}
          </p>
          <Refusal message={state.message} answer={state.key} />
          <p role="status" className="mb-3 font-semibold empty:mb-0">
            {state.outcome === "done" ? done : ""}
          </p>
          <PressButton pending={pending} working={t("saving")} className="w-full">
            {t("save")}
          </PressButton>
        </div>
      </form>
    </div>
  );
}

function CountedItem({
  item: { sku, title, books },
  value,
  onType,
}: {
  item: ShelfItemView;
  value: string;
  onType: (value: string) => void;
}) {
  const t = useTranslations("shelves.count");
  const difference = Number(value) - books;
  const against =
    value === ""
      ? t("open")
      : difference === 0
        ? t("agrees")
        : t("differs", { difference: difference > 0 ? `+${difference}` : `−${-difference}` });
  return (
    <li className="grid gap-2 rounded-lg border border-line bg-surface p-3">
      <p>
        <span className="font-bold">{title}</span> <span className="figures text-sm">{sku}</span>
      </p>
      <div className="flex items-end gap-3">
        <input type="hidden" name="sku" value={sku} />
        <div className="w-28">
          <Field
            name={`count-${sku}`}
            label={<span className="sr-only">{t("counted", { title })}</span>}
            type="number"
            inputMode="numeric"
            min={0}
            max={999_999}
            value={value}
            onChange={(event) => onType(event.currentTarget.value)}
          />
        </div>
        <p className="figures text-sm">
          {t("books", { count: books })}
          <strong className={`block ${value !== "" && difference !== 0 ? "text-tomato" : ""}`}>
            {against}
          </strong>
        </p>
      </div>
    </li>
  );
}
