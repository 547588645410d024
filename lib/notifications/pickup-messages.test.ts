import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { workOff } from "@/db/testing/jobs";
import { bringTo, orderedAt, partsOf } from "@/db/testing/orders";
import { rows } from "@/db/testing/rows";
import { as, buildWorld, type World } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import { inTransaction } from "@/lib/kernel/command";
import { orderByToken } from "@/lib/orders/queries";
import { changePickupPerson } from "@/lib/pickup/change-pickup-person";
import { changeStore } from "@/lib/pickup/change-store";
import { chooseInstead } from "@/lib/pickup/choose-instead";
import { pickupCode } from "@/lib/pickup/codes";
import { convertToDelivery } from "@/lib/pickup/convert-to-delivery";
import { expirePickups } from "@/lib/pickup/expire-pickups";
import { extendPickup } from "@/lib/pickup/extend-pickup";
import { lapseChoices } from "@/lib/pickup/lapse-choices";
import { remindPickups } from "@/lib/pickup/remind-pickups";
import { reschedulePickup } from "@/lib/pickup/reschedule-pickup";
import { shortLine } from "@/lib/pickup/short-line";
import { storeBySlug } from "@/lib/stores/queries";
import { windowsOf } from "@/lib/stores/windows";
import { inboxMessages } from "./inbox";

testDatabase();
let world: World;
beforeAll(async () => {
  world = await buildWorld([
    { sku: "RYE", price: 420, kallio: 90, kamppi: 90 },
    { sku: "OAT", price: 380, kallio: 90 },
  ]);
});

let before = new Set<string>();
beforeEach(async () => {
  await workOff();
  before = new Set((await inboxMessages(db())).map((m) => m.id));
});
/** What was mailed since the story began, or since this was last asked; oldest first. */
async function mailed() {
  await workOff();
  const fresh = (await inboxMessages(db())).filter((m) => !before.has(m.id)).reverse();
  for (const { id } of fresh) before.add(id);
  return fresh.map(({ recipient, subject, text }) => ({ recipient, subject, text }));
}

const lines = [{ sku: "RYE", quantity: 2 }];
const address = {
  name: "Emmi Virta",
  street: "Kuja 1",
  postalCode: "00500",
  city: "Helsinki",
  countryCode: "FI",
};
async function placed(state: "requested" | "picking" | "ready" = "requested", paid?: "demo_card") {
  const order = await orderedAt("kallio", lines, paid ? { paid } : {});
  await bringTo(state, world.kallio, order.id);
  await mailed();
  return order;
}
const link = (token: string) => `/en/orders/${token}`;

describe("the customer hears", () => {
  test("where the pickup is now, and not that it was cancelled", async () => {
    const { number, token, id, shopper } = await placed();
    await changeStore(shopper, { number, id, store: "kamppi" });
    const [mail, ...others] = await mailed();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      recipient: "emmi@example.com",
      subject: `Order ${number}: your pickup is now at Kamppi`,
    });
    for (const said of ["Kamppi instead of Kallio", "2 × The RYE", "Street 1, 00100 Helsinki", link(token)])
      expect(mail!.text).toContain(said);
  });

  test("that it is sent, and where to", async () => {
    const { number, id, shopper } = await placed("ready", "demo_card");
    await convertToDelivery(shopper, { number, id, address });
    const [mail, ...others] = await mailed();
    expect(others).toEqual([]);
    expect(mail!.text).toContain(
      "need not come to Kallio. We send this to Kuja 1, 00500 Helsinki:\n\n2 × The RYE",
    );
  });

  test("the new time", async () => {
    const { number, id, shopper } = await placed();
    const window = windowsOf(await storeBySlug(db(), "kallio"), new Date(), 5).at(-1)!;
    await reschedulePickup(shopper, { number, id, windowId: window.id });
    const [first] = await mailed();
    await reschedulePickup(shopper, { number, id, windowId: null });
    const [second] = await mailed();
    expect(first!.text).toMatch(/Your new time at Kallio: \w+.* \d?\d:\d\d–\d?\d:\d\d\./);
    expect(second!.text).toContain("whenever you like once it is ready");
  });

  test("what is missing and what to choose from, and what comes of it", async () => {
    const { number, token, id, shopper } = await placed("picking");
    const [pickup] = await partsOf(token);
    const short = (substitute?: string) =>
      shortLine(as.clerk(world.kallio), {
        id,
        lineId: pickup!.lines[0]!.id,
        quantity: 1,
        reason: "damaged",
        ...(substitute ? { substitute } : {}),
      });
    const { shortPick } = await short("OAT");
    const [asked] = await mailed();
    for (const said of ["1 × The RYE", "1 × The OAT, €3.80 in all", "you choose", link(token)])
      expect(asked!.text).toContain(said);
    await chooseInstead(shopper, { number, id, shortPick, choice: "other_store", store: "kamppi" });
    const [chosen, ...others] = await mailed();
    expect(others).toEqual([]);
    expect(chosen!.text).toContain("You collect 1 × The RYE at Kamppi.");

    const { shortPick: second } = await short();
    await mailed();
    await rows`update short_picks set deadline = now() - interval '1 second' where id = ${second}`;
    while (await inTransaction((tx) => lapseChoices(tx, as.system())));
    expect((await mailed()).map((m) => m.text)).toEqual([
      expect.stringContaining("We heard nothing from you"),
    ]);
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("of the end that comes near, with the code and what can be done, and of the end", async () => {
    const { number, token, id, shopper } = await placed("ready");
    await rows`update fulfillments set ready_at = now() - interval '2 days', pickup_by = now() + interval '20 hours'
      where id = ${id}`;
    const remind = () => inTransaction((tx) => remindPickups(tx, as.system()));
    await remind();
    const [reminder] = await mailed();
    for (const said of [pickupCode(id, 1), "Need more days", link(token)])
      expect(reminder!.text).toContain(said);

    await extendPickup(shopper, { number, id });
    expect(await mailed()).toEqual([]);
    await rows`update fulfillments set extended_at = now() - interval '3 days', pickup_by = now() + interval '1 hour'
      where id = ${id}`;
    await remind();
    const [again] = await mailed();
    expect(again!.text).not.toContain("Need more days");

    await rows`update fulfillments set pickup_by = now() - interval '1 second' where id = ${id}`;
    await expirePickups(as.system());
    expect((await mailed()).map((m) => m.subject)).toEqual([`Order ${number} was not collected at Kallio`]);
  });

  test("in their own language", async () => {
    const { number, token, id, shopper } = await placed();
    await rows`update orders set locale = 'fi' where number = ${number}`;
    await changeStore(shopper, { number, id, store: "kamppi" });
    const [mail] = await mailed();
    expect(mail!.subject).toBe(`Tilaus ${number}: noutopaikkasi on nyt Kamppi`);
    expect(mail!.text).toContain(`/fi/orders/${token}`);
  });
});

describe("whoever is named to collect", () => {
  test("hears where and when, and gets neither code nor link", async () => {
    const { number, token, id, shopper } = await placed("ready");
    await changePickupPerson(shopper, { number, id, name: "Olli", email: "olli@example.com" });
    const [mail, ...others] = await mailed();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      recipient: "olli@example.com",
      subject: `Emmi asks you to collect order ${number}`,
    });
    expect(mail!.text).toContain("Street 1, 00100 Helsinki");
    const { totalAmount, customer } = await orderByToken(db(), token);
    for (const secret of [pickupCode(id, 1), token, "/orders/", customer.email, "Virta", String(totalAmount)])
      expect(mail!.text).not.toContain(secret);
  });

  test("without an address is told by the customer, who hears of it", async () => {
    const { number, id, shopper } = await placed();
    await changePickupPerson(shopper, { number, id, name: "Saara" });
    await changePickupPerson(shopper, { number, id, name: null });
    const [first, ...rest] = (await mailed()).map((m) => [m.recipient, m.text] as const);
    // What was taken back at once is said as it is now, and a code that Saara may have is no good any more.
    expect(rest).toEqual([["emmi@example.com", expect.stringContaining(pickupCode(id, 2))]]);
    expect(first).toEqual(["emmi@example.com", expect.stringContaining("Nobody but you may collect")]);
  });
});
