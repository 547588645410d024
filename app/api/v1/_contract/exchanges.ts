import { z } from "zod";
import { exchangeInput, quoteInput } from "@/lib/exchanges/input";
import { call } from "./call";
import { refusedLines, returned } from "./returns";
import { money } from "./values";

const difference = money.describe("`out` less `back`; below 0 it is given back.");

const quote = z
  .strictObject({
    back: money.describe("What comes back is worth: what was paid for it."),
    out: money.describe("What goes out costs today."),
    difference,
    ageLimit: z.number().int().nullable().describe("Of all that goes out the highest."),
  })
  .meta({ id: "ExchangeQuote" });

const exchange = z
  .strictObject({
    return: returned,
    order: z.string().describe("Number of the order of what went out, collected at once."),
    back: money,
    out: money,
    difference,
  })
  .meta({ id: "Exchange" });

const refused = [
  ...refusedLines,
  "auth.forbidden",
  "order.not_found",
  "store.not_found",
  "variant.no_price",
  "variant.not_found",
] as const;

export const quoteExchangeCall = call({
  method: "POST",
  path: "/staff/exchanges/quote",
  operation: "quoteExchange",
  summary: "What an exchange would come to now; moves and holds nothing",
  staff: true,
  key: "optional",
  body: quoteInput,
  answer: quote,
  problems: refused,
});

export const exchangeGoodsCall = call({
  method: "POST",
  path: "/staff/exchanges",
  operation: "exchangeGoods",
  summary: "A store takes goods back and hands others out for them, in one act",
  description:
    "What comes back pays first, at what was paid for it; what goes out costs what it costs today, with the promotions that " +
    "run and no codes. `payment` says what the till did with the difference: taken, it needs one; given back, it goes to the " +
    "means it came by. What goes out is an order of its own.",
  staff: true,
  key: "required",
  status: 201,
  body: exchangeInput,
  answer: exchange,
  problems: [
    ...refused,
    "exchange.difference_changed",
    "exchange.not_paid",
    "exchange.over_limit",
    "exchange.unpaid",
    "pickup.age_unchecked",
    "promotion.used_up",
    "reservation.insufficient_stock",
    "return.closed",
    "return.no_warehouse",
    "return.own_order",
  ],
});
