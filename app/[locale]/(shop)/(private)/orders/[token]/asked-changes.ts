import { cancelLine } from "@/lib/checkout/cancel-line";
import { cancelOrder } from "@/lib/checkout/cancel-order";
import type { Ctx } from "@/lib/kernel/actor";
import { Problem } from "@/lib/kernel/problem";
import { sayArrived, sayOnMyWay } from "@/lib/pickup/arrival";
import { changePickupPerson } from "@/lib/pickup/change-pickup-person";
import { changeStore } from "@/lib/pickup/change-store";
import { chooseInstead } from "@/lib/pickup/choose-instead";
import { extendPickup } from "@/lib/pickup/extend-pickup";
import type { CustomerProof } from "@/lib/pickup/prove-customer";
import { reschedulePickup } from "@/lib/pickup/reschedule-pickup";
import { type ShortChoice, shortChoices } from "@/lib/pickup/states";

/** What the buttons of the page ask for; `drop` is about a line, everything else about a pickup. */
const verbs = [
  "code",
  "way",
  "here",
  "cancel",
  "extend",
  "time",
  "store",
  "person",
  "alone",
  "instead",
  "drop",
] as const;
export type Said = (typeof verbs)[number];

type Of = { number: string; id: string };

/**
 * Does what a button of an order's page asked for, with what the fields of its pickup say.
 * @param more what stands behind verb and pickup
 * @param proof that it is the customer, when they typed a code
 * Throws what the commands refuse.
 */
export async function changeByForm(
  ctx: Ctx,
  of: Of,
  verb: string,
  more: readonly string[],
  form: FormData,
  proof?: CustomerProof,
): Promise<void> {
  const field = (name: string, most: number) => textOf(form, `${name}.${of.id}`, most);
  switch (verb) {
    case "way":
      return sayOnMyWay(ctx, of);
    case "here":
      return sayArrived(ctx, {
        ...of,
        ...given("bay", field("bay", 40)),
        ...given("note", field("note", 200)),
      });
    case "cancel":
      return cancelOrder(ctx, { number: of.number });
    case "extend":
      return extendPickup(ctx, of);
    case "time":
      return reschedulePickup(ctx, { ...of, windowId: field("window", 100) || null });
    case "store":
      await changeStore(ctx, { ...of, store: field("store", 60) });
      return;
    case "person":
      return changePickupPerson(ctx, {
        ...of,
        name: field("person", 120),
        ...given("email", field("email", 254)),
        ...(proof ? { proof } : {}),
      });
    case "alone":
      return changePickupPerson(ctx, { ...of, name: null, ...(proof ? { proof } : {}) });
    case "instead":
      return instead(ctx, of, more);
    case "drop":
      return cancelLine(ctx, { number: of.number, lineId: of.id, quantity: unitsOf(form, `units.${of.id}`) });
    default:
      throw unasked();
  }
}

async function instead(ctx: Ctx, of: Of, [shortPick = "", choice, store]: readonly string[]): Promise<void> {
  if (!isChoice(choice)) throw unasked();
  await chooseInstead(ctx, { ...of, shortPick, choice, ...given("store", store ?? "") });
}

const isChoice = (choice: string | undefined): choice is ShortChoice =>
  shortChoices.some((known) => known === choice);

const unasked = () => new Problem("invalid", "input.invalid", "Nothing on the page asks for this.");

/** What Enter in a field is about: naming a person when one is typed, else where the shopper stands. */
export function typedAbout(form: FormData): string[] {
  const filled = (name: string) =>
    [...form.keys()].find((key) => key.startsWith(`${name}.`) && textOf(form, key, 1) !== "");
  for (const [name, verb] of [
    ["person", "person"],
    ["bay", "here"],
    ["note", "here"],
    ["code", "alone"],
  ] as const) {
    const key = filled(name);
    if (key) return [verb, key.slice(name.length + 1)];
  }
  return [];
}

function textOf(form: FormData, name: string, most: number): string {
  const value = form.get(name);
  return typeof value === "string" ? value.trim().slice(0, most) : "";
}

/** A whole number that was chosen; NaN, which the command refuses, when it is none. */
const unitsOf = (form: FormData, name: string): number => Number.parseInt(textOf(form, name, 4), 10);

const given = <N extends string>(name: N, value: string): { [K in N]?: string } =>
  (value ? { [name]: value } : {}) as { [K in N]?: string };
