import { useTranslations } from "next-intl";
import { type Country, PlaceFields } from "@/components/shop/form/place-fields";
import { TypedField } from "@/components/shop/form/typed-field";

/** The fields of an address. `id` keeps the fields of several forms of one page apart. */
export function AddressFields({
  id,
  address = {},
  countries,
}: {
  id: string;
  address?: Partial<Record<"name" | "street" | "postalCode" | "city" | "countryCode" | "phone", string>>;
  countries: readonly Country[];
}) {
  const t = useTranslations("account.addresses");
  return (
    <div className="grid gap-5">
      <TypedField
        id={`${id}-name`}
        name="name"
        label={t("name")}
        defaultValue={address.name}
        autoComplete="shipping name"
        autoCapitalize="words"
        required
        maxLength={120}
      />
      <PlaceFields id={id} place={address} countries={countries} />
      <TypedField
        id={`${id}-phone`}
        name="phone"
        type="tel"
        label={t("phone")}
        defaultValue={address.phone}
        autoComplete="shipping tel"
        inputMode="tel"
        maxLength={30}
      />
    </div>
  );
}
