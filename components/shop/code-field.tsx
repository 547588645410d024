import { FormButton } from "@/components/shop/form/form-button";
import { TypedField } from "@/components/shop/form/typed-field";

type Props = {
  name: string;
  label: string;
  maxLength: number;
  /** What its button asks for, and says before and meanwhile. */
  button: { asks: string; label: string; busy: string };
};

/** A code that somebody types from paper or memory, with a button of its own beside it. */
export function CodeField({ name, label, maxLength, button }: Props) {
  return (
    <div className="mt-3 flex flex-wrap items-end gap-3">
      <div className="min-w-0 grow basis-48">
        <TypedField
          name={name}
          label={label}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={maxLength}
        />
      </div>
      <FormButton asks={button.asks} tone="secondary" busy={button.busy}>
        {button.label}
      </FormButton>
    </div>
  );
}
