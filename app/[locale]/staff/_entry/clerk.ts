import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { actionCtx, pageCtx } from "@/app/_server/adapters";
import { cachedStores } from "@/app/_server/cached";
import { standingHere } from "@/app/_server/session";
import { defaultLocale, isLocale, type Locale } from "@/lib/i18n/locales";
import { type Ctx, isStaff, staffLocations } from "@/lib/kernel/actor";
import { isId } from "@/lib/kernel/id";
import type { Store } from "@/lib/stores/store";
import { signInPath } from "./staff-path";

// Who stands at the counter. Nothing here protects data: queries and commands look at the actor themselves. It only
// leads people to where they can go on.

/**
 * The Ctx of a counter page. Nobody signed in: on to the sign-in page, which leads back to `path`. Somebody who does
 * not work here is told so there.
 */
export async function clerkCtx(locale: Locale, path: string): Promise<Ctx> {
  await connection();
  const ctx = await readingCtx(locale);
  if (!isStaff(ctx.actor)) redirect(signInPath(locale, path));
  return ctx;
}

/** The same for a server action; a sign-in that has ended is said. Throws `request.foreign_origin`. */
export async function clerkActionCtx(locale: Locale, path: string): Promise<Ctx> {
  const ctx = await actionCtx({ locale, channel: "staff" });
  if (!isStaff(ctx.actor)) redirect(signInPath(locale, path, "ended"));
  return ctx;
}

/**
 * The Ctx of a page and of the board's own reading. A shared device that has locked itself still rings: what its pages
 * read by themselves, behind the lock, stays true, so that nothing typed is lost to a page that leads away. Nothing can
 * be done there, and a page that somebody opens is shut.
 */
export async function readingCtx(locale: Locale): Promise<Ctx> {
  const ctx = await pageCtx({ locale, channel: "staff" });
  if (isStaff(ctx.actor) || (await headers()).get("sec-fetch-dest") !== "empty") return ctx;
  const standing = await standingHere();
  return standing?.kind === "locked" ? { ...ctx, actor: standing.actor } : ctx;
}

/** The stores whose counter this is, by name. */
export async function storesOf(ctx: Ctx): Promise<Store[]> {
  const mine = staffLocations(ctx.actor);
  const stores = await cachedStores();
  return mine === "all" ? stores : stores.filter((s) => mine.includes(s.id));
}

/** Where a press came from: its page's language and its pickup. */
export type Place = { locale: Locale; id: string };

/** The place that a page bound to an action. It arrives like anything from outside: what is none of ours is nowhere. */
export function placeOf(sent: Place): Place {
  const { locale, id } = (sent ?? {}) as { locale?: unknown; id?: unknown };
  return { locale: localeOf(locale), id: typeof id === "string" && isId(id) ? id : "" };
}

export const localeOf = (sent: unknown): Locale => (isLocale(sent) ? sent : defaultLocale);
