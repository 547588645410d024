import { useTranslations } from "next-intl";
import { TypedField } from "@/components/shop/form/typed-field";
import { TypedSelect } from "@/components/shop/form/typed-select";

export type Country = { code: string; name: string };

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
    <div className="grid gap-4">
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
      <TypedField
        id={`${id}-street`}
        name="street"
        label={t("street")}
        defaultValue={address.street}
        autoComplete="shipping street-address"
        autoCapitalize="words"
        required
        maxLength={120}
      />
      <div className="grid gap-4 sm:grid-cols-[10rem_1fr]">
        <TypedField
          id={`${id}-postal-code`}
          name="postalCode"
          label={t("postalCode")}
          defaultValue={address.postalCode}
          autoComplete="shipping postal-code"
          autoCapitalize="characters"
          required
          maxLength={12}
          className="figures"
        />
        <TypedField
          id={`${id}-city`}
          name="city"
          label={t("city")}
          defaultValue={address.city}
          autoComplete="shipping address-level2"
          autoCapitalize="words"
          required
          maxLength={120}
        />
      </div>
      <TypedSelect
        id={`${id}-country`}
        name="countryCode"
        label={t("country")}
        defaultValue={address.countryCode ?? countries[0]?.code}
        autoComplete="shipping country"
      >
        {countries.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </TypedSelect>
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
