import "server-only";
import { cookies, headers } from "next/headers";
import { NextRequest } from "next/server";
import type { AuthOptions } from "next-auth";
import { decode, encode } from "next-auth/jwt";
import CredentialsProvider from "next-auth/providers/credentials";
import { db } from "@/db/client";
import { defaultLocale, isLocale, type Locale } from "@/lib/i18n/locales";
import {
  actorOfSession,
  customerSessionHours,
  endSession,
  type NewSession,
  type SignedIn,
} from "@/lib/identity/sessions";
import { signIn } from "@/lib/identity/sign-in";
import { env } from "@/lib/kernel/env";
import { Problem } from "@/lib/kernel/problem";
import { derivedToken } from "@/lib/kernel/secrets";
import { callerAddress } from "./caller-address";
import { logFailure } from "./log-failure";
import { requireSameOrigin } from "./same-origin";

// Signing in, and the only code that knows next-auth. Its cookie is an encrypted JWT that carries nothing but the id
// of a row in `sessions`; who that is, is read from the row on every request, so ending the row ends the sign-in at
// once. There are two doors to the same cookie: a server action that calls `signInHere`, and next-auth's own routes under
// /api/auth with their CSRF token.

const secure = (): boolean => env().origin.startsWith("https://");
const secret = (): string => derivedToken("next-auth", "session cookie");

/** Name of the cookie; next-auth's own default. */
export const sessionCookie = (): string => `${secure() ? "__Secure-" : ""}next-auth.session-token`;

/** What a session cookie holds; null when it is none of ours or too old. */
export const readSessionCookie = (cookie: string): Promise<Record<string, unknown> | null> =>
  decode({ token: cookie, secret: secret() }).catch(() => null);

/** The id of the session row that a cookie names, if any. */
async function sessionIdIn(cookie: string | undefined): Promise<string | null> {
  const held = cookie ? await readSessionCookie(cookie) : null;
  return typeof held?.sid === "string" ? held.sid : null;
}

/** Who a session cookie stands for now: null without one, and as soon as its row has ended. One statement. */
export async function actorOfCookie(cookie: string | undefined): Promise<SignedIn | null> {
  const id = await sessionIdIn(cookie);
  return id === null ? null : actorOfSession(db(), id);
}

/** What the cookie of a sign-in holds. */
export function sessionCookieValue(session: NewSession): Promise<string> {
  const seconds = Math.max(0, Math.floor((session.expiresAt.getTime() - Date.now()) / 1000));
  return encode({ token: { sid: session.id }, secret: secret(), maxAge: seconds });
}

/** Gives the browser the cookie of a sign-in. Only in server actions that came from a page of ours. */
export async function keepSession(session: NewSession): Promise<void> {
  const value = await sessionCookieValue(session);
  const attributes = { httpOnly: true, sameSite: "lax", secure: secure(), path: "/" } as const;
  (await cookies()).set(sessionCookie(), value, { ...attributes, expires: session.expiresAt });
}

/** Ends the browser's sign-in, row and cookie. */
async function dropSession(): Promise<void> {
  const jar = await cookies();
  const id = await sessionIdIn(jar.get(sessionCookie())?.value);
  if (id) await endSession(db(), id);
  jar.delete({ name: sessionCookie(), path: "/", secure: secure() });
}

/** Where staff sign in; `next` is where they go afterwards. */
export const signInHref = (locale: string, next?: string): string =>
  `/${locale}/staff/sign-in${next ? `?${new URLSearchParams({ next })}` : ""}`;

type Typed = { email: string; password: string };

/** Checks an address and a password. Throws what `signIn` of lib/identity throws. */
const checkPassword = (from: Headers, typed: Typed): Promise<NewSession> =>
  signIn(
    {
      actor: { kind: "visitor", id: null },
      now: new Date(),
      channel: "web",
      locale: defaultLocale,
      address: callerAddress(from, env().trustedProxies),
    },
    { ...typed, userAgent: from.get("user-agent") ?? "" },
  );

/**
 * Signs the browser in, from a server action of our own; works before a page is hydrated.
 * Throws `input.invalid`, `auth.wrong_credentials` (the same for unknown people), `auth.too_many_tries`,
 * `request.foreign_origin`.
 */
export async function signInHere(typed: Typed): Promise<NewSession> {
  const from = await headers();
  requireSameOrigin(from);
  const session = await checkPassword(from, typed);
  await keepSession(session);
  return session;
}

/** Id of the sign-in that this browser has; null without one. Not proof that it still counts. */
export const currentSessionId = async (): Promise<string | null> =>
  sessionIdIn((await cookies()).get(sessionCookie())?.value);

/** Signs the browser out, from a server action of our own: ends the row and takes the cookie away. */
export async function signOutHere(): Promise<void> {
  requireSameOrigin(await headers());
  await dropSession();
}

const answered = new Set(["csrf", "providers", "signin", "signout", "callback", "error"]);
const bodyLimit = 16 * 1024;

/**
 * next-auth's routes: `csrf`, `callback/credentials` (POST), `signout` (POST), `session`. Pages of its own are not
 * served, and its log for browsers neither.
 */
export async function nextAuth(request: NextRequest, path: readonly string[]): Promise<Response> {
  const [action = ""] = path;
  if (action === "session" && request.method === "GET") return sessionAnswer(request);
  if (!answered.has(action)) return new Response(null, { status: 404 });
  const bounded = await withBoundedBody(request);
  if (!bounded) return new Response(null, { status: 413 });
  process.env.NEXTAUTH_URL = env().origin;
  const { default: NextAuth } = await import("next-auth");
  return NextAuth(bounded, { params: { nextauth: [...path] } }, options(localeOf(request)));
}

/** What next-auth's clients ask for: the signed-in person, or nothing. Never touches the cookie. */
async function sessionAnswer(request: NextRequest): Promise<Response> {
  const actor = await actorOfCookie(request.cookies.get(sessionCookie())?.value);
  const headers = { "Cache-Control": "private, no-store" };
  if (!actor) return Response.json({}, { headers });
  const { name, email } = actor;
  return Response.json(
    { user: { name, email, role: actor.kind === "staff" ? actor.role : null } },
    { headers },
  );
}

function options(locale: Locale): AuthOptions {
  return {
    secret: secret(),
    useSecureCookies: secure(),
    session: { strategy: "jwt", maxAge: customerSessionHours * 3600 },
    pages: { signIn: signInHref(locale), signOut: signInHref(locale), error: signInHref(locale) },
    providers: [
      CredentialsProvider({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        async authorize(typed, call) {
          try {
            const { email = "", password = "" } = typed ?? {};
            const from = new Headers(call.headers as Record<string, string>);
            return { id: (await checkPassword(from, { email, password })).id };
          } catch (error) {
            if (error instanceof Problem && error.kind !== "limited") return null;
            if (!(error instanceof Problem)) logFailure("sign-in", error);
            // next-auth puts the message into an address: it must say no more than a code.
            throw new Error(error instanceof Problem ? error.code : "service.busy");
          }
        },
      }),
    ],
    callbacks: { jwt: ({ token, user }) => ({ sid: user ? user.id : token.sid }) },
    events: {
      async signOut({ token }) {
        if (typeof token?.sid === "string") await endSession(db(), token.sid);
      },
    },
  };
}

/** The language of the page that someone comes from or goes to. */
function localeOf(request: NextRequest): Locale {
  const callback = request.nextUrl.searchParams.get("callbackUrl") ?? request.headers.get("referer") ?? "/";
  const path = URL.canParse(callback, env().origin) ? new URL(callback, env().origin).pathname : "/";
  const [, first] = path.split("/");
  return isLocale(first) ? first : defaultLocale;
}

/** The same request with its body read up to a limit, since next-auth reads without one; null when it is larger. */
async function withBoundedBody(request: NextRequest): Promise<NextRequest | null> {
  if (request.method !== "POST" || !request.body) return request;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size > bodyLimit) return null;
    chunks.push(chunk);
  }
  return new NextRequest(request.url, {
    method: "POST",
    headers: request.headers,
    body: Buffer.concat(chunks),
  });
}
