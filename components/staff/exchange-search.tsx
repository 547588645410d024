"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { CameraScan } from "./camera-scan";
import { useScannedSearch } from "./use-scanned-search";

type Props = {
  path: string;
  ask: { store: string; order: string; line: string; quantity: number; q: string };
};

/** Looks for anything else that this store could hand over, by address, as the returns desk looks for an order. */
export function ExchangeSearch({ path, ask }: Props) {
  const t = useTranslations("staff.exchange");
  const { form, input, scanned } = useScannedSearch();
  const { q, ...rest } = ask;
  return (
    <search>
      <form ref={form} action={path} method="get" className="grid gap-1.5">
        {(["store", "order", "line", "quantity"] as const).map((name) => (
          <input key={name} type="hidden" name={name} value={rest[name]} />
        ))}
        <div className="flex items-end gap-2">
          <div className="min-w-0 grow">
            <Field
              key={q}
              ref={input}
              id="goods"
              name="q"
              label={t("other")}
              placeholder={t("search")}
              defaultValue={q}
              maxLength={100}
              minLength={2}
              required
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              enterKeyHint="search"
            />
          </div>
          <CameraScan onScan={scanned} />
          <Button type="submit" className="min-h-12 shrink-0 rounded-md" aria-label={t("find")}>
            <Icon name="search" size={24} />
          </Button>
        </div>
      </form>
    </search>
  );
}
