"use server";

import { askedBy } from "@/app/_server/asked";
import { actionLocale } from "@/app/_server/locale";
import { answered, answeredAnew } from "@/app/_server/outcome";
import { shopperActionCtx } from "@/app/_server/shopper";
import type { Outcome } from "@/components/shop/form/outcome";
import { addAddress } from "@/lib/account/add-address";
import { changeAddress } from "@/lib/account/change-address";
import { chooseDefaultAddress } from "@/lib/account/choose-default-address";
import { removeAddress } from "@/lib/account/remove-address";
import { translator } from "@/lib/i18n/translator";
import { Problem } from "@/lib/kernel/problem";
import { accountRefused, fieldOf } from "./answers";

const fields = ["name", "street", "postalCode", "city", "countryCode", "phone"] as const;

/** Everything about one address, in `do`: `add`, `save:<id>`, `remove:<id>`, `first:<id>`. */
export async function changeAddresses(asked: string, form: FormData): Promise<Outcome> {
  const locale = actionLocale(asked);
  const here = `/${locale}/account/addresses`;
  const typed = Object.fromEntries(fields.map((field) => [field, fieldOf(form, field)]));
  const [verb = "", id = ""] = askedBy(form);
  try {
    const ctx = await shopperActionCtx(locale);
    const t = translator(locale, "account.addresses");
    switch (verb) {
      case "add":
        await addAddress(ctx, { address: addressIn(typed) });
        break;
      case "save":
        await changeAddress(ctx, { id, address: addressIn(typed) });
        break;
      case "remove":
        await removeAddress(ctx, { id });
        return await answeredAnew(here, { tone: "done", message: t("removed") });
      case "first":
        await chooseDefaultAddress(ctx, { id });
        return await answeredAnew(here, { tone: "done", message: t("defaulted") });
      default:
        throw new Problem("invalid", "input.invalid", "Nothing on the page asks for this.");
    }
    return await answeredAnew(here, { tone: "done", message: t("saved") });
  } catch (error) {
    return answered(here, accountRefused(locale, error, typed), id || verb);
  }
}

/** What the fields of an address say. */
function addressIn(typed: Record<string, string>) {
  const { name = "", street = "", postalCode = "", city = "", countryCode = "", phone = "" } = typed;
  return { name, street, postalCode, city, countryCode, ...(phone.trim() ? { phone } : {}) };
}
