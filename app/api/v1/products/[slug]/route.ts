import { getProductCall, productAnswer } from "@/app/api/v1/_contract/catalog";
import { handle } from "@/app/api/v1/_contract/handle";
import { productBySlug } from "@/lib/catalog/product";
import { notFound } from "@/lib/kernel/problem";

export const GET = handle(getProductCall, async ({ tx, ctx, params }) => {
  const product = await productBySlug(tx, params.slug, ctx.locale);
  if (!product) throw notFound("product");
  return productAnswer(product, ctx.locale);
});
