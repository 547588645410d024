import "server-only";
import { cookies } from "next/headers";
import { connection } from "next/server";
import type { Actor, Ctx } from "@/lib/kernel/actor";
import { actionCtx, apiCtx, pageCtx } from "./adapters";
import { newVisitor, visitorCookie, visitorCookieOptions, visitorIdOf } from "./visitor";

// Whoever walks through the shop's pages does so as a shopper: a member of staff who buys bread has a basket of their
// own browser like anyone else, and no more rights on an order page than its link gives.

async function shopperOf(actor: Actor): Promise<Actor> {
  if (actor.kind === "customer" || actor.kind === "visitor") return actor;
  return { kind: "visitor", id: visitorIdOf((await cookies()).get(visitorCookie)?.value) };
}

/** The Ctx of a shop page that shows what is somebody's own. */
export async function shopperCtx(locale: string): Promise<Ctx> {
  // What such a page shows depends on the clock too: it is made when it is asked for, never ahead.
  await connection();
  const ctx = await pageCtx({ locale });
  return { ...ctx, actor: await shopperOf(ctx.actor) };
}

/**
 * The Ctx of a server action of the shop. Throws `request.foreign_origin` (403).
 * @param bearer the token of the order it is about
 */
export async function shopperActionCtx(locale: string, bearer?: string): Promise<Ctx> {
  const ctx = await actionCtx({ locale, ...(bearer ? { bearer } : {}) });
  return { ...ctx, actor: await shopperOf(ctx.actor) };
}

/** The same for a route handler that only our own pages call. */
export async function shopperApiCtx(request: Request): Promise<Ctx> {
  const ctx = await apiCtx(request, "web");
  return { ...ctx, actor: await shopperOf(ctx.actor) };
}

/**
 * The same caller with a name to keep things under. `remember` gives the browser its cookie, or another 90 days for the
 * one it has; call it once something was kept. Only in server actions and route handlers.
 */
export async function namedShopper(ctx: Ctx): Promise<{ shopper: Ctx; remember: () => Promise<void> }> {
  if (ctx.actor.kind !== "visitor") return { shopper: ctx, remember: async () => undefined };
  const jar = await cookies();
  const known = jar.get(visitorCookie)?.value;
  const named =
    known !== undefined && ctx.actor.id !== null ? { cookie: known, id: ctx.actor.id } : newVisitor();
  return {
    shopper: { ...ctx, actor: { kind: "visitor", id: named.id } },
    remember: async () => {
      jar.set(visitorCookie, named.cookie, visitorCookieOptions());
    },
  };
}
