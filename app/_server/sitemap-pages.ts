import "server-only";
import type { Department } from "@/lib/catalog/departments";
import { cachedDepartments, cachedStores } from "./cached";
import type { SitemapPage } from "./sitemap-xml";

const withBranches = (tree: readonly Department[]): Department[] =>
  tree.flatMap((department) => [department, ...withBranches(department.children)]);

/** Every page that may be found, products aside. */
export async function sitemapPages(): Promise<SitemapPage[]> {
  const [departments, stores] = await Promise.all([cachedDepartments(), cachedStores()]);
  return [
    { path: "/" },
    { path: "/stores" },
    ...withBranches(departments).map(({ slug }) => ({ path: `/c/${slug}` })),
    ...stores.map(({ slug }) => ({ path: `/stores/${slug}` })),
  ];
}
