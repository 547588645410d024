import type { BenchArguments } from "./arguments";
import type { Told } from "./person";
import { plans, type Round, store } from "./rounds";

type Shortage = { sku?: unknown; requested?: unknown; available?: unknown; elsewhere?: unknown };

export const isHeld = (told: Told): boolean => told.status === 201;
export const isRefused = (told: Told): boolean =>
  told.status === 409 && told.code === "reservation.insufficient_stock";

/** Whether a refusal says what is missing and where else it is. */
function explains({ body }: Told, sku: string): boolean {
  const [shortage, ...more] = (body as { shortages?: Shortage[] }).shortages ?? [];
  if (!shortage || more.length > 0) return false;
  const elsewhere = shortage.elsewhere as { store: unknown; available: unknown }[];
  return (
    shortage.sku === sku &&
    shortage.requested === 1 &&
    shortage.available === 0 &&
    Array.isArray(elsewhere) &&
    elsewhere.length > 0 &&
    elsewhere.every((e) => typeof e.store === "string" && e.store !== store && Number(e.available) > 0)
  );
}

/** @returns every expectation that a round did not meet, in words. */
export function failuresOf(round: Round, { people, units }: BenchArguments): string[] {
  const { told, after, goods, struck } = round;
  const held = told.filter(isHeld);
  const refused = told.filter(isRefused);
  const ids = new Set(held.map((t) => (t.body as { id: string }).id));
  const planned = plans.find((plan) => plan.name === round.name)?.strike != null;
  const expectations: [boolean, string][] = [
    [held.length === units, `${held.length} were told they hold one; ${units} should`],
    [
      refused.length === people - units,
      `${refused.length} were refused for want of stock; ${people - units} should`,
    ],
    [
      refused.every((t) => explains(t, goods.sku)),
      "a refusal does not say what is missing and where else it is",
    ],
    [ids.size === held.length, "two people were told of the same reservation"],
    [
      after.held.length === units && after.held.every((id) => ids.has(id)),
      `the database holds ${after.held.length} reservations, ${after.held.filter((id) => !ids.has(id)).length} of them nobody was told of`,
    ],
    [after.reserved === units, `the database has ${after.reserved} reserved; ${units} should be`],
    [
      after.onHand === units + goods.safetyStock,
      `the database has ${after.onHand} on hand; nothing should have moved from ${units + goods.safetyStock}`,
    ],
    ...after.violations.map((v): [boolean, string] => [
      false,
      `invariant ${v.invariant} is broken: ${v.found}`,
    ]),
    [round.stillUp, "a process that nobody killed has ended"],
    [!planned || (struck !== null && struck.hit > 0), "the killing hit nobody who was waiting"],
  ];
  return expectations.filter(([met]) => !met).map(([, failure]) => failure);
}
