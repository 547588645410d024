import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";

type Props = {
  path: string;
  store: string;
  shelf: string;
  /** The shelves there are, to choose from while typing. */
  known: readonly string[];
  words: Record<"shelf" | "hint" | "show", string>;
};

/** Names a shelf by address, so that the page can be reloaded, and used before any script runs. */
export function ShelfSearch({ path, store, shelf, known, words }: Props) {
  return (
    <search>
      <form action={path} method="get" className="flex flex-wrap items-end gap-2">
        <input type="hidden" name="store" value={store} />
        <div className="min-w-0 grow">
          <Field
            key={shelf}
            name="shelf"
            label={words.shelf}
            defaultValue={shelf}
            placeholder={words.hint}
            list="known-shelves"
            maxLength={40}
            autoComplete="off"
            required
          />
          <datalist id="known-shelves">
            {known.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </div>
        <Button type="submit" className="min-h-12 shrink-0 rounded-md">
          {words.show}
        </Button>
      </form>
    </search>
  );
}
