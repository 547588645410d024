import { quoteExchangeCall } from "@/app/api/v1/_contract/exchanges";
import { handle } from "@/app/api/v1/_contract/handle";
import { quoteExchange } from "@/lib/exchanges/quote-exchange";

export const POST = handle(quoteExchangeCall, ({ tx, ctx, body }) => quoteExchange(tx, ctx, body));
