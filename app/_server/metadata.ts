import "server-only";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { alternatesFor } from "./alternates";

/** What is known of a picture that stands for a page; in pixels. */
type SharedPicture = { url: string; alt: string; width?: number | undefined; height?: number | undefined };

type Found = {
  /** The page's address without its language; `/` for the front page. */
  path: string;
  /** Without the shop's name, which the layout adds. None on the front page, whose title is the shop's own. */
  title?: string;
  description: string;
  picture?: SharedPicture | undefined;
};

/** The picture of pages that have none of their own. */
const shopPicture: SharedPicture = { url: "/icons/share.png", alt: "", width: 1200, height: 630 };

/** What every page that may be found says of itself: to search engines, and where somebody shares its address. */
export async function pageMetadata({ path, title, description, picture }: Found): Promise<Metadata> {
  const [alternates, t] = await Promise.all([alternatesFor(path), getTranslations("shop")]);
  const { canonical } = alternates;
  return {
    ...(title ? { title } : {}),
    description,
    alternates,
    openGraph: {
      type: "website",
      siteName: t("name"),
      title: title ?? t("metaTitle"),
      description,
      ...(typeof canonical === "string" ? { url: canonical } : {}),
      images: [picture ?? { ...shopPicture, alt: t("name") }],
    },
    // Where it names no picture, Open Graph's is shown; the framework would say all of that once more.
    twitter: { card: "summary_large_image", images: [] },
  };
}
