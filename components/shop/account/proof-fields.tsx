import { useTranslations } from "next-intl";
import { TypedField } from "@/components/shop/form/typed-field";

/**
 * How somebody shows that it is still them: their password, or the code that was mailed to them.
 * @param id keeps the fields of several forms of one page apart
 * @param error why it was refused, where the page came with that
 */
export function ProofFields({
  id,
  by,
  error,
}: {
  id: string;
  by: "password" | "code";
  error?: string | undefined;
}) {
  const t = useTranslations("account");
  return by === "code" ? (
    <TypedField
      id={`${id}-code`}
      name="code"
      label={t("security.proofCode")}
      error={error}
      autoFocus={error !== undefined}
      hint={t("code.hint")}
      autoComplete="one-time-code"
      autoCapitalize="characters"
      spellCheck={false}
      required
      maxLength={20}
      className="figures"
    />
  ) : (
    <TypedField
      id={`${id}-proof`}
      name="proof"
      type="password"
      label={t("security.proofPassword")}
      error={error}
      autoFocus={error !== undefined}
      autoComplete="current-password"
      required
      maxLength={200}
    />
  );
}
