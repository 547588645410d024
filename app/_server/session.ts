import "server-only";
import { cookies, headers } from "next/headers";
import { NextRequest } from "next/server";
import type { AuthOptions } from "next-auth";
import { decode, encode } from "next-auth/jwt";
import AppleProvider from "next-auth/providers/apple";
import CredentialsProvider from "next-auth/providers/credentials";
import GoogleProvider from "next-auth/providers/google";
import type { Provider } from "next-auth/providers/index";
import { db } from "@/db/client";
import { defaultLocale, isLocale, type Locale } from "@/lib/i18n/locales";
import { externalSignIn } from "@/lib/identity/external-sign-in";
import {
  actorOfSession,
  customerSessionHours,
  endSession,
  type NewSession,
  type SignedIn,
  type Standing,
  standingOfSession,
} from "@/lib/identity/sessions";
import { signIn } from "@/lib/identity/sign-in";
import { signInProviders } from "@/lib/identity/sign-in-providers";
import type { Ctx } from "@/lib/kernel/actor";
import { env } from "@/lib/kernel/env";
import { Problem } from "@/lib/kernel/problem";
import { derivedToken } from "@/lib/kernel/secrets";
import { withBoundedBody } from "./bounded-body";
import { callerAddress } from "./caller-address";
import { continueElsewhere } from "./continue-elsewhere";
import { logFailure } from "./log-failure";
import { ownCookie } from "./own-cookie";
import { pathAfterSignIn } from "./own-path";
import { requireSameOrigin } from "./same-origin";
import { deviceToken } from "./shared-device";
import { welcome } from "./welcome";

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
export const sessionCookieValue = (session: NewSession): Promise<string> =>
  encode({ token: { sid: session.id }, secret: secret(), maxAge: secondsLeft(session) });

const secondsLeft = ({ expiresAt }: NewSession): number =>
  Math.max(0, Math.floor((expiresAt.getTime() - Date.now()) / 1000));

/** Gives the browser the cookie of a sign-in. Only in server actions that came from a page of ours. */
export async function keepSession(session: NewSession): Promise<void> {
  (await cookies()).set(sessionCookie(), await sessionCookieValue(session), ownCookie(secondsLeft(session)));
}

/** Ends the browser's sign-in, row and cookie. */
async function dropSession(): Promise<void> {
  const jar = await cookies();
  const id = await sessionIdIn(jar.get(sessionCookie())?.value);
  if (id) await endSession(db(), id);
  jar.delete({ name: sessionCookie(), path: "/", secure: secure() });
}

type Typed = { email: string; password: string };

/** Somebody who is not signed in yet. */
const stranger = (from: Headers, locale: Locale = defaultLocale): Ctx => ({
  actor: { kind: "visitor", id: null },
  now: new Date(),
  channel: "web",
  locale,
  address: callerAddress(from, env().trustedProxies),
});

/** Checks an address and a password. Throws what `signIn` of lib/identity throws. */
const checkPassword = (from: Headers, typed: Typed & { device?: string }): Promise<NewSession> =>
  signIn(stranger(from), { ...typed, userAgent: from.get("user-agent") ?? "" });

/**
 * Signs the browser in, from a server action of our own; works before a page is hydrated.
 * Throws `input.invalid`, `auth.wrong_credentials` (the same for unknown people), `auth.too_many_tries`,
 * `request.foreign_origin`.
 */
export async function signInHere(typed: Typed): Promise<NewSession> {
  const from = await headers();
  requireSameOrigin(from);
  const device = await deviceToken();
  const session = await checkPassword(from, { ...typed, ...(device ? { device } : {}) });
  await keepSession(session);
  return session;
}

/** Id of the sign-in that this browser has; null without one. Not proof that it still counts. */
export const currentSessionId = async (): Promise<string | null> =>
  sessionIdIn((await cookies()).get(sessionCookie())?.value);

/**
 * What this browser's sign-in stands for, also while it waits for a second factor or a PIN; null without one.
 * One statement.
 */
export async function standingHere(): Promise<Standing | null> {
  const id = await currentSessionId();
  return id === null ? null : standingOfSession(db(), id);
}

/** Signs the browser out, from a server action of our own: ends the row and takes the cookie away. */
export async function signOutHere(): Promise<void> {
  requireSameOrigin(await headers());
  await dropSession();
}

const answered = new Set(["csrf", "providers", "signin", "signout", "callback", "error"]);

/**
 * next-auth's routes: `csrf`, `callback/…`, `signin/…` (POST), `signout` (POST), `session`; and two of ours around them:
 * `start/<provider>` (POST) leads to another service, `arrived` comes back from it. Pages of its own are not served, and
 * its log for browsers neither.
 */
export async function nextAuth(request: NextRequest, path: readonly string[]): Promise<Response> {
  const [action = "", provider = ""] = path;
  if (action === "session" && request.method === "GET") return sessionAnswer(request);
  if (action === "arrived" && request.method === "GET") return arrived(request);
  if (action === "start" && request.method === "POST") return startElsewhere(request, provider);
  if (!answered.has(action)) return new Response(null, { status: 404 });
  const bounded = await withBoundedBody(request);
  return bounded ? handle(bounded, path) : new Response(null, { status: 413 });
}

async function handle(request: NextRequest, path: readonly string[]): Promise<Response> {
  process.env.NEXTAUTH_URL = env().origin;
  const { default: NextAuth } = await import("next-auth");
  return NextAuth(request, { params: { nextauth: [...path] } }, options(localeOf(request), request.headers));
}

/** From the sign-in page on to another service, with the CSRF token that next-auth wants to see. */
async function startElsewhere(request: NextRequest, id: string): Promise<Response> {
  requireSameOrigin(request.headers);
  const provider = signInProviders(env()).find((p) => p.id === id);
  const bounded = await withBoundedBody(request);
  if (!provider || !bounded) return new Response(null, { status: provider ? 413 : 404 });
  const locale = localeOf(request);
  const next = pathAfterSignIn((await bounded.formData().catch(() => null))?.get("next"), locale);
  const callbackUrl = `${env().origin}/api/auth/arrived?${new URLSearchParams({ next })}`;
  const token = await handle(new NextRequest(`${env().origin}/api/auth/csrf`), ["csrf"]);
  const { csrfToken } = (await token.json()) as { csrfToken: string };
  return continueElsewhere(locale, provider, { csrfToken, callbackUrl }, token.headers.getSetCookie());
}

/** Back from another service: what follows on every way of signing in, and on to where the shopper wanted. */
async function arrived(request: NextRequest): Promise<Response> {
  const next = request.nextUrl.searchParams.get("next");
  const [, first] = (next ?? "").split("/");
  let locale: Locale = isLocale(first) ? first : defaultLocale;
  const id = await sessionIdIn(request.cookies.get(sessionCookie())?.value);
  if (id) ({ locale } = await welcome(stranger(request.headers, locale), id, locale));
  const headers = { Location: pathAfterSignIn(next, locale), "Cache-Control": "private, no-store" };
  return new Response(null, { status: 303, headers });
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

/** Those the shop was set up for. */
function providersElsewhere(): Provider[] {
  const { google, apple, oidc } = env().signIn;
  const found: Provider[] = [];
  if (google) found.push(GoogleProvider({ clientId: google.id, clientSecret: google.secret }));
  if (apple) found.push(AppleProvider({ clientId: apple.id, clientSecret: apple.secret }));
  if (oidc)
    found.push({
      id: "oidc",
      name: oidc.name,
      type: "oauth",
      wellKnown: `${oidc.issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
      authorization: { params: { scope: "openid email profile" } },
      idToken: true,
      checks: ["pkce", "state"],
      clientId: oidc.id,
      clientSecret: oidc.secret,
      profile: (profile: { sub: string }) => ({ id: profile.sub }),
    });
  return found;
}

/** What a service says about somebody, as far as it can be believed. */
function vouchedFor(profile: object, subject: string, provider: string, userAgent: string) {
  const said = profile as { email?: unknown; email_verified?: unknown; name?: unknown };
  return {
    ...{ provider, subject, userAgent },
    email: typeof said.email === "string" ? said.email : null,
    // Apple writes it as text.
    verified: said.email_verified === true || said.email_verified === "true",
    name: typeof said.name === "string" ? said.name.slice(0, 120) : null,
  };
}

function options(locale: Locale, from: Headers): AuthOptions {
  const signInPage = `/${locale}/account/sign-in`;
  return {
    secret: secret(),
    useSecureCookies: secure(),
    session: { strategy: "jwt", maxAge: customerSessionHours * 3600 },
    pages: { signIn: signInPage, signOut: signInPage, error: signInPage },
    // Apple comes back with a form of its own site's, which brings no other cookies.
    ...(secure() && env().signIn.apple
      ? {
          cookies: {
            pkceCodeVerifier: {
              name: "__Secure-next-auth.pkce.code_verifier",
              options: { httpOnly: true, sameSite: "none", path: "/", secure: true, maxAge: 900 },
            },
          },
        }
      : {}),
    providers: [
      ...providersElsewhere(),
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
    callbacks: {
      async signIn({ user, account, profile }) {
        if (!account || account.type === "credentials") return true;
        try {
          const agent = from.get("user-agent") ?? "";
          const who = vouchedFor(profile ?? {}, account.providerAccountId, account.provider, agent);
          user.id = (await externalSignIn(stranger(from, locale), who)).id;
          return true;
        } catch (error) {
          if (!(error instanceof Problem)) logFailure("sign-in elsewhere", error);
          const refused = error instanceof Problem ? error.code : "service.busy";
          return `/${locale}/account/sign-in?${new URLSearchParams({ refused })}`;
        }
      },
      redirect: ({ url }) =>
        url.startsWith(`${env().origin}/api/auth/arrived?`)
          ? url
          : `${env().origin}${pathAfterSignIn(pathIn(url), locale)}`,
      jwt: ({ token, user }) => ({ sid: user ? user.id : token.sid }),
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.sid === "string") await endSession(db(), token.sid);
      },
    },
  };
}

/** What follows the host in an address of ours. */
const pathIn = (url: string): string => (url.startsWith(env().origin) ? url.slice(env().origin.length) : url);

/** The language of the page that someone comes from or goes to. */
function localeOf(request: NextRequest): Locale {
  const callback = request.nextUrl.searchParams.get("callbackUrl") ?? request.headers.get("referer") ?? "/";
  const path = URL.canParse(callback, env().origin) ? new URL(callback, env().origin).pathname : "/";
  const [, first] = path.split("/");
  return isLocale(first) ? first : defaultLocale;
}
