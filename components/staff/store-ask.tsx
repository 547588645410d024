import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";

type Props = {
  path: string;
  stores: readonly { slug: string; name: string }[];
  chosen: string;
  words: { label: string; show: string };
  /** What else the page is asked. */
  children?: ReactNode;
};

/** Chooses a store where there are several: by address, so that it works before any script runs. */
export function StoreAsk({ path, stores, chosen, words, children }: Props) {
  if (stores.length < 2 && !children) return null;
  return (
    <form action={path} method="get" className="no-print mb-6 flex flex-wrap items-end gap-3">
      {stores.length > 1 ? (
        <SelectField key={chosen} name="store" label={words.label} defaultValue={chosen}>
          {stores.map(({ slug, name }) => (
            <option key={slug} value={slug}>
              {name}
            </option>
          ))}
        </SelectField>
      ) : (
        <input type="hidden" name="store" value={chosen} />
      )}
      {children}
      <Button type="submit" className="min-h-12 rounded-md">
        {words.show}
      </Button>
    </form>
  );
}
