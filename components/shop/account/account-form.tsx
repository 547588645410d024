import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActionForm } from "@/components/shop/form/action-form";
import type { FormAction, Outcome } from "@/components/shop/form/outcome";
import { Icon } from "@/components/ui/icon";
import { Said } from "./said";

/**
 * A form of an account page, which says above its fields what came of it.
 * @param why a refusal that the page came with
 */
export function AccountForm({
  action,
  first,
  why,
  className,
  children,
}: {
  action: FormAction;
  first: Outcome | null;
  why?: string | undefined;
  className?: string;
  children: ReactNode;
}) {
  const t = useTranslations("account");
  return (
    <ActionForm action={action} first={first} failed={t("failed")} className={className ?? ""}>
      <Said
        first={why}
        icons={{ done: <Icon name="check" />, refused: <Icon name="warning" /> }}
        className="mb-4"
      />
      {children}
    </ActionForm>
  );
}
