import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pageLocale } from "@/app/_server/locale";
import { Door } from "@/components/shop/account/door";
import { ForgetDevice } from "@/components/shop/offline/forget-device";
import { buttonLooks } from "@/components/ui/button";
import { Link } from "@/components/ui/link";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await pageLocale();
  const t = await getTranslations("account.security");
  return { title: t("gone"), robots: { index: false } };
}

/** After an account was deleted. */
export default async function GoodbyePage() {
  const locale = await pageLocale();
  const t = await getTranslations("account.security");
  return (
    <Door title={t("gone")} lead={t("goneText")}>
      <ForgetDevice />
      <Link href={`/${locale}`} className={buttonLooks("primary", "large")}>
        {t("home")}
      </Link>
    </Door>
  );
}
