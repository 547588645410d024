"use server";

import { redirect } from "next/navigation";
import { askedBy } from "@/app/_server/asked";
import { codeOnItsWay, forgetAskedCode, keepAskedCode } from "@/app/_server/asked-code";
import { actionLocale } from "@/app/_server/locale";
import { answered } from "@/app/_server/outcome";
import { pathAfterSignIn } from "@/app/_server/own-path";
import { keepSession, signInHere } from "@/app/_server/session";
import { shopperActionCtx } from "@/app/_server/shopper";
import { userAgent } from "@/app/_server/user-agent";
import { welcome } from "@/app/_server/welcome";
import type { Outcome } from "@/components/shop/form/outcome";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { wrongCode } from "@/lib/identity/account-code";
import { isEntryPurpose } from "@/lib/identity/account-code-states";
import { confirmAccountCode } from "@/lib/identity/confirm-account-code";
import { requestAccountCode } from "@/lib/identity/request-account-code";
import { requestAnotherCode } from "@/lib/identity/request-another-code";
import { resetPassword } from "@/lib/identity/reset-password";
import type { NewSession } from "@/lib/identity/sessions";
import { signUp as askForAccount } from "@/lib/identity/sign-up";
import type { Ctx } from "@/lib/kernel/actor";
import { accountRefused, fieldOf } from "./answers";

// The ways in. Whatever an address is asked for, the answer is the same whether or not anybody knows it.

/** Brings together what there is and says where to go on. */
async function pathOn(ctx: Ctx, session: NewSession, next: string, asked: Locale, opened = false) {
  const { staff, orders, locale } = await welcome(ctx, session.id, asked);
  if (staff) return `/${locale}/staff`;
  const path = pathAfterSignIn(next, locale);
  const news = new URLSearchParams();
  if (opened) news.set("opened", "");
  if (orders > 0) news.set("joined", String(orders));
  return path === `/${locale}/account` && news.size > 0 ? `${path}?${news}` : path;
}

/** With address and password, in `do`: `password`; or with a code that is mailed there: `code`. */
export async function signIn(asked: string, next: string, form: FormData): Promise<Outcome> {
  const locale = actionLocale(asked);
  const email = fieldOf(form, "email");
  const here = `/${locale}/account/sign-in`;
  let path = `/${locale}/account/code`;
  try {
    const ctx = await shopperActionCtx(locale);
    if (askedBy(form, "password")[0] === "code") {
      const code = await requestAccountCode(ctx, { email, purpose: "sign_in" });
      await keepAskedCode(code, { purpose: "sign_in", next: pathAfterSignIn(next, locale) });
    } else {
      const session = await signInHere({ email, password: fieldOf(form, "password", 1000) });
      path = await pathOn(ctx, session, next, locale);
    }
  } catch (error) {
    return answered(here, accountRefused(locale, error, { email }, "shown"));
  }
  redirect(path);
}

/** Asks for an account; it is there once the mailed code is typed. */
export async function signUp(asked: string, next: string, form: FormData): Promise<Outcome> {
  const locale = actionLocale(asked);
  const [name, email] = [fieldOf(form, "name"), fieldOf(form, "email")];
  try {
    const ctx = await shopperActionCtx(locale);
    const code = await askForAccount(ctx, { name, email, password: fieldOf(form, "password", 1000) });
    await keepAskedCode(code, { purpose: "sign_up", next: pathAfterSignIn(next, locale) });
  } catch (error) {
    return answered(`/${locale}/account/sign-up`, accountRefused(locale, error, { name, email }));
  }
  redirect(`/${locale}/account/code`);
}

/** Asks for a code to choose a new password with. */
export async function askReset(asked: string, form: FormData): Promise<Outcome> {
  const locale = actionLocale(asked);
  const email = fieldOf(form, "email");
  try {
    const code = await requestAccountCode(await shopperActionCtx(locale), {
      email,
      purpose: "reset_password",
    });
    await keepAskedCode(code, { purpose: "reset_password", next: `/${locale}/account` });
  } catch (error) {
    return answered(`/${locale}/account/reset`, accountRefused(locale, error, { email }));
  }
  redirect(`/${locale}/account/code`);
}

/** The code that was mailed, in `do`: `confirm`; or another one: `again`. */
export async function typeCode(asked: string, form: FormData): Promise<Outcome> {
  const locale = actionLocale(asked);
  const here = `/${locale}/account/code`;
  let path: string;
  try {
    const ctx = await shopperActionCtx(locale);
    const waiting = await codeOnItsWay();
    if (!waiting || !isEntryPurpose(waiting.purpose)) throw wrongCode();
    if (askedBy(form, "confirm")[0] === "again") {
      await keepAskedCode(await requestAnotherCode(ctx, { id: waiting.id }), waiting);
      return await answered(here, { tone: "done", message: translator(locale, "account.code")("sent") });
    }
    const typed = { id: waiting.id, code: fieldOf(form, "code", 40), userAgent: await userAgent() };
    const { purpose } = waiting;
    const { session, opened } =
      purpose === "reset_password"
        ? {
            session: await resetPassword(ctx, { ...typed, password: fieldOf(form, "password", 1000) }),
            opened: false,
          }
        : await confirmAccountCode(ctx, { ...typed, purpose });
    await keepSession(session);
    await forgetAskedCode();
    path = await pathOn(ctx, session, waiting.next, locale, opened);
  } catch (error) {
    return answered(here, accountRefused(locale, error, { code: fieldOf(form, "code", 40) }));
  }
  redirect(path);
}
