import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { db } from "@/db/client";
import { negotiateLocale } from "@/lib/i18n/negotiate-locale";
import { actorOfApiKey, apiKeyPrefix } from "@/lib/identity/api-key";
import type { Actor, Channel, Ctx } from "@/lib/kernel/actor";
import { env } from "@/lib/kernel/env";
import { Problem } from "@/lib/kernel/problem";
import { addressBlock, callerAddress } from "./caller-address";
import { requireSameOrigin } from "./same-origin";
import { actorOfCookie, sessionCookie } from "./session";
import { visitorCookie, visitorIdOf } from "./visitor";

// From a request to the Ctx that queries and commands take. Three doors:
//   pageCtx    in server components, which only read
//   actionCtx  in server actions, which change things: refuses what no page of ours sent
//   apiCtx     in route handlers, from the Request alone
// None of them authorises anything: who the caller is goes into the Ctx, and the query or command decides.

type ReadCookie = (name: string) => string | undefined;

/** Signed in, or a visitor: known by their cookie, or by none. */
async function actorOfCookies(read: ReadCookie): Promise<Actor> {
  const signedIn = await actorOfCookie(read(sessionCookie()));
  return signedIn ?? { kind: "visitor", id: visitorIdOf(read(visitorCookie)) };
}

/** Who is looking at the page; asked once however many components ask. */
export const currentActor = cache(async (): Promise<Actor> => {
  const jar = await cookies();
  return actorOfCookies((name) => jar.get(name)?.value);
});

export type PageAsk = {
  /** The page's language, as `pageLocale()` gives it; in an action, sent along with the form. */
  locale: string;
  channel?: Extract<Channel, "web" | "staff">;
  /** The token that an order's own link carries. */
  bearer?: string;
};

async function ctxOfBrowser(ask: PageAsk, actor: Actor): Promise<Ctx> {
  return {
    actor,
    now: new Date(),
    channel: ask.channel ?? "web",
    bearer: ask.bearer,
    address: callerAddress(await headers(), env().trustedProxies),
    locale: ask.locale,
  };
}

/** The Ctx of a server component: `const ctx = await pageCtx({ locale, channel: "staff" })`. */
export const pageCtx = async (ask: PageAsk): Promise<Ctx> => ctxOfBrowser(ask, await currentActor());

/**
 * The Ctx of a server action. The first thing an action does: Next runs an action that came without an Origin with
 * no more than a warning. Sees cookies that the same action has just set.
 * Throws `request.foreign_origin` (403).
 */
export async function actionCtx(ask: PageAsk): Promise<Ctx> {
  requireSameOrigin(await headers());
  const jar = await cookies();
  return ctxOfBrowser(ask, await actorOfCookies((name) => jar.get(name)?.value));
}

/**
 * The Ctx of a route handler. `Authorization: Bearer aisle_sk_…` is an API key and nothing else counts then; any
 * other bearer is the token of one reservation or order, beside whoever the cookies say.
 * A call that changes something and speaks for its cookies must come from a page of ours.
 * @param channel `web` for handlers that only our own pages call: those must always come from a page of ours.
 * Throws `auth.unknown_key` (401), `auth.malformed` (401), `request.foreign_origin` (403).
 */
export async function apiCtx(
  request: Request,
  channel: Extract<Channel, "web" | "api"> = "api",
): Promise<Ctx> {
  const bearer = bearerOf(request.headers.get("authorization"));
  const read = cookiesOf(request.headers.get("cookie"));
  const changes = request.method !== "GET" && request.method !== "HEAD";
  const speaksForCookies =
    bearer === undefined && (read(sessionCookie()) !== undefined || read(visitorCookie) !== undefined);
  if (changes && (channel === "web" || speaksForCookies)) requireSameOrigin(request.headers);
  const isKey = bearer?.startsWith(apiKeyPrefix) ?? false;
  const actor = isKey ? await actorOfKey(bearer as string) : await actorOfCookies(read);
  const named = namedShopper(request.headers);
  const forShopper = actor.kind === "api_key" && named.shopper !== undefined;
  return {
    actor: forShopper ? { ...actor, shopper: named.shopper } : actor,
    now: new Date(),
    channel,
    bearer: isKey ? undefined : bearer,
    address: forShopper ? named.address : callerAddress(request.headers, env().trustedProxies),
    locale: negotiateLocale(
      new URL(request.url).searchParams.get("locale") ?? request.headers.get("accept-language"),
    ),
  };
}

/**
 * The shopper a server acts for, by whatever name it knows them, and where they call from: quotas then count for them
 * and not for the server. Only a key may say so; from anybody else the headers mean nothing.
 * Throws `request.shopper_invalid` (400).
 */
function namedShopper(headers: Headers): { shopper?: string; address?: string } {
  const shopper = headers.get("aisle-shopper")?.trim();
  if (shopper === undefined) return {};
  if (!/^[\x21-\x7e]{1,100}$/.test(shopper))
    throw new Problem(
      "malformed",
      "request.shopper_invalid",
      "Aisle-Shopper has 1 to 100 visible ASCII characters and no spaces.",
    );
  const address = addressBlock(headers.get("aisle-shopper-address") ?? "");
  return address === undefined ? { shopper } : { shopper, address };
}

async function actorOfKey(key: string): Promise<Actor> {
  const actor = await actorOfApiKey(db(), key);
  if (!actor) throw new Problem("unauthenticated", "auth.unknown_key", "This key is unknown, or has ended.");
  return actor;
}

function bearerOf(header: string | null): string | undefined {
  if (header === null) return undefined;
  const token = /^Bearer +([A-Za-z0-9._~+/=-]{1,300})$/i.exec(header.trim())?.[1];
  if (!token) throw new Problem("unauthenticated", "auth.malformed", "Send Authorization: Bearer <token>.");
  return token;
}

function cookiesOf(header: string | null): ReadCookie {
  const pairs = (header ?? "").split(";").map((pair) => {
    const at = pair.indexOf("=");
    return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const;
  });
  return (name) => pairs.find(([n]) => n === name)?.[1];
}
