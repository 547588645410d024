"use client";

import { Fragment, type RefObject, useState } from "react";
import { Link } from "@/components/ui/link";
import { defaultLocale, isLocale } from "@/lib/i18n/locales";
import { suggestions } from "@/lib/i18n/suggestions";
import { type SuggestedGroup, suggestedGroups } from "./suggested";
import { listId, optionId, useCombobox } from "./use-combobox";
import { useSuggestAnswer } from "./use-suggest-answer";

/**
 * What the shop suggests while somebody types: searches, goods, departments and stores below the field. Its words come
 * along with it, so that no page carries them.
 */
export function Suggestions({
  field,
  locale,
}: {
  field: RefObject<HTMLInputElement | null>;
  locale: string;
}) {
  const words = suggestions[isLocale(locale) ? locale : defaultLocale];
  const [groups, setGroups] = useState<SuggestedGroup[]>([]);
  const count = groups.reduce((sum, group) => sum + group.options.length, 0);
  const { text, open, current, wanted, settle } = useCombobox(field, count);
  const known = useSuggestAnswer(locale, text);
  const [shown, setShown] = useState(known);
  if (shown !== known) {
    setShown(known);
    setGroups(known ? suggestedGroups(known.answer, { locale, text: known.text, words }) : []);
  }
  const said =
    !wanted || !known ? "" : count > 0 ? words.count.replace("{count}", String(count)) : words.none;
  const corrected = known?.answer.corrected;
  let index = 0;
  return (
    <>
      <p role="status" className="sr-only">
        {said}
      </p>
      <div
        hidden={!open}
        className="absolute inset-x-0 top-full z-20 mt-1.5 max-h-[min(70dvh,36rem)] overflow-auto overscroll-contain rounded-lg border border-line bg-surface p-2 shadow-high"
      >
        {corrected ? (
          <p className="px-3 py-1.5 text-sm text-ink-soft">{words.corrected.replace("{text}", corrected)}</p>
        ) : null}
        <div id={listId} role="listbox" aria-label={words.label}>
          {groups.map(({ title, options, named }) => (
            <Fragment key={title}>
              {title ? (
                <p aria-hidden="true" className="px-3 pt-2 pb-1 text-xs font-semibold text-ink-soft">
                  {title}
                </p>
              ) : null}
              {options.map((option) => {
                const own = index++;
                return (
                  <Link
                    key={option.href}
                    id={optionId(own)}
                    role="option"
                    aria-selected={own === current}
                    tabIndex={-1}
                    href={option.href}
                    // The field keeps the focus, and with it the keyboard.
                    onMouseDown={(event) => event.preventDefault()}
                    onClick={() => settle(option.typed)}
                    className="flex min-h-11 items-center gap-3 rounded-md px-3 hover:bg-sunken aria-selected:bg-green-soft"
                  >
                    {option.picture ? (
                      <img
                        src={option.picture}
                        alt=""
                        width={32}
                        height={32}
                        className="size-8 object-contain"
                      />
                    ) : null}
                    {named ? <span className="sr-only">{title}: </span> : null}
                    <span className="min-w-0 flex-1">{option.text}</span>
                    {option.detail ? (
                      <span className="figures shrink-0 text-sm text-ink-soft">{option.detail}</span>
                    ) : null}
                  </Link>
                );
              })}
            </Fragment>
          ))}
        </div>
      </div>
    </>
  );
}
