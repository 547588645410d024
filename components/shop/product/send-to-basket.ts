import { basketEvent } from "@/components/shop/now";

/**
 * Sends what the form says to the basket, whose count is told to the page. Fetched when it is first needed: few visits
 * of a page end here.
 * @returns why it was refused, in the reader's words; null when it is in the basket. Throws when the shop is not reached.
 */
export async function sendToBasket(form: HTMLFormElement, failed: string): Promise<string | null> {
  const fields = new FormData(form);
  const store = fields.get("store");
  const where = store === null ? {} : { store: String(store) || null };
  const body = {
    sku: String(fields.get("sku")),
    quantity: Number(fields.get("quantity") ?? 1),
    ...where,
  };
  const response = await fetch("/api/cart/lines", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify(body),
  });
  const answer = (await response.json().catch(() => null)) as { count?: number; detail?: string } | null;
  if (!response.ok) return answer?.detail ?? failed;
  window.dispatchEvent(new CustomEvent(basketEvent, { detail: { count: answer?.count } }));
  return null;
}
