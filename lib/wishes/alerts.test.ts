import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { workOff } from "@/db/testing/jobs";
import { problem } from "@/db/testing/problem";
import { rows } from "@/db/testing/rows";
import { as, buildWorld, type World } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import { adjustStock } from "@/lib/inventory/adjust-stock";
import { newId } from "@/lib/kernel/id";
import { inboxMessages } from "@/lib/notifications/inbox";
import { alertToken } from "./alert";
import { askToBeTold } from "./ask-to-be-told";
import { maxAlerts } from "./bounds";
import { forgetWishes } from "./forget-wishes";
import { stopAlerts } from "./stop-alerts";
import { tellReturned } from "./tell-returned";

testDatabase();

const many = Array.from({ length: maxAlerts + 1 }, (_, i) => ({ sku: `MANY-${i}`, price: 100, kallio: 0 }));
let world: World;
beforeAll(async () => {
  world = await buildWorld([
    { sku: "BREAD", price: 450, kallio: 0, kamppi: 3 },
    { sku: "MUG", price: 1290, kallio: 0 },
    { sku: "PEAR", price: 90, kallio: 0 },
    ...many,
  ]);
});

const address = () => `${newId()}@example.com`;
const ask = (email: string, sku = "BREAD", store = "kallio") =>
  askToBeTold(as.visitor(), { sku, store, email });
const waiting = async (email: string) =>
  (await rows<{ id: string }>`select id from stock_alerts where email = ${email} and told_at is null`).map(
    (alert) => alert.id,
  );
const restock = (sku: string, count: number) =>
  adjustStock(as.manager(world.kallio), { store: "kallio", sku, count, reason: "count" });
const mailsTo = async (email: string) =>
  (await inboxMessages(db())).filter((mail) => mail.recipient === email);

describe("whoever asks to be told", () => {
  test("gets one mail when it is back, and no other", async () => {
    const email = address();
    await askToBeTold(
      { ...as.visitor(), locale: "fi" },
      { sku: "PEAR", store: "kallio", email: ` ${email} ` },
    );
    await tellReturned(db(), as.system());
    await workOff();
    expect(await mailsTo(email)).toEqual([]);
    await restock("PEAR", 4);
    await workOff();
    await restock("PEAR", 0);
    await restock("PEAR", 2);
    await workOff();
    const mails = await mailsTo(email);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({ subject: "Se PEAR: taas saatavilla (Kallio)" });
    expect(mails[0]!.text).toContain("/fi/products/pear");
    await restock("PEAR", 0);
  });

  test("waits once, however often and however many at once ask", async () => {
    const email = address();
    await Promise.all(Array.from({ length: 4 }, () => ask(email)));
    expect(await waiting(email)).toHaveLength(1);
  });

  test("is refused what is there, what is not sold and where nobody sells, and nothing waits", async () => {
    const email = address();
    expect(await problem(ask(email, "BREAD", "kamppi"))).toMatchObject({ code: "alert.in_stock" });
    expect(await problem(ask(email, "NOTHING"))).toMatchObject({ code: "variant.not_found" });
    expect(await problem(ask(email, "BREAD", "nowhere"))).toMatchObject({ code: "store.not_found" });
    expect(await problem(ask("no address"))).toMatchObject({ code: "input.invalid" });
    expect(
      await problem(askToBeTold(as.clerk(world.kallio), { sku: "BREAD", store: "kallio", email })),
    ).toMatchObject({ kind: "forbidden" });
    expect(await waiting(email)).toEqual([]);
  });

  test("waits for so many things and no more", async () => {
    const email = address();
    await Promise.allSettled(many.map(({ sku }) => ask(email, sku)));
    expect(await waiting(email)).toHaveLength(maxAlerts);
    expect((await problem(ask(email, "MUG"))).code).toBe("alert.too_many");
  });
});

describe("telling", () => {
  test("happens once, from however many workers", async () => {
    const email = address();
    await ask(email, "MUG");
    await restock("MUG", 1);
    const told = await Promise.all(
      Array.from({ length: 4 }, () => db().transaction((tx) => tellReturned(tx, as.system()))),
    );
    expect(told.reduce((sum, n) => sum + n, 0)).toBe(1);
    await workOff();
    expect(await mailsTo(email)).toHaveLength(1);
    await restock("MUG", 0);
  });

  test("keeps silent to whoever changed their mind meanwhile", async () => {
    const email = address();
    await ask(email, "MUG");
    const [id] = await waiting(email);
    await restock("MUG", 1);
    await tellReturned(db(), as.system());
    await stopAlerts(as.visitor(), { token: alertToken(id!), all: false });
    await workOff();
    expect(await mailsTo(email)).toEqual([]);
    await restock("MUG", 0);
  });

  test("forgets what ran out", async () => {
    const email = address();
    await ask(email, "MUG");
    await db().execute(sql`update stock_alerts set expires_at = now() where email = ${email}`);
    await restock("MUG", 1);
    await workOff();
    expect(await mailsTo(email)).toEqual([]);
    await forgetWishes(db());
    expect(await waiting(email)).toEqual([]);
    await restock("MUG", 0);
  });
});

describe("the link in the mail", () => {
  test("ends one alert, or all of its address, and nobody else's", async () => {
    const [email, other] = [address(), address()];
    for (const sku of ["BREAD", "MUG", "PEAR"]) await ask(email, sku);
    await ask(other);
    const [first, second] = await waiting(email);
    expect(await stopAlerts(as.visitor(), { token: alertToken(first!), all: false })).toEqual({ ended: 1 });
    expect(await problem(stopAlerts(as.visitor(), { token: alertToken(first!), all: true }))).toMatchObject({
      code: "alert.not_found",
    });
    expect(await stopAlerts(as.visitor(), { token: alertToken(second!), all: true })).toEqual({ ended: 2 });
    expect(await waiting(other)).toHaveLength(1);
  });

  test("that nobody was sent ends nothing", async () => {
    const email = address();
    await ask(email);
    const [id] = await waiting(email);
    for (const token of ["x", id!, alertToken(newId())])
      expect(await problem(stopAlerts(as.visitor(), { token, all: true }))).toMatchObject({
        kind: "not_found",
      });
    expect(await waiting(email)).toHaveLength(1);
  });
});

test("everything agrees afterwards", async () => {
  expect(await checkInvariants(db())).toEqual([]);
});
