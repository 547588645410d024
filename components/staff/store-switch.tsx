"use client";

import { useTranslations } from "next-intl";

type Props = {
  stores: { slug: string; name: string }[];
  chosen: string;
  choose: (form: FormData) => Promise<void>;
};

/** Which store's counter this is, for people who have several. */
export function StoreSwitch({ stores, chosen, choose }: Props) {
  const t = useTranslations("staff.store");
  return (
    <form action={choose} className="flex min-w-0 items-center gap-2">
      <select
        key={chosen}
        name="store"
        aria-label={t("label")}
        defaultValue={chosen}
        onChange={(event) => event.target.form?.requestSubmit()}
        className="min-h-11 min-w-0 rounded-full border border-line-strong bg-surface px-3 font-semibold text-ink hover:border-ink"
      >
        {stores.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </select>
      <noscript>
        <button type="submit" className="min-h-11 rounded-full border border-line-strong px-3 font-semibold">
          {t("show")}
        </button>
      </noscript>
    </form>
  );
}
