import { getTranslations } from "next-intl/server";
import type {
  Choice,
  ChoiceGroup,
  ListingFilters,
  ListingLink,
  ListingView,
} from "@/components/shop/listing/view";
import { shop } from "@/lib/catalog/shop";
import { decimalOf, formatMoney } from "@/lib/kernel/money";
import type { Listing } from "@/lib/search/listing";
import {
  fromStart,
  type ListingAsk,
  listingQuery,
  longestShelf,
  shelfPage,
  sortOf,
} from "@/lib/search/listing-address";
import { productSorts } from "@/lib/search/product-search";

type Words = Awaited<ReturnType<typeof getTranslations<"listing">>>;

export type ListingPage = {
  locale: string;
  /** With the language. */
  path: string;
  ask: ListingAsk;
  listing: Listing;
  /** How many stores the shop has. */
  stores: number;
  /** The shopper's own; null before one is chosen or when it does not matter. */
  store: { slug: string; name: string } | null;
};

/** What a listing's page shows and where its links lead. */
export async function listingView(page: ListingPage): Promise<ListingView> {
  const { locale, path, ask, listing, stores, store } = page;
  const t = await getTranslations("listing");
  const begun = fromStart(ask);
  const to = (changed: Partial<ListingAsk>) =>
    `${path}${listingQuery({ ...begun, ...changed }, shop.currency)}`;
  const { facets } = listing;
  return {
    locale,
    path,
    products: listing.products,
    stores,
    total: facets.total,
    capped: facets.capped,
    filters: filtersOf(page, t),
    chosen: chosenLinks(page, t, to),
    cleared: to(nothingChosen),
    sorts: productSorts
      .filter((sort) => sort !== "relevance" || ask.text !== "")
      .filter((sort) => sort !== "featured" || ask.text === "")
      .map((sort) => ({ label: t(`sort.${sort}`), href: to({ sort }), current: sort === sortOf(ask) })),
    more: moreLink(page),
    start: ask.after ? to({}) : null,
    storeMissing: ask.at === "mine" && store === null,
    store: store?.slug ?? null,
  };
}

const nothingChosen: Partial<ListingAsk> = {
  department: null,
  brands: [],
  min: null,
  max: null,
  onSale: false,
  options: [],
  at: null,
};

/** One page longer, at the place where the new goods begin; past the longest page, the next begins after this one. */
function moreLink({ path, ask, listing }: ListingPage): string | null {
  if (!listing.next) return null;
  const further: ListingAsk =
    ask.show < longestShelf
      ? { ...ask, show: ask.show + shelfPage }
      : { ...ask, show: shelfPage, after: listing.next };
  return `${path}${listingQuery(further, shop.currency)}#${further.show > shelfPage ? `from-${ask.show + 1}` : "goods"}`;
}

function chosenLinks(
  { locale, ask, listing, store }: ListingPage,
  t: Words,
  to: (changed: Partial<ListingAsk>) => string,
): ListingLink[] {
  const money = (amount: number) => formatMoney({ amount, currency: shop.currency }, locale);
  const department = listing.facets.departments.find((d) => d.slug === ask.department);
  const links: (ListingLink | false)[] = [
    ask.department !== null && { label: department?.name ?? ask.department, href: to({ department: null }) },
    ask.at === "mine" &&
      store !== null && { label: t("at.readyAt", { store: store.name }), href: to({ at: null }) },
    ask.at === "any" && { label: t("at.any"), href: to({ at: null }) },
    ...ask.brands.map((brand) => ({
      label: brand,
      href: to({ brands: ask.brands.filter((other) => other !== brand) }),
    })),
    ...ask.options.map((option) => ({
      label: optionLabel(listing, option),
      href: to({ options: ask.options.filter((other) => other !== option) }),
    })),
    ask.min !== null &&
      ask.max !== null && {
        label: t("price.between", { min: money(ask.min), max: money(ask.max) }),
        href: to({ min: null, max: null }),
      },
    ask.min !== null &&
      ask.max === null && { label: t("price.from", { min: money(ask.min) }), href: to({ min: null }) },
    ask.max !== null &&
      ask.min === null && { label: t("price.to", { max: money(ask.max) }), href: to({ max: null }) },
    ask.onSale && { label: t("onSale"), href: to({ onSale: false }) },
  ];
  return links.filter((link) => link !== false);
}

function optionLabel(listing: Listing, { name, value }: ListingAsk["options"][number]): string {
  const values = listing.facets.options.find((option) => option.name === name)?.values;
  return values?.find((known) => known.value === value)?.label ?? value;
}

function filtersOf({ path, ask, listing: { facets } }: ListingPage, t: Words): ListingFilters {
  const brands = withChosen(
    facets.brands.map(({ name, count }) => ({ value: name, label: name, count })),
    ask.brands,
  );
  const onSearch = path.endsWith("/search");
  return {
    carried: [
      ...(ask.text ? [{ name: "q", value: ask.text }] : []),
      ...(ask.asTyped ? [{ name: "as", value: "typed" }] : []),
      ...(ask.sort ? [{ name: "sort", value: ask.sort }] : []),
    ],
    departments: onSearch
      ? facets.departments.map(({ slug, name, depth, count }) => ({
          value: slug,
          label: name,
          count,
          ...(depth > 0 && { below: true }),
          chosen: slug === ask.department,
        }))
      : [],
    groups: [
      ...(brands.length > 1 || ask.brands.length > 0
        ? [{ field: "brand", title: t("brand"), choices: brands }]
        : []),
      ...optionGroups(facets.options, ask.options),
    ],
    price: priceFilter(ask, facets.price),
    onSale: facets.onSale > 0 || ask.onSale ? { count: facets.onSale, chosen: ask.onSale } : null,
    at: ask.at,
  };
}

function priceFilter({ min, max }: ListingAsk, known: Listing["facets"]["price"]): ListingFilters["price"] {
  const asked = min !== null || max !== null;
  if (!known || (known.min === known.max && !asked)) return null;
  const plain = (amount: number) => decimalOf({ amount, currency: shop.currency });
  return {
    min: min === null ? "" : plain(min),
    max: max === null ? "" : plain(max),
    least: plain(known.min),
    most: plain(known.max),
  };
}

function optionGroups(known: Listing["facets"]["options"], asked: ListingAsk["options"]): ChoiceGroup[] {
  const chosen = new Set(asked.map(({ name, value }) => `${name}:${value}`));
  return known
    .filter(({ name, values }) => !name.includes(":") && values.length > 1)
    .map(({ name, label, values }) => ({
      field: "option",
      prefix: `${name}:`,
      title: label,
      choices: values.map(({ value, label: text, count }) => ({
        value: `${name}:${value}`,
        label: text,
        count,
        chosen: chosen.has(`${name}:${value}`),
      })),
    }));
}

/** What is chosen stays to be taken off, even where nothing has it any more. */
function withChosen(known: Omit<Choice, "chosen">[], chosen: string[]): Choice[] {
  const gone = chosen.filter((value) => !known.some((choice) => choice.value === value));
  return [...known, ...gone.map((value) => ({ value, label: value, count: 0 }))].map((choice) => ({
    ...choice,
    chosen: chosen.includes(choice.value),
  }));
}
