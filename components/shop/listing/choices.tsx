import { useTranslations } from "next-intl";
import type { Choice } from "./view";

/** Choices of one kind shown at once; the rest fold away. */
const shownAtOnce = 6;

/** A few things to tick, with how many products each leaves. */
export function Choices({
  title,
  field,
  choices,
  single = false,
}: {
  title: string;
  field: string;
  choices: Choice[];
  /** One of them at most. */
  single?: boolean;
}) {
  const t = useTranslations("listing");
  const ahead = choices.filter((choice, i) => choice.chosen || i < shownAtOnce);
  // To fold away one or two would cost more than it saves.
  const folds = choices.length > ahead.length + 2;
  const first = folds ? ahead : choices;
  const rest = folds ? choices.filter((choice) => !ahead.includes(choice)) : [];
  const row = (choice: Choice) => (
    <label key={choice.value}>
      <input
        type={single ? "radio" : "checkbox"}
        name={field}
        value={choice.value}
        defaultChecked={choice.chosen}
      />
      <span>{choice.label}</span>
      <span>{choice.count}</span>
    </label>
  );
  return (
    <fieldset className="choices">
      <legend>{title}</legend>
      {single ? (
        <label>
          <input type="radio" name={field} value="" defaultChecked={!choices.some((c) => c.chosen)} />
          <span>{t("everywhere")}</span>
        </label>
      ) : null}
      {first.map(row)}
      {rest.length > 0 ? (
        <details>
          <summary>{t("moreChoices", { count: rest.length })}</summary>
          {rest.map(row)}
        </details>
      ) : null}
    </fieldset>
  );
}
