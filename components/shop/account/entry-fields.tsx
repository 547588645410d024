import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { TypedField } from "@/components/shop/form/typed-field";

type Given = Partial<Pick<ComponentProps<typeof TypedField>, "id" | "defaultValue">>;

/** What somebody wants to be called. */
export function NameField(given: Given) {
  const t = useTranslations("account.fields");
  return (
    <TypedField
      name="name"
      label={t("name")}
      autoComplete="name"
      autoCapitalize="words"
      required
      maxLength={120}
      {...given}
    />
  );
}

/** The address that an account goes by. */
export function EmailField(given: Given) {
  const t = useTranslations("account.fields");
  return (
    <TypedField
      name="email"
      type="email"
      label={t("email")}
      autoComplete="username"
      inputMode="email"
      autoCapitalize="none"
      spellCheck={false}
      required
      maxLength={254}
      {...given}
    />
  );
}

/**
 * A password that is chosen here.
 * @param length how many characters it may have
 * @param again for an account that may have one already
 */
export function NewPasswordField({
  length: { min, max },
  again = false,
  ...given
}: Given & { length: { min: number; max: number }; again?: boolean }) {
  const t = useTranslations("account.fields");
  return (
    <TypedField
      name="password"
      type="password"
      label={t(again ? "newPassword" : "password")}
      hint={t("passwordHint", { min })}
      autoComplete="new-password"
      required
      minLength={min}
      maxLength={max}
      {...given}
    />
  );
}
