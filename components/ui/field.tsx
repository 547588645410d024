import type { ComponentProps, ReactNode } from "react";

const control =
  "w-full min-h-12 rounded-md border bg-surface px-3.5 text-base text-ink transition-colors hover:border-ink";

type Around = { label: ReactNode; hint?: ReactNode; error?: ReactNode };

/** Label above, hint and error below, tied to the control with the given id. */
function Labelled({ id, label, hint, error, children }: Around & { id: string; children: ReactNode }) {
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      {children}
      {hint ? (
        <p id={`${id}-hint`} className="text-sm text-ink-soft">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="text-sm font-semibold text-tomato">
          {error}
        </p>
      ) : null}
    </div>
  );
}

function described(id: string, { hint, error }: Pick<Around, "hint" | "error">) {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return { "aria-describedby": ids || undefined, "aria-invalid": error ? true : undefined };
}

type FieldProps = Around & Omit<ComponentProps<"input">, "id"> & { name: string; id?: string };

/** A text field. `id` defaults to its name; the error stands beside it and is read with it. */
export function Field({ label, hint, error, id, className, ...input }: FieldProps) {
  const own = id ?? input.name;
  return (
    <Labelled id={own} label={label} hint={hint} error={error}>
      <input
        id={own}
        className={`${control} ${error ? "border-tomato" : "border-line-strong"} ${className ?? ""}`}
        {...described(own, { hint, error })}
        {...input}
      />
    </Labelled>
  );
}

type SelectProps = Around & Omit<ComponentProps<"select">, "id"> & { name: string; id?: string };

/** A native choice from a list. */
export function SelectField({ label, hint, error, id, className, ...select }: SelectProps) {
  const own = id ?? select.name;
  return (
    <Labelled id={own} label={label} hint={hint} error={error}>
      <select
        id={own}
        className={`${control} ${error ? "border-tomato" : "border-line-strong"} ${className ?? ""}`}
        {...described(own, { hint, error })}
        {...select}
      />
    </Labelled>
  );
}
