import "server-only";
import { refresh } from "next/cache";
import { redirect, unstable_rethrow } from "next/navigation";
import { logFailure } from "@/app/_server/log-failure";
import type { PressState } from "@/components/staff/press-state";
import type { Tx } from "@/db/client";
import type { Locale } from "@/lib/i18n/locales";
import { actorRef, type Ctx } from "@/lib/kernel/actor";
import { translateDatabaseError } from "@/lib/kernel/database-errors";
import { newId } from "@/lib/kernel/id";
import { once, type StoredAnswer } from "@/lib/kernel/idempotency";
import { Problem, type ProblemDetails } from "@/lib/kernel/problem";
import { clerkActionCtx } from "../_entry/clerk";
import { signInPath } from "../_entry/staff-path";
import { problemWords } from "../_view/problem-words";
import { words } from "../_view/words";

type Asked = {
  locale: Locale;
  /** The page that was pressed on, to come back to after signing in again. */
  path: string;
  /** What is done, and to what: the scope of the key. */
  route: string;
  key: string;
  body: unknown;
};

/** What there is to say of work that was done, where it may be done in more than one way: `held`. */
type Said = { said: string };

/**
 * One press of a button: the work happens once per key, the page is read anew, and a refusal comes back in words.
 * Whoever has been signed out meanwhile is led to the sign-in page.
 */
export async function press(
  asked: Asked,
  work: (tx: Tx, ctx: Ctx) => Promise<Said | undefined> | Promise<void>,
): Promise<PressState> {
  const { locale, path, route, body } = asked;
  const key = /^[\w-]{8,80}$/.test(asked.key) ? asked.key : newId();
  try {
    const ctx = await clerkActionCtx(locale, path);
    const scope = { key, actor: actorRef(ctx.actor), route, body };
    const answer = await patiently(() =>
      once(
        scope,
        async (tx) => {
          return { status: 204, body: (await work(tx, ctx)) ?? null };
        },
        ({ status, code, details }) => ({ status, body: { code, details } }),
      ),
    );
    refresh();
    if (answer.status < 400)
      return {
        key: newId(),
        outcome: "done",
        message: null,
        code: (answer.body as Said | null)?.said ?? null,
      };
    return refused(locale, newId(), answer.body as Refusal);
  } catch (thrown) {
    const error = translateDatabaseError(thrown);
    if (!(error instanceof Problem)) return unforeseen(error, asked);
    if (error.kind === "unauthenticated") redirect(signInPath(locale, path, "ended"));
    refresh();
    return refused(locale, error.kind === "unavailable" ? key : newId(), error);
  }
}

type Refusal = { code: string; details: ProblemDetails };

const refused = (locale: Locale, key: string, refusal: Refusal): PressState => ({
  key,
  outcome: "refused",
  message: problemWords(words(locale), refusal),
  code: refusal.code,
});

/** Nobody knows whether it was done: the same key again does it at most once. */
function unforeseen(error: unknown, { route, locale, key }: Asked): PressState {
  unstable_rethrow(error);
  logFailure(`counter: ${route}`, error);
  return refused(locale, key, { code: "unknown", details: {} });
}

/** A second press while the first still runs waits for the first one's answer instead of complaining. */
async function patiently(call: () => Promise<StoredAnswer>): Promise<StoredAnswer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      const running = error instanceof Problem && error.code === "idempotency.in_progress";
      if (!running || attempt >= 8) throw error;
      await new Promise((resolve) => setTimeout(resolve, 150 * attempt));
    }
  }
}
