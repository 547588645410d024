import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { bringTo, orderedAt, type PlacedPickup, partsOf } from "@/db/testing/orders";
import { problem } from "@/db/testing/problem";
import { as, buildWorld, type World } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import { orderByToken } from "@/lib/orders/queries";
import { openChoices } from "@/lib/pickup/open-choices";
import { possibleChanges } from "@/lib/pickup/possible-changes";
import { shortLine } from "@/lib/pickup/short-line";
import { storeById } from "@/lib/stores/queries";
import { changeByForm, typedAbout } from "./asked-changes";
import { orderView } from "./order-view";

testDatabase();
let world: World;
beforeAll(async () => {
  world = await buildWorld([
    { sku: "RYE", price: 420, kallio: 90, kamppi: 90 },
    { sku: "OAT", price: 380, kallio: 90 },
  ]);
});

/** The page as its shopper sees it now. */
async function page({ token, shopper }: PlacedPickup) {
  const order = await orderByToken(db(), token);
  const stores = await Promise.all(order.fulfillments.map((f) => storeById(db(), f.locationId)));
  const possible = {
    changes: await possibleChanges(db(), shopper, order),
    choices: await openChoices(db(), shopper, order),
  };
  return orderView(order, stores, { locale: "en", now: new Date() }, possible).pickups;
}
const press = (placed: PlacedPickup, asks: string, fields: Record<string, string> = {}) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(`${name}.${placed.id}`, value);
  const [verb = "", pickup = "", ...more] = asks.split(":");
  return changeByForm(placed.shopper, { number: placed.number, id: pickup }, verb, more, form);
};
async function placed(state: "requested" | "picking" | "ready" = "requested") {
  const order = await orderedAt("kallio", [{ sku: "RYE", quantity: 2 }]);
  await bringTo(state, world.kallio, order.id);
  return order;
}

describe("every button that the page shows", () => {
  test("keeps a ready pickup longer, and is gone then", async () => {
    const order = await placed("ready");
    const [before] = await page(order);
    expect(before!.changes?.extend).toMatch(/^Keep it until \w+/);
    await press(order, `extend:${order.id}`);
    expect((await page(order))[0]!.changes?.extend).toBeNull();
  });

  test.each(["requested", "picking", "ready"] as const)(
    "gives one that is %s another time",
    async (state) => {
      const order = await placed(state);
      const [before] = await page(order);
      const last = before!.changes!.days.at(-1)!.windows.at(-1)!;
      await press(order, `time:${order.id}`, { window: last.id });
      expect((await page(order))[0]!.changes?.window).toBe(last.id);
      await press(order, `time:${order.id}`, { window: "" });
      expect((await page(order))[0]!.changes?.window).toBe("");
    },
  );

  test("moves it to a store that has all of it, and shows both", async () => {
    const order = await placed();
    const [before] = await page(order);
    expect(before!.changes?.stores).toEqual([
      { slug: "kamppi", label: expect.stringMatching(/^Kamppi, ready (today|tomorrow) /) },
    ]);
    await press(order, `store:${order.id}`, { store: "kamppi" });
    expect((await page(order)).map((p) => [p.headline, p.changes !== null])).toEqual([
      ["We have your order", true],
      ["Now at Kamppi", false],
    ]);
  });

  test("names who else may collect, and takes it back", async () => {
    const order = await placed();
    await press(order, `person:${order.id}`, { person: "Olli Ystävä", email: "olli@example.com" });
    expect((await page(order))[0]!.changes?.person).toBe("Olli");
    await press(order, `alone:${order.id}`);
    expect((await page(order))[0]!.changes?.person).toBeNull();
    expect((await problem(press(order, `person:${order.id}`))).code).toBe("input.invalid");
  });

  test.each(["substitute", "other_store", "money_back"])("answers what was missing: %s", async (choice) => {
    const order = await placed("picking");
    const [part] = await partsOf(order.token);
    const lineId = part!.lines[0]!.id;
    await shortLine(as.clerk(world.kallio), {
      id: order.id,
      lineId,
      quantity: 1,
      reason: "damaged",
      substitute: "OAT",
    });
    const [asking] = await page(order);
    expect(asking!.choices).toMatchObject([
      { missing: "Missing: 1 × The RYE", why: "It was damaged, sorry." },
    ]);
    const labels = asking!.choices[0]!.answers.map((a) => a.label);
    expect(labels).toEqual([
      "1 × The OAT, €3.80",
      expect.stringMatching(/^Collect it at Kamppi, /),
      "Nothing: do not charge it",
    ]);
    expect(asking!.lines.map((l) => l.quantity)).toEqual([1]);
    const answer = asking!.choices[0]!.answers.find((a) => a.asks.includes(`:${choice}`))!;
    await press(order, answer.asks);
    const [answered] = await page(order);
    expect(answered!.choices).toEqual([]);
    expect((await problem(press(order, answer.asks))).code).toBe("choice.made");
    expect(await checkInvariants(db())).toEqual([]);
  });

  test("is one that the page knows", async () => {
    const order = await placed();
    for (const asks of [`burn:${order.id}`, `instead:${order.id}:x:everything`, ""])
      expect((await problem(press(order, asks))).code).toBe("input.invalid");
  });
});

describe("Enter in a field", () => {
  const form = (fields: Record<string, string>) => {
    const data = new FormData();
    for (const [name, value] of Object.entries(fields)) data.set(name, value);
    return data;
  };
  test.each([
    [{ "person.a": "", "bay.a": "2" }, ["here", "a"]],
    [{ "bay.a": "2", "person.b": "Olli" }, ["person", "b"]],
    [{ "note.a": "blue" }, ["here", "a"]],
    [{ "person.a": " " }, []],
  ])("%j asks for %j", (fields, asked) => {
    expect(typedAbout(form(fields))).toEqual(asked);
  });
});

test("a pickup that is over offers nothing", async () => {
  const order = await placed("ready");
  await press(order, "cancel:");
  expect((await page(order)).map((p) => [p.changes, p.choices])).toEqual([[null, []]]);
});
