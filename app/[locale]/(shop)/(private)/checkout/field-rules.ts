import { emailAddress } from "@/lib/identity/email-address";
import { deliveryAddress, personName, phoneNumber } from "@/lib/orders/contact-input";

/** The checkout's text fields, and choices, by name. */
export const fieldNames = [
  "name",
  "email",
  "phone",
  "person",
  "street",
  "postalCode",
  "city",
  "countryCode",
  "address",
  "keep",
  "pay",
  "card",
] as const;
export type FieldName = (typeof fieldNames)[number];

/** What somebody typed, as it was typed; empty where nothing was. */
export type Typed = Record<FieldName, string>;

const most = 300;

/** The fields of a checkout, trimmed and bounded. */
export function typedIn(form: FormData): Typed {
  const text = (name: FieldName): string => {
    const value = form.get(name);
    return typeof value === "string" ? value.trim().slice(0, most) : "";
  };
  return Object.fromEntries(fieldNames.map((name) => [name, text(name)])) as Typed;
}

/**
 * What is wrong with the fields: by field, the name of the words that say so. Empty when an order can be placed with
 * them. The same in the browser and on the server.
 * @param delivers whether something is sent, so that an address is needed
 */
export function wrongFields(typed: Typed, delivers: boolean): Partial<Record<FieldName, string>> {
  const { name, email, phone, person, street, postalCode, city, countryCode } = typed;
  const wrong: Partial<Record<FieldName, string>> = {};
  if (!personName.safeParse(name).success) wrong.name = "name";
  if (!emailAddress.safeParse(email).success) wrong.email = email ? "email" : "noEmail";
  if (phone !== "" && !phoneNumber.safeParse(phone).success) wrong.phone = "phone";
  if (person !== "" && !personName.safeParse(person).success) wrong.person = "name";
  if (!delivers) return wrong;
  const address = deliveryAddress.safeParse({ name, street, postalCode, city, countryCode });
  for (const { path } of address.error?.issues ?? []) {
    const [field] = path;
    if (field === "postalCode") wrong.postalCode = `postalCode.${countryCode}`;
    else if (field === "street" || field === "city" || field === "countryCode") wrong[field] = field;
  }
  return wrong;
}
