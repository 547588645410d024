import type { Addresses } from "./addresses";

/** Who keeps the shop, and how it is searched: for the front page. */
export const shopData = (at: Addresses, { name, locale }: { name: string; locale: string }): object => ({
  "@graph": [
    {
      "@type": "Organization",
      "@id": `${at.file("/")}#shop`,
      name,
      url: at.page("/"),
      logo: at.file("/icons/icon-512.png"),
    },
    {
      "@type": "WebSite",
      "@id": `${at.page("/")}#site`,
      name,
      url: at.page("/"),
      inLanguage: locale,
      publisher: { "@id": `${at.file("/")}#shop` },
      potentialAction: {
        "@type": "SearchAction",
        target: { "@type": "EntryPoint", urlTemplate: `${at.page("/search")}?q={search_term_string}` },
        "query-input": "required name=search_term_string",
      },
    },
  ],
});
