/** A text field as it was sent, trimmed and bounded; empty when it is missing or a file. */
export function textOf(form: FormData, name: string, most = 200): string {
  const value = form.get(name);
  return typeof value === "string" ? value.trim().slice(0, most) : "";
}

/** A whole number that was sent; NaN, which every command refuses, when it is none. */
export function wholeOf(form: FormData, name: string): number {
  const text = textOf(form, name, 20);
  return /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
}
