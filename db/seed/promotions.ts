import { inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { departments } from "@/db/schema/catalog";
import { deliveryRates, promotionCodes, promotionDepartments, promotions } from "@/db/schema/promotions";
import { newId } from "@/lib/kernel/id";

type Seed = Omit<typeof promotions.$inferInsert, "id" | "currency"> & {
  codes?: { code: string; maxUses?: number }[];
  /** Slugs. */
  departments?: string[];
};

const currency = "EUR";

/** What the demo shop gives away. */
const seeds: Seed[] = [
  {
    name: {
      en: "Free delivery from €60",
      fi: "Ilmainen toimitus 60 eurosta",
      tr: "60 € ve üzeri ücretsiz teslimat",
      ru: "Бесплатная доставка от 60 €",
      ja: "60ユーロ以上で配送料無料",
    },
    kind: "free_delivery",
    minimumAmount: 6000,
    combining: "combinable",
  },
  {
    name: {
      en: "Hello! 10% off your first order",
      fi: "Hei! 10 % ensimmäisestä tilauksesta",
      tr: "Merhaba! İlk siparişte %10 indirim",
      ru: "Привет! Скидка 10 % на первый заказ",
      ja: "はじめまして！初回のご注文10%オフ",
    },
    kind: "percent",
    basisPoints: 1000,
    firstOrder: true,
    combining: "combinable",
    needsCode: true,
    codes: [{ code: "HEY10" }],
  },
  {
    name: {
      en: "Bakery: two for you, one for the walk home",
      fi: "Leipomo: kaksi sinulle, yksi kotimatkalle",
      tr: "Fırın: ikisi sizden, biri yolluk bizden",
      ru: "Пекарня: два вам, третий — на дорожку",
      ja: "ベーカリー：2個お求めで、帰り道の1個をプレゼント",
    },
    kind: "buy_get",
    buyUnits: 2,
    getUnits: 1,
    combining: "combinable",
    needsCode: true,
    codes: [{ code: "BUNS" }],
    departments: ["bakery"],
  },
  {
    name: {
      en: "€5 for the three fastest",
      fi: "5 € kolmelle nopeimmalle",
      tr: "En hızlı üç kişiye 5 €",
      ru: "5 € трём самым быстрым",
      ja: "先着3名様に5ユーロ",
    },
    kind: "amount",
    amount: 500,
    minimumAmount: 1000,
    combining: "exclusive",
    needsCode: true,
    codes: [{ code: "FAST5", maxUses: 3 }],
  },
];

const kilograms = (n: number) => n * 1000;

/** By country and prefix: what parcels up to so many grams cost; null for whatever is heavier. */
const rates: [country: string, prefix: string, steps: [upToGrams: number | null, amount: number][]][] = [
  [
    "FI",
    "",
    [
      [kilograms(5), 490],
      [kilograms(20), 790],
      [null, 1490],
    ],
  ],
  // North of the Arctic Circle.
  [
    "FI",
    "99",
    [
      [kilograms(5), 690],
      [kilograms(20), 1190],
      [null, 2290],
    ],
  ],
  [
    "AX",
    "",
    [
      [kilograms(5), 790],
      [null, 1990],
    ],
  ],
  [
    "EE",
    "",
    [
      [kilograms(5), 990],
      [null, 1990],
    ],
  ],
  [
    "",
    "",
    [
      [kilograms(5), 1490],
      [kilograms(20), 2490],
      [null, 4990],
    ],
  ],
];

/** Fills the demo shop's promotions and what sending costs. Its departments are there already. */
export async function insertPromotions(tx: Tx): Promise<void> {
  for (const { codes = [], departments: about = [], ...promotion } of seeds) {
    const promotionId = newId();
    await tx.insert(promotions).values({ ...promotion, id: promotionId, currency });
    if (codes.length > 0)
      await tx.insert(promotionCodes).values(codes.map((code) => ({ ...code, promotionId })));
    if (about.length > 0)
      await tx.insert(promotionDepartments).select(
        tx
          .select({
            promotionId: sql<string>`${promotionId}::uuid`.as("promotion_id"),
            departmentId: departments.id,
          })
          .from(departments)
          .where(inArray(departments.slug, about)),
      );
  }
  await tx.insert(deliveryRates).values(
    rates.flatMap(([countryCode, postalPrefix, steps]) =>
      steps.map(([upToGrams, amount]) => ({
        id: newId(),
        countryCode,
        postalPrefix,
        upToGrams,
        amount,
        currency,
      })),
    ),
  );
}
