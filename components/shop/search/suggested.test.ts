import { expect, it } from "vitest";
import { suggestedGroups } from "./suggested";

const words = {
  label: "Suggestions",
  searches: "Searches",
  products: "Products",
  departments: "Departments",
  stores: "Stores",
  seeAll: "All results for “{text}”",
  corrected: "",
  none: "",
  count: "",
};
const reader = { locale: "en", text: "tea & co", words };
const nothing = { products: [], departments: [], stores: [], words: [], corrected: null };

it("suggests nothing where there is nothing", () => {
  expect(suggestedGroups(nothing, reader)).toEqual([]);
});

it("leads to every kind of thing, and to all results where there are goods", () => {
  const groups = suggestedGroups(
    {
      ...nothing,
      words: ["tea towel"],
      products: [
        {
          slug: "breakfast-tea",
          title: "Breakfast tea",
          price: { amount: 490, currency: "EUR" },
          picture: null,
        },
      ],
      departments: [{ slug: "tea", name: "Tea" }],
      stores: [{ slug: "teatteri", name: "Teatteri", city: "Helsinki" }],
    },
    reader,
  );
  expect(groups.map(({ title }) => title)).toEqual(["Searches", "Products", "Departments", "Stores", ""]);
  expect(groups.flatMap(({ options }) => options)).toEqual([
    { href: "/en/search?q=tea%20towel", text: "tea towel", typed: "tea towel" },
    { href: "/en/products/breakfast-tea", text: "Breakfast tea", detail: "€4.90", typed: "" },
    { href: "/en/c/tea", text: "Tea", typed: "" },
    { href: "/en/stores/teatteri", text: "Teatteri", detail: "Helsinki", typed: "" },
    { href: "/en/search?q=tea%20%26%20co", text: "All results for “tea & co”", typed: "tea & co" },
  ]);
});
