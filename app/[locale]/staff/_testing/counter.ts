import { sessionCookie, sessionCookieValue } from "@/app/_server/session";
import type { Caller } from "@/app/api/v1/_testing/api";
import { keyOf, signedIn, visitor } from "@/app/api/v1/_testing/callers";
import { db } from "@/db/client";
import { rows } from "@/db/testing/rows";
import { worker } from "@/db/testing/staff";
import { as, buildWorld } from "@/db/testing/world";
import { placeOrder } from "@/lib/checkout/place-order";
import { endStaff } from "@/lib/identity/end-staff";
import { enrolDevice } from "@/lib/identity/enrol-device";
import { lockScreen } from "@/lib/identity/lock-screen";
import type { NewSession } from "@/lib/identity/sessions";
import { startSession } from "@/lib/identity/sessions";
import { requestTransfer } from "@/lib/inventory/request-transfer";
import { reserve } from "@/lib/inventory/reserve";
import { newId } from "@/lib/kernel/id";
import { orderByToken } from "@/lib/orders/queries";
import { markReady } from "@/lib/pickup/mark-ready";
import { startPickList } from "@/lib/pickup/start-pick-list";
import { startPicking } from "@/lib/pickup/start-picking";

/** Whose name nobody may read who is not of the store. */
export const customer = { name: "Emmi Virtanen-Secret", email: "emmi@example.com" };

export type Counter = {
  /** Things of Kallio, by what they are; and the customer's order. */
  ids: Record<"requested" | "ready" | "line" | "number" | "list" | "transfer" | "device" | "person", string>;
  /** Who is nobody at the counter, however they come. */
  outsiders: Record<string, Caller>;
  /** Who works here, but at no store that has anything to do with it. */
  strangers: Record<"associate" | "manager", Caller[]>;
  /** Those of Kallio. */
  clerk: Caller;
  manager: Caller;
};

const origin = { headers: { origin: "http://localhost:3000" } };
const cookieOf = async (session: NewSession): Promise<Caller> => ({
  cookie: `${sessionCookie()}=${await sessionCookieValue(session)}`,
  ...origin,
});

async function pickup() {
  const held = await reserve(as.storefront(), { store: "kallio", lines: [{ sku: "RYE", quantity: 2 }] });
  const { token, number } = await placeOrder(as.storefront(), {
    reservations: [held],
    customer,
    payment: { method: "pay_in_store" },
  });
  const { fulfillments } = await orderByToken(db(), token);
  return { number, id: fulfillments[0]!.id, line: fulfillments[0]!.lines[0]!.id };
}

/** A store that the goods are not at. */
async function anotherStore(): Promise<string> {
  const id = newId();
  await rows`
    insert into stock_locations select (jsonb_populate_record(l, jsonb_build_object(
      'id', ${id}::text, 'slug', 'pasila', 'name', 'Pasila'))).*
    from stock_locations l where l.slug = 'kallio'`;
  return id;
}

/** Kallio's counter with a bit of everything, and all kinds of people who have no business there. */
export async function buildCounter(): Promise<Counter> {
  const { kallio } = await buildWorld([{ sku: "RYE", price: 420, kallio: 90, kamppi: 90 }]);
  const pasila = await anotherStore();
  const [requested, ready, listed] = [await pickup(), await pickup(), await pickup()];
  await startPicking(as.clerk(kallio), { id: ready.id });
  await markReady(as.clerk(kallio), { id: ready.id, allPicked: true });
  const list = await startPickList(as.clerk(kallio), { store: "kallio", pickups: [listed.id] });
  const lines = [{ sku: "RYE", quantity: 1 }];
  const { id: transfer } = await requestTransfer(as.manager(kallio), { from: "kamppi", to: "kallio", lines });
  const boss = await worker("manager", [kallio]);
  const { id: device, token } = await enrolDevice(boss.ctx, { name: "Counter", store: "kallio" });
  const { id: person } = await worker("associate", [kallio]);
  const leaver = await worker("manager", [kallio]);
  await endStaff((await worker("admin")).ctx, { userId: leaver.id });
  const pending = await startSession(db(), boss.id, "test");
  const locked = await startSession(db(), boss.id, "test", { deviceId: device, secondFactorShown: true });
  await lockScreen(as.visitor(), { sessionId: locked.id });
  const { number, line } = requested;
  return {
    ids: { requested: requested.id, ready: ready.id, line, number, list: list.id, transfer, device, person },
    outsiders: {
      nobody: { ...origin },
      "a visitor": visitor(),
      "a customer": await signedIn(),
      "a server of the shop": await keyOf("storefront"),
      "somebody who has left": await cookieOf(leaver.session),
      "a manager without the second factor": await cookieOf(pending),
      "a manager behind a device's lock": await cookieOf(locked),
      "a device by itself": { cookie: `aisle_device=${token}`, ...origin },
    },
    strangers: {
      associate: [
        await signedIn({ role: "associate", locationId: pasila }),
        await signedIn({ role: "associate" }),
        await keyOf("associate", "pasila"),
      ],
      manager: [
        await signedIn({ role: "manager", locationId: pasila }),
        await signedIn({ role: "manager" }),
        await keyOf("manager", "pasila"),
      ],
    },
    clerk: await signedIn({ role: "associate", locationId: kallio }),
    manager: await signedIn({ role: "manager", locationId: kallio }),
  };
}
