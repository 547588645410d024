import { isCodeOf } from "./code-check";
import type { Held } from "./counter-store";
import type { LateHandover, Person, QueuedHandover } from "./kept-board";
import type { Shown } from "./kept-handover";

type Given = { shown: Shown; held: Held; by: Person | null; key: string; locale: string };

/** What a handover's form says, as it is to be sent; null for a code that is not the order's. */
export async function queuedHandover(
  form: FormData,
  given: Given,
  now = Date.now(),
): Promise<QueuedHandover | null> {
  const { shown, held, by, key, locale } = given;
  const { order } = shown;
  const verification = await verificationOf(form, shown);
  if (!verification) return null;
  const other = textOf(form, "person") === "pickup_person" && order.pickupPerson;
  // The device's own clock may be off by any amount; how far, it knows from when the board was kept.
  const ahead = held.board.now - held.at;
  return {
    key,
    id: order.id,
    number: order.number,
    locale,
    by,
    verification,
    collectedBy: other
      ? { name: other, relation: "pickup_person" }
      : { name: order.name, relation: "customer" },
    ageChecked: textOf(form, "age") === "on",
    idChecked: textOf(form, "identity") === "on",
    ...paymentOf(form, shown),
    collectedAt: new Date(now + ahead).toISOString(),
    refused: null,
  };
}

const textOf = (form: FormData, name: string): string => String(form.get(name) ?? "").trim();

async function verificationOf(
  form: FormData,
  { order, proof, value }: Shown,
): Promise<LateHandover["verification"] | null> {
  const method = textOf(form, "verification");
  if (method === "scanned" && proof && value) return { method: proof, value };
  if (method === "id_document") return { method };
  const code = textOf(form, "code");
  return (await isCodeOf(order, code)) ? { method: "code", value: code } : null;
}

function paymentOf(form: FormData, { order: { owed } }: Shown): Pick<LateHandover, "payment"> {
  const method = textOf(form, "payment");
  if (!owed || (method !== "cash" && method !== "card_terminal")) return {};
  const { amount, currency } = owed;
  const receiptNumber = textOf(form, "receipt").slice(0, 60);
  return { payment: { method, amount: { amount, currency }, ...(receiptNumber ? { receiptNumber } : {}) } };
}
