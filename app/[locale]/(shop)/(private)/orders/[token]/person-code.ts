import "server-only";
import { codeOnItsWay, keepAskedCode } from "@/app/_server/asked-code";
import { refused } from "@/app/_server/outcome";
import type { Outcome } from "@/components/shop/form/outcome";
import { translator } from "@/lib/i18n/translator";
import type { Ctx } from "@/lib/kernel/actor";
import type { CustomerProof } from "@/lib/pickup/prove-customer";
import { requestPersonCode } from "@/lib/pickup/request-person-code";

// Who may collect what is paid for is said with a code that the order's own address gets. It is asked for where it is
// needed, and belongs to the browser that asked.

/** What was typed about a pickup, with the code that this browser waits for; undefined without either. */
export async function typedPersonCode(
  path: string,
  pickup: string,
  form: FormData,
): Promise<CustomerProof | undefined> {
  const code = typed(form, `code.${pickup}`, 20);
  const waiting = code === "" ? null : await codeOnItsWay();
  if (waiting?.purpose !== "pickup_person" || waiting.next !== path) return undefined;
  return { id: waiting.id, code };
}

/** Has a code mailed and shows its field; what was typed stays where it is. */
export async function askPersonCode(
  ctx: Ctx,
  path: string,
  of: { number: string; id: string },
  form: FormData,
): Promise<Outcome> {
  await keepAskedCode(await requestPersonCode(ctx, of), { purpose: "pickup_person", next: path });
  const message = translator(ctx.locale, "order.said")("code");
  return { tone: "done", message, focus: `code.${of.id}`, typed: kept(form) };
}

/** A code that was not right: said beside its field. */
export function wrongPersonCode(locale: string, error: unknown, form: FormData): Outcome {
  const { message } = refused(locale, error);
  const fields = [...form.keys()].filter((name) => name.startsWith("code.") && typed(form, name, 20) !== "");
  const errors = Object.fromEntries(fields.map((name) => [name, message]));
  return { tone: "refused", message, errors, typed: kept(form) };
}

/** What a page that was sent as a plain form gets back into its fields. */
const kept = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    [...form.keys()].flatMap((name) =>
      /^(person|email)\./.test(name) ? [[name, typed(form, name, 254)]] : [],
    ),
  );

function typed(form: FormData, name: string, most: number): string {
  const value = form.get(name);
  return typeof value === "string" ? value.trim().slice(0, most) : "";
}
