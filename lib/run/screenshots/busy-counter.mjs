// @ts-check
import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { promisify } from "node:util";
import pg from "pg";
import { PROJECT, TYPESCRIPT } from "../child.mjs";

const run = promisify(execFile);

const STORE = "kallio";

const PEOPLE = (
  "Aino Korhonen,Eero Virtanen,Ella Mäkinen,Onni Nieminen,Helmi Laine,Leo Heikkinen,Sofia Koskinen,Väinö Järvinen," +
  "Lilja Lehtonen,Oliver Saarinen,Venla Salonen,Elias Tuominen,Isla Rantanen,Toivo Karjalainen,Olivia Jokinen," +
  "Noel Mattila,Aada Savolainen,Hugo Lahtinen,Emma Ahonen,Vilho Ojala,Elli Leppänen,Oiva Hiltunen"
).split(",");

const BASKETS = [
  ["BAK-0002", "BAK-0003-4"],
  ["BAK-0001-H", "DRI-0001-250B"],
  ["BAK-0007-1", "DRI-0013-15", "PAN-0016-P"],
  ["BAK-0003-4"],
  ["PAN-0016-P", "BAK-0002", "BAK-0001-H", "DRI-0013-15", "BAK-0007-1"],
  ["DRI-0001-250B", "PAN-0016-P"],
];

const SHELVES = ["A-1", "A-2", "A-3", "B-1", "B-2", "C-4"];

/** How many pickups of this week are over already, and how many are in each state now. */
const PAST = 34;
const NOW = { requested: 7, picking: 2, ready: 5, waiting: 2 };

/** @typedef {{ url: string, env: NodeJS.ProcessEnv }} Shop */
/** @typedef {{ id: string, number: string, qr: string }} Pickup */
/** @typedef {{ round: string, waiting: Pickup, over: Pickup }} Counter a pick list's id, and a pickup of each */

/**
 * Makes a week of a store, through the shop's API as its tills and shops speak it: pickups that are over, and some in
 * every state. Only where the past is moved to earlier days does it write to the database itself.
 * @param {Shop} shop of its own: nobody else's database
 * @returns {Promise<Counter>}
 */
export async function fillTheCounter({ url, env }) {
  const keys = {
    shop: await makeKey(env, "storefront"),
    till: await makeKey(env, "associate", "--store", STORE),
  };
  /** @type {(key: string, path: string, data?: object) => Promise<any>} */
  const call = async (key, path, data = {}) => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${key}`,
        "content-type": "application/json",
        "idempotency-key": randomUUID(),
      },
      body: JSON.stringify(data),
    });
    if (!answer.ok) throw new Error(`POST ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  let placed = 0;
  /** @returns {Promise<Pickup>} */
  const order = async () => {
    const name = PEOPLE[placed % PEOPLE.length] ?? "";
    const lines = (BASKETS[placed++ % BASKETS.length] ?? []).map((sku) => ({ sku, quantity: 1 }));
    const { id, token } = await call(keys.shop, "/reservations", { store: STORE, lines });
    const made = await call(keys.shop, "/orders", {
      reservations: [{ id, token }],
      customer: { name, email: `customer.${placed}@example.com` },
      payment: { method: "pay_in_store" },
    });
    return { number: made.number, ...made.fulfillments[0] };
  };
  const pick = (/** @type {Pickup} */ { id }) => call(keys.till, `/staff/pickups/${id}/start-picking`);
  const readied = async () => {
    const pickup = await order();
    await pick(pickup);
    const shelf = SHELVES[placed % SHELVES.length];
    await call(keys.till, `/staff/pickups/${pickup.id}/ready`, { shelf, allPicked: true });
    return pickup;
  };
  const arrived = async (/** @type {string} */ bay) => {
    const pickup = await readied();
    await call(keys.shop, `/orders/${pickup.number}/fulfillments/${pickup.id}/arrived`, { bay });
    return pickup;
  };
  const over = [];
  for (let n = 0; n < PAST; n++) {
    const pickup = await arrived(`${(n % 4) + 1}`);
    await call(keys.till, `/staff/pickups/${pickup.id}/collect`, {
      verification: { method: "qr", value: pickup.qr },
      collectedBy: { name: PEOPLE[n % PEOPLE.length], relation: "customer" },
      payment: { method: n % 3 ? "card_terminal" : "cash" },
    });
    over.push(pickup);
  }
  await moveToEarlierDays(env.DATABASE_URL ?? "", over);
  for (let n = 0; n < NOW.requested; n++) await order();
  for (let n = 0; n < NOW.picking; n++) await pick(await order());
  for (let n = 0; n < NOW.ready; n++) await readied();
  const waiting = [];
  for (let n = 0; n < NOW.waiting; n++) waiting.push(await arrived(`${n + 2}`));
  const { id: round } = await call(keys.till, "/staff/pick-lists", { store: STORE, limit: 3 });
  return {
    round,
    waiting: /** @type {Pickup} */ (waiting[0]),
    over: /** @type {Pickup} */ (over[0]),
  };
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} role
 * @param {string[]} more
 */
async function makeKey(env, role, ...more) {
  const { stdout } = await run(
    process.execPath,
    [...TYPESCRIPT, "lib/identity/api-key-cli.ts", "--role", role, ...more],
    { cwd: PROJECT, env },
  );
  return stdout.trim().split("\n").at(-1) ?? "";
}

const MOVED = ["events", "fulfillments", "handovers"];

/**
 * As if they had happened on the days of this week so far, each picked in some minutes, waited for in fewer.
 * @param {string} database
 * @param {Pickup[]} pickups
 */
async function moveToEarlierDays(database, pickups) {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    const { rows } = await client.query(
      "select extract(isodow from now() at time zone 'Europe/Helsinki')::int as day",
    );
    const days = rows[0].day;
    await client.query("begin");
    // What happened is never changed, which triggers see to; this is a picture of a shop.
    for (const table of MOVED) await client.query(`alter table ${table} disable trigger user`);
    for (const [n, { id }] of pickups.entries()) {
      const back = `${n % days} days ${(n * 17) % 150} minutes`;
      const picked = `${4 + ((n * 7) % 14)} minutes`;
      const waited = `${45 + ((n * 67) % 290)} seconds`;
      await client.query(
        `update fulfillments set ready_at = ready_at - $2::interval - $4::interval,
           ready_by = case when $5 then ready_at - $2::interval - interval '1 hour' else ready_by - $2::interval end,
           arrived_at = arrived_at - $2::interval - $4::interval, closed_at = closed_at - $2::interval
         where id = $1 and $3::interval is not null`,
        [id, back, picked, waited, n % 9 === 4],
      );
      await client.query(
        "update handovers set collected_at = collected_at - $2::interval where fulfillment_id = $1",
        [id, back],
      );
      await client.query(
        `update events set at = at - $2::interval - $4::interval
           - case when name = 'pickup.picking_started' then $3::interval else interval '0' end
         where fulfillment_id = $1`,
        [id, back, picked, waited],
      );
    }
    for (const table of MOVED) await client.query(`alter table ${table} enable trigger user`);
    await client.query("commit");
  } finally {
    await client.end();
  }
}
