import { useTranslations } from "next-intl";
import { FormButton } from "@/components/shop/form/form-button";
import { SelectField } from "@/components/ui/field";
import type { PickupLine } from "./view";

/** Calling off a line, or some of its units: folded away under it. */
export function DropLine({ line }: { line: PickupLine }) {
  const t = useTranslations("order.drop");
  const units = Array.from({ length: line.cancellable }, (_, i) => line.cancellable - i);
  return (
    <details>
      <summary className="inline-flex min-h-11 items-center font-semibold text-ink-soft underline underline-offset-4 hover:text-ink">
        {t("ask")}
        <span className="sr-only">: {line.title}</span>
      </summary>
      <div className="mb-2 grid gap-3 rounded-md bg-sunken p-4">
        <p>{t("text")}</p>
        {units.length > 1 ? (
          <SelectField name={`units.${line.id}`} label={t("quantity")} className="max-w-28">
            {units.map((count) => (
              <option key={count} value={count}>
                {count}
              </option>
            ))}
          </SelectField>
        ) : (
          <input type="hidden" name={`units.${line.id}`} value={line.cancellable} />
        )}
        <div>
          <FormButton asks={`drop:${line.id}`} tone="danger" busy={t("busy")}>
            {t("yes")}
          </FormButton>
        </div>
      </div>
    </details>
  );
}
