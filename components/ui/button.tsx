import type { ComponentProps } from "react";

// Written out, so that the theme sees which there are; app/theme/controls.css says how they look.
const tones = {
  primary: "button button-primary",
  secondary: "button button-secondary",
  quiet: "button button-quiet",
  danger: "button button-danger",
} as const;

const sizes = { small: " button-small", medium: "", large: " button-large" } as const;

export type ButtonTone = keyof typeof tones;
export type ButtonSize = keyof typeof sizes;

/** The looks of a button, for links that lead to the next step. */
export const buttonLooks = (tone: ButtonTone = "primary", size: ButtonSize = "medium"): string =>
  tones[tone] + sizes[size];

type Props = ComponentProps<"button"> & { tone?: ButtonTone; size?: ButtonSize };

export function Button({ tone, size, className, type = "button", ...rest }: Props) {
  return (
    <button
      type={type}
      className={className ? `${buttonLooks(tone, size)} ${className}` : buttonLooks(tone, size)}
      {...rest}
    />
  );
}
