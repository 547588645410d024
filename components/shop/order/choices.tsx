import { useTranslations } from "next-intl";
import { FormButton } from "@/components/shop/form/form-button";
import { Icon } from "@/components/ui/icon";
import type { ChoiceView } from "./view";

/** What was not on the shelf, and what may come instead: one press each. */
export function Choices({
  choices,
  level: Heading,
}: {
  choices: ChoiceView[];
  /** Of the heading. */
  level: "h2" | "h3";
}) {
  const t = useTranslations("order.choice");
  if (choices.length === 0) return null;
  return (
    <div className="grid gap-5 border-b border-line bg-amber-soft p-5 sm:p-6">
      {choices.map((choice) => (
        <section key={choice.id} aria-labelledby={`choice-${choice.id}`}>
          <Heading id={`choice-${choice.id}`} className="flex items-center gap-2 text-lg text-amber">
            <Icon name="warning" />
            {choice.missing}
          </Heading>
          <p className="mt-1">
            {choice.why} {t("ask")}
          </p>
          <ul className="mt-3 flex flex-wrap gap-3">
            {choice.answers.map((answer) => (
              <li key={answer.asks} className="grow sm:grow-0">
                <FormButton asks={answer.asks} tone="secondary" busy={t("busy")} className="w-full py-1.5">
                  {answer.label}
                </FormButton>
              </li>
            ))}
          </ul>
          <p className="mt-3 text-sm">{choice.until}</p>
        </section>
      ))}
    </div>
  );
}
