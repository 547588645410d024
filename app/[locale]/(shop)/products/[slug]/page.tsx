import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cachedListing, cachedProduct, cachedStores } from "@/app/_server/cached";
import { pageLocale, placeholder } from "@/app/_server/locale";
import { productMetadata } from "@/app/_server/product-metadata";
import { BuyPanel } from "@/components/shop/buy-panel";
import { buyPanelWords, buyVariants } from "@/components/shop/buy-variants";
import { Carriers } from "@/components/shop/carriers";
import { ProductDetails } from "@/components/shop/product-details";
import { ProductGrid } from "@/components/shop/product-grid";
import { ProductPictures } from "@/components/shop/product-pictures";
import { ReadinessLine } from "@/components/shop/readiness-line";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { RichText } from "@/components/ui/rich-text";
import { textIn } from "@/lib/i18n/locales";
import { ProductStructure } from "./product-structure";

export const ensureStatic = "navigation";
// The whole page is one static file, fetched when its link is meant: nothing is to be shown before it.
export const instant = false;

export const generateStaticParams = () => [{ slug: placeholder }];

type Props = PageProps<"/[locale]/products/[slug]">;

async function productOf(props: Props, locale: string) {
  const { slug } = await props.params;
  if (slug === placeholder) notFound();
  const product = await cachedProduct(locale, slug);
  if (!product) notFound();
  return product;
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const locale = await pageLocale();
  return productMetadata(await productOf(props, locale));
}

const relatedShown = 4;

/** The goods that stand after this one on its department's first shelves. */
async function neighbours(locale: string, department: string, slug: string) {
  const { products } = await cachedListing(locale, department);
  const own = products.findIndex((p) => p.slug === slug);
  return [...products.slice(own + 1), ...products.slice(0, Math.max(0, own))].slice(0, relatedShown);
}

export default async function ProductPage(props: Props) {
  const locale = await pageLocale();
  const product = await productOf(props, locale);
  const [t, shop, stores, related] = await Promise.all([
    getTranslations("product"),
    getTranslations("shop"),
    cachedStores(),
    neighbours(locale, product.department.slug, product.slug),
  ]);
  const carriers = new Set(product.variants.flatMap((v) => v.carriers));
  return (
    <div className="page-width pt-4">
      <ProductStructure product={product} locale={locale} stores={stores} />
      <nav aria-label={shop("breadcrumb")}>
        <Link
          href={`/${locale}/c/${product.department.slug}`}
          className="inline-flex min-h-11 items-center gap-1 text-sm font-semibold text-green underline-offset-4 hover:underline"
        >
          <Icon name="chevron" size={16} className="rotate-180" />
          {textIn(product.department.name, locale)}
        </Link>
      </nav>
      <div className="mt-2 grid items-start gap-x-12 gap-y-6 md:grid-cols-2 lg:grid-cols-[1.15fr_1fr]">
        <ProductPictures product={product} />
        <div>
          {product.brand ? <p className="text-sm text-ink-soft">{product.brand}</p> : null}
          <h1 lang={product.textLocale} className="text-3xl">
            {product.title}
          </h1>
          <div className="mt-2 mb-4">
            <ReadinessLine product={product.slug} large>
              <Carriers count={carriers.size} total={stores.length} />
            </ReadinessLine>
          </div>
          <BuyPanel
            product={product.slug}
            variants={buyVariants(product, locale, t)}
            stores={stores.map((s) => ({ slug: s.slug, name: s.name, street: s.address.street }))}
            words={buyPanelWords(product, locale, t)}
            basketHref={`/${locale}/cart`}
            locateIcon={<Icon name="locate" size={18} />}
          />
          <RichText html={product.descriptionHtml} lang={product.textLocale} className="mt-8 max-w-text" />
          <ProductDetails product={product} />
        </div>
      </div>
      {related.length > 0 ? (
        <section className="mt-16" aria-labelledby="related">
          <h2 id="related" className="mb-5 text-2xl">
            {t("related")}
          </h2>
          <ProductGrid cards={related} locale={locale} stores={stores.length} travels={false} />
        </section>
      ) : null}
    </div>
  );
}
