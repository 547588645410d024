import { cookies } from "next/headers";
import { cachedStores } from "@/app/_server/cached";
import type { Store } from "@/lib/stores/store";

/** The store a listing asks for with "my store": whatever the shopper chose; null before that. */
export async function ownStore(at: "mine" | "any" | null): Promise<Store | null> {
  if (at !== "mine") return null;
  const slug = (await cookies()).get("aisle_store")?.value;
  return (await cachedStores()).find((store) => store.slug === slug && store.pickupEnabled) ?? null;
}
