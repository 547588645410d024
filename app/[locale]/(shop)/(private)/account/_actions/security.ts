"use server";

import { redirect } from "next/navigation";
import { askedBy } from "@/app/_server/asked";
import { forgetAskedCode, keepAskedCode } from "@/app/_server/asked-code";
import { forgetCheckout } from "@/app/_server/checkout-state";
import { actionLocale } from "@/app/_server/locale";
import { answered } from "@/app/_server/outcome";
import { currentSessionId, signOutHere } from "@/app/_server/session";
import { shopperActionCtx } from "@/app/_server/shopper";
import { typedProof } from "@/app/_server/typed-proof";
import type { Outcome } from "@/components/shop/form/outcome";
import { deleteAccount } from "@/lib/account/delete-account";
import { translator } from "@/lib/i18n/translator";
import { changePassword } from "@/lib/identity/change-password";
import { endOneSession } from "@/lib/identity/end-one-session";
import { endSessions } from "@/lib/identity/end-sessions";
import { requestProofCode } from "@/lib/identity/request-proof-code";
import type { Ctx } from "@/lib/kernel/actor";
import { Problem } from "@/lib/kernel/problem";
import { accountRefused, fieldOf } from "./answers";

/**
 * Sign-in and data, in `do`: `password`, `end:<session>`, `everywhere`, `code` (to prove it is still them), `delete`.
 */
export async function changeSecurity(asked: string, form: FormData): Promise<Outcome> {
  const locale = actionLocale(asked);
  const here = `/${locale}/account/security`;
  const [verb = "", id = ""] = askedBy(form);
  try {
    const ctx = await shopperActionCtx(locale);
    if (verb !== "delete" && verb !== "everywhere")
      return await answered(here, await act(ctx, verb, id, form), formOf(verb));
    if (verb === "delete")
      await deleteAccount(ctx, { proof: await typedProof(form.get("code"), form.get("proof")) });
    else if (ctx.actor.kind === "customer") await endSessions(ctx, { userId: ctx.actor.id });
    await signOutHere();
    await forgetCheckout();
    await forgetAskedCode();
  } catch (error) {
    return answered(here, accountRefused(locale, error), formOf(verb));
  }
  redirect(`/${locale}/account/${verb === "delete" ? "goodbye" : "sign-in?left"}`);
}

/** Which form of the page asks for it. */
const formOf = (verb: string): string => (verb === "password" || verb === "delete" ? verb : "");

async function act(ctx: Ctx, verb: string, id: string, form: FormData): Promise<Outcome> {
  const t = translator(ctx.locale, "account.security");
  switch (verb) {
    case "password": {
      const proof = await typedProof(form.get("code"), form.get("proof"));
      const sessionId = (await currentSessionId()) ?? "";
      await changePassword(ctx, { proof, password: fieldOf(form, "password", 1000), sessionId });
      await forgetAskedCode();
      return { tone: "done", message: t("changed") };
    }
    case "end":
      await endOneSession(ctx, { sessionId: id });
      return { tone: "done", message: t("ended") };
    case "code": {
      const code = await requestProofCode(ctx, {});
      await keepAskedCode(code, { purpose: "confirm", next: `/${ctx.locale}/account/security` });
      return { tone: "done", message: t("mailed", { email: code.email }), focus: "change-code" };
    }
    default:
      throw new Problem("invalid", "input.invalid", "Nothing on the page asks for this.");
  }
}
