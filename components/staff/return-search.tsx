"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { CameraScan } from "./camera-scan";
import { useScannedSearch } from "./use-scanned-search";

type Props = { path: string; store: string; text: string };

/** Looks an order up by address, so that the page can be reloaded, and used before any script runs. */
export function ReturnSearch({ path, store, text }: Props) {
  const t = useTranslations("staff.returns");
  const { form, input, scanned } = useScannedSearch();
  return (
    <search>
      <form ref={form} action={path} method="get" className="flex items-end gap-2">
        <input type="hidden" name="store" value={store} />
        <div className="min-w-0 grow">
          <Field
            key={text}
            ref={input}
            id="order-number"
            name="order"
            label={t("order")}
            defaultValue={text}
            autoCapitalize="characters"
            maxLength={300}
            autoComplete="off"
            enterKeyHint="search"
            placeholder={t("orderHint")}
            required
          />
        </div>
        <CameraScan onScan={scanned} />
        <Button type="submit" className="min-h-12 shrink-0 rounded-md" aria-label={t("show")}>
          <Icon name="search" size={24} />
        </Button>
      </form>
    </search>
  );
}
