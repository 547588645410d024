import "server-only";
import { unstable_rethrow } from "next/navigation";
import { logFailure } from "@/app/_server/log-failure";
import type { Outcome } from "@/components/shop/form/outcome";
import type { Tx } from "@/db/client";
import type { Messages } from "@/lib/i18n/messages";
import { translator } from "@/lib/i18n/translator";
import { actorRef, type Ctx } from "@/lib/kernel/actor";
import { translateDatabaseError } from "@/lib/kernel/database-errors";
import { newId } from "@/lib/kernel/id";
import { once } from "@/lib/kernel/idempotency";
import { Problem } from "@/lib/kernel/problem";
import { textOf } from "./form";

type Refused = keyof Messages["offers"]["promotions"]["refused"];

const words: Record<string, Refused> = {
  "auth.forbidden": "forbidden",
  "auth.required": "forbidden",
  "department.not_found": "gone",
  "gift_card.not_found": "gone",
  "input.invalid": "fields",
  "promotion.not_found": "gone",
  "promotion.over": "over",
  "store.not_found": "gone",
};

/**
 * Turns what an action threw into what its form shows. What nobody foresaw is logged and says nothing of itself.
 * @param typed what goes back into the fields of a page that was sent as a plain form
 */
export function offerRefused(locale: string, error: unknown, typed: Record<string, string> = {}): Outcome {
  unstable_rethrow(error);
  const t = translator(locale, "offers.promotions.refused");
  const known = translateDatabaseError(error);
  if (!(known instanceof Problem)) logFailure("counter: offers", error);
  const message = t((known instanceof Problem && words[known.code]) || "other");
  return { tone: "refused", message, typed };
}

/** Does what a form asks for once, however often it is sent: each page of it has a key of its own. */
export async function sentOnce<T>(
  ctx: Ctx,
  form: FormData,
  { route, body }: { route: string; body: unknown },
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const sent = textOf(form, "key", 80);
  const key = /^[\w-]{8,80}$/.test(sent) ? sent : newId();
  const scope = { key, actor: actorRef(ctx.actor), route: `counter:${route}`, body };
  const answer = await once(
    scope,
    async (tx) => ({ status: 200, body: await work(tx) }),
    // Not kept: what is mended in the fields is sent under the same key.
    (refusal) => {
      throw refusal;
    },
  );
  return answer.body as T;
}
