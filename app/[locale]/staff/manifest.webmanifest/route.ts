import { defaultLocale, isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";

const icon = (name: string, size: number, purpose: "any" | "maskable") => ({
  src: `/icons/${name}-${size}.png`,
  sizes: `${size}x${size}`,
  type: "image/png",
  purpose,
});

/** What a device needs to have the counter as an app: it opens at the board, in the language it was taken in. */
export async function GET(_: Request, { params }: { params: Promise<{ locale: string }> }) {
  const { locale: asked } = await params;
  const locale = isLocale(asked) ? asked : defaultLocale;
  const name = translator(locale, "away")("name");
  const manifest = {
    id: "/staff",
    name: `${translator(locale, "shop")("name")} – ${name}`,
    short_name: name,
    lang: locale,
    start_url: `/${locale}/staff`,
    scope: `/${locale}/staff`,
    display: "standalone",
    background_color: "#fbf6ec",
    theme_color: "#fbf6ec",
    icons: [192, 512].flatMap((size) => [icon("icon", size, "any"), icon("maskable", size, "maskable")]),
  };
  return Response.json(manifest, {
    headers: { "Content-Type": "application/manifest+json", "Cache-Control": "public, max-age=3600" },
  });
}
