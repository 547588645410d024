import type { ReactNode } from "react";
import { Icon, type IconName } from "@/components/ui/icon";

type Props = {
  name: string;
  value: string;
  icon: IconName;
  children: ReactNode;
  note?: ReactNode;
  checked?: boolean;
  onChoose?: () => void;
};

/** One of few answers, as large as a thumb: a native radio button that looks like a tile. */
export function Choice({ name, value, icon, children, note, checked, onChoose }: Props) {
  const held = onChoose ? { checked: checked ?? false, onChange: onChoose } : { defaultChecked: checked };
  return (
    <label className="flex min-h-14 items-center gap-3 rounded-lg border-2 border-line-strong bg-surface px-3.5 py-2 text-ink hover:border-ink has-checked:border-green has-checked:bg-green-soft has-focus-visible:outline-3 has-focus-visible:outline-offset-3 has-focus-visible:outline-green">
      <input
        type="radio"
        name={name}
        value={value}
        required
        className="size-5 shrink-0 accent-green"
        {...held}
      />
      <Icon name={icon} size={24} />
      <span className="grid">
        <span className="font-bold">{children}</span>
        {note ? <span className="text-sm">{note}</span> : null}
      </span>
    </label>
  );
}
