import { translator } from "@/lib/i18n/translator";
import { emailAddress } from "@/lib/identity/email-address";
import { personName, phoneNumber } from "@/lib/orders/contact-input";

/** What somebody typed about themselves, as it was typed. */
export type Typed = { name: string; email: string; phone: string; person: string };

const most = 300;

/** The fields of a sent checkout, trimmed and bounded; empty when missing. */
export function typedIn(form: FormData): Typed {
  const text = (name: keyof Typed): string => {
    const value = form.get(name);
    return typeof value === "string" ? value.trim().slice(0, most) : "";
  };
  return { name: text("name"), email: text("email"), phone: text("phone"), person: text("person") };
}

/** The window chosen for a store; null for as soon as it is ready. */
export function chosenWindow(form: FormData, store: string): string | null {
  const chosen = form.get(`window.${store}`);
  return typeof chosen === "string" && chosen !== "" ? chosen.slice(0, 100) : null;
}

/** What is wrong with the fields, by name, in the reader's words; empty when an order can be placed with them. */
export function fieldErrors(typed: Typed, locale: string): Partial<Record<keyof Typed, string>> {
  const t = translator(locale, "checkout.errors");
  const wrong = {
    name: personName.safeParse(typed.name).success ? undefined : t("name"),
    email: emailAddress.safeParse(typed.email).success ? undefined : t(typed.email ? "email" : "noEmail"),
    phone: typed.phone === "" || phoneNumber.safeParse(typed.phone).success ? undefined : t("phone"),
    person: typed.person === "" || personName.safeParse(typed.person).success ? undefined : t("name"),
  };
  return Object.fromEntries(Object.entries(wrong).filter(([, words]) => words !== undefined));
}
