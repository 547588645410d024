"use client";

/** Without a label it is called what it is. */
export type Row = { value: string; label?: string; count?: number; chosen?: boolean; below?: boolean };

/** Things to tick of one kind. */
export type ChoiceList = {
  /** The form field's name. */
  field: string;
  /** What each value begins with. */
  prefix?: string;
  title: string;
  /** One of them at most. */
  single?: boolean;
  rows: Row[];
  /** Those that fold away, below these words. */
  rest?: { title: string; rows: Row[] };
};

/**
 * What can be ticked, with how many products each leaves: native fields of the form around them. Alive in the browser for
 * its weight alone, like a listing's cards.
 */
export function ChoiceLists({ lists }: { lists: ChoiceList[] }) {
  return lists.map(({ field, prefix = "", title, single = false, rows, rest }) => {
    const row = ({ value, label, count, chosen = false, below }: Row) => (
      <label key={value} className={below ? "below" : undefined}>
        <input
          type={single ? "radio" : "checkbox"}
          name={field}
          value={prefix + value}
          defaultChecked={chosen}
        />
        <span>{label ?? value}</span>
        {count === undefined ? null : <span>{count}</span>}
      </label>
    );
    return (
      <fieldset key={title} className="choices">
        <legend>{title}</legend>
        {rows.map(row)}
        {rest ? (
          <details>
            <summary>{rest.title}</summary>
            {rest.rows.map(row)}
          </details>
        ) : null}
      </fieldset>
    );
  });
}
