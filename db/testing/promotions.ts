import { db } from "@/db/client";
import { promotionCodes, promotions } from "@/db/schema/promotions";
import { newId } from "@/lib/kernel/id";

type NewPromotion = Partial<typeof promotions.$inferInsert> & Pick<typeof promotions.$inferInsert, "kind">;

/** A promotion that runs. @param codes what brings it, and how often each does; without, it comes by itself */
export async function addPromotion(
  promotion: NewPromotion,
  codes: { code: string; maxUses?: number }[] = [],
): Promise<string> {
  const id = newId();
  await db()
    .insert(promotions)
    .values({
      id,
      name: { en: "A promotion" },
      currency: "EUR",
      combining: "combinable",
      needsCode: codes.length > 0,
      startsAt: new Date(Date.now() - 60_000),
      ...promotion,
    });
  if (codes.length > 0)
    await db()
      .insert(promotionCodes)
      .values(codes.map((code) => ({ ...code, promotionId: id })));
  return id;
}
