import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cachedDepartments, cachedGoesWith, cachedProduct, cachedStores } from "@/app/_server/cached";
import { pageLocale, placeholder } from "@/app/_server/locale";
import { productMetadata } from "@/app/_server/product-metadata";
import { BuyPanel } from "@/components/shop/buy-panel";
import { buyPanelWords, buyVariants } from "@/components/shop/buy-variants";
import { Carriers } from "@/components/shop/carriers";
import { plinthColour } from "@/components/shop/plinth";
import { Gallery } from "@/components/shop/product/gallery";
import { RecentlySeen } from "@/components/shop/product/recently-seen";
import { WishButton } from "@/components/shop/product/wish-button";
import { ProductDetails } from "@/components/shop/product-details";
import { ProductGrid } from "@/components/shop/product-grid";
import { ReadinessLine } from "@/components/shop/readiness-line";
import { buttonLooks } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { RichText } from "@/components/ui/rich-text";
import { departmentIn } from "@/lib/catalog/departments";
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

export default async function ProductPage(props: Props) {
  const locale = await pageLocale();
  const product = await productOf(props, locale);
  const [t, shop, stores, departments, beside] = await Promise.all([
    getTranslations("product"),
    getTranslations("shop"),
    cachedStores(),
    cachedDepartments(),
    cachedGoesWith(locale, product.slug),
  ]);
  const above = departmentIn(departments, product.department.slug)?.path ?? [];
  const home = `/${locale}/products/${product.slug}`;
  const carriers = new Set(product.variants.flatMap((v) => v.carriers));
  return (
    <div className="page-width pt-4">
      <ProductStructure product={product} locale={locale} stores={stores} />
      <nav aria-label={shop("breadcrumb")}>
        <ol className="flex flex-wrap items-center gap-x-1">
          {[...above, product.department].map((department, i) => (
            <li key={department.slug} className="flex items-center gap-x-1">
              {i > 0 ? <Icon name="chevron" size={16} className="text-ink-faint" /> : null}
              <Link href={`/${locale}/c/${department.slug}`} className="text-action">
                {textIn(department.name, locale)}
              </Link>
            </li>
          ))}
        </ol>
      </nav>
      <div className="mt-2 grid items-start gap-x-12 gap-y-6 md:grid-cols-2 lg:grid-cols-[1.15fr_1fr]">
        <Gallery product={product} />
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
            links={{ basket: `/${locale}/cart`, tell: `/${locale}/alerts`, stores: `/${locale}/stores` }}
            looks={`${buttonLooks("primary", "large")} w-full`}
            icons={{ locate: <Icon name="locate" size={18} />, find: <Icon name="search" /> }}
            next={
              beside.products.length > 0 ? (
                <a href="#related" className="mt-1 block font-medium underline underline-offset-4">
                  {t("next")}
                </a>
              ) : null
            }
          />
          <div className="mt-3 flex flex-wrap gap-x-6">
            <WishButton
              product={product.slug}
              words={{ wish: t("wish"), wished: t("wished") }}
              icon={<Icon name="heart" />}
            />
            <Link href={`/${locale}/compare?p=${product.slug}`} rel="nofollow" className="text-action">
              <Icon name="compare" />
              {t("compare")}
            </Link>
          </div>
          <RichText html={product.descriptionHtml} lang={product.textLocale} className="mt-8 max-w-text" />
          <ProductDetails product={product} locale={locale} />
        </div>
      </div>
      {beside.products.length > 0 ? (
        <section className="later mt-16" aria-labelledby="related">
          <h2 id="related" className="mb-5 scroll-mt-6 text-2xl">
            {t(beside.bought ? "goesWith" : "related")}
          </h2>
          <ProductGrid cards={beside.products} locale={locale} stores={stores.length} travels={false} />
        </section>
      ) : null}
      <RecentlySeen
        own={{
          href: home,
          title: product.title,
          picture: product.media[0]?.src ?? "",
          looks: plinthColour(product.department.plinth),
        }}
        title={t("seen")}
      />
    </div>
  );
}
