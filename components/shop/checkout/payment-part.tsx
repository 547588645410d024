import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { Part } from "./part";

/** How you pay. There is one way for now, so there is nothing to choose, only to know. */
export function PaymentPart() {
  const t = useTranslations("checkout.pay");
  return (
    <Part number={3} title={t("title")}>
      <div className="flex items-start gap-3">
        <Icon name="store" size={24} className="mt-0.5 text-green" />
        <div>
          <p className="font-semibold">{t("store")}</p>
          <p className="text-sm text-ink-soft">{t("text")}</p>
        </div>
      </div>
    </Part>
  );
}
