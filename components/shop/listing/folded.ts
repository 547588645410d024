import type { ChoiceList, Row } from "./choice-lists";
import type { Choice, ChoiceGroup } from "./view";

/** Choices of one kind shown at once; the rest fold away. */
const shownAtOnce = 6;

/** A group of choices as it is shown: what is chosen and the first few open. @param more says how many others there are */
export function folded(
  { field, prefix = "", title, choices }: ChoiceGroup,
  more: (count: number) => string,
): ChoiceList {
  const list = { field, ...(prefix && { prefix }), title };
  const row = shortly(prefix);
  const ahead = choices.filter((choice, i) => choice.chosen || i < shownAtOnce);
  // To fold away one or two would cost more than it saves.
  if (choices.length <= ahead.length + 2) return { ...list, rows: choices.map(row) };
  const rest = choices.filter((choice) => !ahead.includes(choice));
  return { ...list, rows: ahead.map(row), rest: { title: more(rest.length), rows: rest.map(row) } };
}

/** Without a word about what is not chosen, as most is not, nor about what is called by its value. */
export const shortly =
  (prefix: string) =>
  ({ value, label, chosen, ...more }: Omit<Choice, "count"> & { count?: number }): Row => {
    const own = value.slice(prefix.length);
    return { value: own, ...(label !== own && { label }), ...more, ...(chosen && { chosen }) };
  };

/** The same list, one of which can be chosen at most; `label` says what none of them means. */
export function orAny(list: ChoiceList, label: string): ChoiceList {
  const chosen = [...list.rows, ...(list.rest?.rows ?? [])].some((other) => other.chosen);
  return {
    ...list,
    single: true,
    rows: [{ value: "", label, ...(!chosen && { chosen: true }) }, ...list.rows],
  };
}
