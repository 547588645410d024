import { z } from "zod";
import { shop } from "@/lib/catalog/shop";
import { typedGiftCardCode } from "@/lib/giftcards/gift-card-code";
import { mostOnGiftCard } from "@/lib/giftcards/issue-gift-card";
import { call } from "./call";
import { money } from "./values";

export const issueGiftCardCall = call({
  method: "POST",
  path: "/staff/gift-cards",
  operation: "issueGiftCard",
  summary: "Make a gift card",
  description:
    "A manager’s to do. The code is told here and never again; what is kept cannot be turned back into it.",
  staff: true,
  key: "required",
  body: z.strictObject({
    value: z.strictObject({
      amount: z.number().int().min(1).max(mostOnGiftCard),
      currency: z.literal(shop.currency),
    }),
  }),
  status: 201,
  answer: z
    .strictObject({
      id: z.string(),
      code: z.string().describe("Five groups of four; read without regard to case and hyphens."),
      value: money,
    })
    .meta({ id: "IssuedGiftCard" }),
  problems: ["auth.forbidden"],
});

export const giftCardBalanceCall = call({
  method: "POST",
  path: "/gift-cards/balance",
  operation: "giftCardBalance",
  summary: "What is left on a gift card, for whoever has its code",
  description: "A POST, so that no code stands in an address.",
  key: "optional",
  body: z.strictObject({ code: typedGiftCardCode }),
  answer: z
    .strictObject({ hint: z.string().describe("The end of the code."), balance: money })
    .meta({ id: "GiftCardBalance" }),
  problems: ["gift_card.too_many_tries", "gift_card.unknown"],
});
