import type { ComponentProps } from "react";

const tones = {
  primary:
    "bg-green text-on-green hover:bg-green-deep disabled:bg-line disabled:text-ink-soft aria-disabled:bg-line aria-disabled:text-ink-soft",
  secondary: "border border-line-strong bg-surface text-ink hover:border-ink disabled:text-ink-faint",
  quiet: "text-green hover:bg-green-soft disabled:text-ink-faint",
  danger: "border border-tomato bg-surface text-tomato hover:bg-tomato-soft disabled:text-ink-faint",
} as const;

const sizes = {
  small: "min-h-9 px-3 text-sm gap-1.5",
  medium: "min-h-11 px-4 text-base gap-2",
  large: "min-h-13 px-6 text-lg gap-2",
} as const;

export type ButtonTone = keyof typeof tones;
export type ButtonSize = keyof typeof sizes;

/** The looks of a button, for links that lead to the next step. */
export const buttonLooks = (tone: ButtonTone = "primary", size: ButtonSize = "medium"): string =>
  `inline-flex items-center justify-center rounded-full font-semibold no-underline transition-colors ${tones[tone]} ${sizes[size]}`;

type Props = ComponentProps<"button"> & { tone?: ButtonTone; size?: ButtonSize };

export function Button({ tone, size, className, type = "button", ...rest }: Props) {
  return <button type={type} className={`${buttonLooks(tone, size)} ${className ?? ""}`} {...rest} />;
}
