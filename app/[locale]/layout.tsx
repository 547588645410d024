import type { Metadata, Viewport } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { fontVariables } from "@/app/fonts";
import "@/app/theme.css";
import { pageLocale, placeholder } from "@/app/_server/locale";

export const generateStaticParams = () => [{ locale: placeholder }];

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbf6ec" },
    { media: "(prefers-color-scheme: dark)", color: "#171411" },
  ],
};

export async function generateMetadata(): Promise<Metadata> {
  const locale = await pageLocale();
  const t = await getTranslations("shop");
  return {
    metadataBase: new URL(process.env.AISLE_URL ?? `http://localhost:${process.env.PORT ?? 3000}`),
    title: { default: t("metaTitle"), template: `%s – ${t("name")}` },
    description: t("metaDescription"),
    manifest: `/${locale}/manifest.webmanifest`,
    formatDetection: { telephone: false, address: false, email: false },
  };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await pageLocale();
  return (
    <html lang={locale} className={fontVariables}>
      <body>{children}</body>
    </html>
  );
}
