import { useTranslations } from "next-intl";
import { TypedField } from "./typed-field";
import { TypedSelect } from "./typed-select";

export type Country = { code: string; name: string };

/** Where on earth: street, postal code, town and country. @param id keeps the fields of several forms of one page apart */
export function PlaceFields({
  id,
  place,
  countries,
}: {
  id?: string;
  /** What is in the fields already, by name. */
  place: Partial<Record<"street" | "postalCode" | "city" | "countryCode", string>>;
  countries: readonly Country[];
}) {
  const t = useTranslations("checkout.delivery");
  const named = (field: string) => (id === undefined ? {} : { id: `${id}-${field}` });
  return (
    <>
      <TypedField
        {...named("street")}
        name="street"
        label={t("street")}
        hint={t("streetHint")}
        defaultValue={place.street}
        autoComplete="shipping street-address"
        autoCapitalize="words"
        enterKeyHint="next"
        required
        maxLength={120}
      />
      <div className="grid gap-5 sm:grid-cols-[10rem_1fr]">
        <TypedField
          {...named("postal-code")}
          name="postalCode"
          label={t("postalCode")}
          defaultValue={place.postalCode}
          autoComplete="shipping postal-code"
          autoCapitalize="characters"
          inputMode="numeric"
          enterKeyHint="next"
          required
          maxLength={12}
          className="figures"
        />
        <TypedField
          {...named("city")}
          name="city"
          label={t("city")}
          defaultValue={place.city}
          autoComplete="shipping address-level2"
          autoCapitalize="words"
          enterKeyHint="next"
          required
          maxLength={120}
        />
      </div>
      <TypedSelect
        {...named("country")}
        name="countryCode"
        label={t("country")}
        defaultValue={place.countryCode || countries[0]?.code}
        autoComplete="shipping country"
      >
        {countries.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </TypedSelect>
    </>
  );
}
