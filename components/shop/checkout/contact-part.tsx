import { useTranslations } from "next-intl";
import { TypedField } from "@/components/shop/form/typed-field";
import { Icon } from "@/components/ui/icon";
import { Part } from "./part";

/** Who you are. A signed-in shopper's address is known and stands as it is. */
export function ContactPart({
  typed,
  signedIn,
  collects,
}: {
  /** What is in the fields already, by name. */
  typed: Record<string, string>;
  signedIn: { email: string } | null;
  /** Whether somebody comes to a store. */
  collects: boolean;
}) {
  const t = useTranslations("checkout.who");
  return (
    <Part number={2} title={t("title")}>
      <TypedField
        name="name"
        label={t("name")}
        hint={t(collects ? "nameHint" : "nameHintParcel")}
        defaultValue={typed.name}
        autoComplete="name"
        autoCapitalize="words"
        enterKeyHint="next"
        required
        maxLength={120}
      />
      {signedIn ? (
        <p className="flex items-center gap-2 text-ink-soft">
          <Icon name="person" />
          {t("signedIn", { email: signedIn.email })}
        </p>
      ) : (
        <TypedField
          name="email"
          type="email"
          label={t("email")}
          hint={t("emailHint")}
          defaultValue={typed.email}
          autoComplete="email"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="next"
          required
          maxLength={254}
        />
      )}
      <TypedField
        name="phone"
        type="tel"
        label={t("phone")}
        hint={t("phoneHint")}
        defaultValue={typed.phone}
        autoComplete="tel"
        inputMode="tel"
        enterKeyHint="next"
        maxLength={30}
      />
      {collects ? <SomebodyElse typed={typed} /> : null}
    </Part>
  );
}

/** Whoever collects it instead. */
function SomebodyElse({ typed }: { typed: Record<string, string> }) {
  const t = useTranslations("checkout.who");
  return (
    <details className="group" open={Boolean(typed.person) || undefined}>
      <summary className="inline-flex min-h-11 items-center gap-1.5 font-semibold text-green underline-offset-4 hover:underline">
        <Icon name="person" />
        {t("other")}
        <Icon name="down" size={16} className="transition-transform group-open:rotate-180" />
      </summary>
      <div className="mt-2">
        <TypedField
          name="person"
          label={t("person")}
          hint={t("personHint")}
          defaultValue={typed.person}
          autoComplete="off"
          autoCapitalize="words"
          maxLength={120}
        />
      </div>
    </details>
  );
}
