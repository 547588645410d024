import "server-only";
import { unstable_rethrow } from "next/navigation";
import { logFailure } from "@/app/_server/log-failure";
import type { Outcome } from "@/components/shop/form/outcome";
import type { Messages } from "@/lib/i18n/messages";
import { translator } from "@/lib/i18n/translator";
import { passwordLength } from "@/lib/identity/new-password";
import { translateDatabaseError } from "@/lib/kernel/database-errors";
import { Problem } from "@/lib/kernel/problem";

/** The words of every refusal that an account page can meet. */
const words: Record<string, keyof Messages["account"]["refused"]> = {
  "account.orders_open": "orders_open",
  "address.not_found": "not_found",
  "address.too_many": "address_too_many",
  "auth.elsewhere": "elsewhere",
  "auth.required": "ended",
  "auth.too_many_codes": "too_many_codes",
  "auth.too_many_tries": "too_many_tries",
  "auth.unverified_elsewhere": "unverified_elsewhere",
  "auth.wrong_code": "wrong_code",
  "auth.wrong_credentials": "wrong_credentials",
  "auth.wrong_password": "wrong_password",
  "input.invalid": "incomplete",
  "order.not_found": "not_found",
  "request.foreign_origin": "foreign",
  "service.busy": "busy",
  "session.not_found": "not_found",
  "store.not_found": "not_found",
};

/** The words of a refusal that is known by its code. */
export const refusalText = (locale: string, code: string): string =>
  translator(locale, "account.refused")(words[code] ?? "other");

/**
 * Turns what an action threw into what its form shows: words, and why beside each field. What nobody foresaw is logged
 * and says nothing of itself.
 * @param typed what goes back into the fields of a page that was sent as a plain form; never a password
 * @param password what its field is for: one to be shown, or one being chosen
 */
export function accountRefused(
  locale: string,
  error: unknown,
  typed: Record<string, string> = {},
  password: "shown" | "chosen" = "chosen",
): Outcome {
  unstable_rethrow(error);
  const known = translateDatabaseError(error);
  if (!(known instanceof Problem)) {
    logFailure("account page", error);
    return { tone: "refused", message: refusalText(locale, "other"), typed };
  }
  const errors = fieldErrors(locale, known, password);
  const shown = { tone: "refused", message: refusalText(locale, known.code), typed } as const;
  return Object.keys(errors).length > 0 ? { ...shown, errors } : shown;
}

/** Why, by field: what a pointer such as `/address/postalCode` ends with is the field's name. */
function fieldErrors(locale: string, problem: Problem, password: "shown" | "chosen"): Record<string, string> {
  const t = translator(locale, "account.errors");
  const { min } = passwordLength;
  const said: Record<string, string> = {
    email: t("email"),
    password: password === "shown" ? t("password") : t("newPassword", { min }),
    name: t("name"),
    code: t("code"),
    street: t("street"),
    postalCode: t("postalCode"),
    city: t("city"),
    countryCode: t("country"),
    phone: t("phone"),
  };
  const names = (problem.details.errors ?? []).map((error) => error.pointer.split("/").at(-1) ?? "");
  if (problem.code === "auth.wrong_password") return { proof: refusalText(locale, problem.code) };
  // Of the two fields in which one may show who one is, a form has one.
  if (names.includes("proof")) return { proof: t("password"), code: t("code") };
  if (problem.code === "auth.wrong_code") return { code: refusalText(locale, problem.code) };
  return Object.fromEntries(names.flatMap((name) => (said[name] ? [[name, said[name]]] : [])));
}

/** A field of a form as text; empty when it is none. Never trimmed: a password is what was typed. */
export function fieldOf(form: FormData, name: string, most = 300): string {
  const value = form.get(name);
  return typeof value === "string" ? value.slice(0, most) : "";
}
