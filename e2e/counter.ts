import { execFile } from "node:child_process";
import { promisify } from "node:util";
import pg from "pg";
import { demoAccounts, demoPassword } from "@/db/seed/accounts";
import { expect, freshAddress, type Page } from "./fixtures";

const run = promisify(execFile);

type Role = "storefront" | "associate" | "manager";

/** A key made with the shop's own command, as its last line says. */
async function makeKey(role: Role, ...more: string[]): Promise<string> {
  const { stdout } = await run(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "lib/identity/api-key-cli.ts", "--role", role, ...more],
    // Keys do not depend on the secret, but no command of the shop starts without one.
    { env: { AUTH_SECRET: "a-key-for-the-journeys-0123456789-abcdef", ...process.env, AISLE_MODE: "demo" } },
  );
  return stdout.trim().split("\n").at(-1) ?? "";
}

const made = new Map<Role, Promise<string>>();
function keyOf(role: Role): Promise<string> {
  const known = made.get(role);
  if (known) return known;
  const key = role === "storefront" ? makeKey(role) : makeKey(role, "--store", "kallio");
  made.set(role, key);
  return key;
}

async function call<T>(page: Page, role: Role, path: string, data: object): Promise<T> {
  const answer = await page.request.post(`/api/v1${path}`, {
    data,
    headers: { Authorization: `Bearer ${await keyOf(role)}`, "Idempotency-Key": crypto.randomUUID() },
  });
  expect(answer.ok(), `POST ${path}: ${answer.status()} ${await answer.text()}`).toBe(true);
  return (await answer.json()) as T;
}

export type GuestOrder = {
  number: string;
  token: string;
  /** The pickup's id, the code its customer says, and what its QR code holds. */
  pickup: string;
  code: string;
  qr: string;
  name: string;
  email: string;
};

/** A SKU that is named twice is two units of it. */
type Wish = { name: string; skus?: string[]; pickupPerson?: string; payment?: Payment };
/** Paid in the store unless it is said. */
type Payment = { method: "demo_card"; token: string } | { method: "gift_card"; giftCard: string };

/** A guest's order at Kallio, placed through the API. */
export async function guestOrder(page: Page, wish: Wish): Promise<GuestOrder> {
  const units = Map.groupBy(wish.skus ?? ["BAK-0001-H", "BAK-0002"], (sku) => sku);
  const lines = [...units].map(([sku, named]) => ({ sku, quantity: named.length }));
  const email = freshAddress("guest");
  const hold = await call<{ id: string; token: string }>(page, "storefront", "/reservations", {
    store: "kallio",
    lines,
  });
  const order = await call<{
    number: string;
    token: string;
    fulfillments: { id: string; code: string; qr: string }[];
  }>(page, "storefront", "/orders", {
    reservations: [{ id: hold.id, token: hold.token }],
    customer: { name: wish.name, email },
    ...(wish.pickupPerson ? { pickupPerson: { name: wish.pickupPerson } } : {}),
    payment: wish.payment ?? { method: "pay_in_store" },
  });
  const [pickup] = order.fulfillments;
  expect(pickup, "the order's pickup").toBeDefined();
  const { number, token } = order;
  return { number, token, pickup: pickup!.id, code: pickup!.code, qr: pickup!.qr, name: wish.name, email };
}

/** The same, picked and staged by a till of the store. */
export async function readyOrder(page: Page, wish: Wish): Promise<GuestOrder> {
  const order = await guestOrder(page, { skus: ["BAK-0003-4"], ...wish });
  await call(page, "associate", `/staff/pickups/${order.pickup}/start-picking`, {});
  await call(page, "associate", `/staff/pickups/${order.pickup}/ready`, { shelf: "B-2", allPicked: true });
  return order;
}

/** A till takes orders to pick in one round. @returns the round's id */
export async function roundOf(page: Page, ...orders: GuestOrder[]): Promise<string> {
  const pickups = orders.map((order) => order.pickup);
  const { id } = await call<{ id: string }>(page, "associate", "/staff/pick-lists", {
    store: "kallio",
    pickups,
  });
  return id;
}

/** The page of a bank that asks first, by its name in the address: an order waits for the answer. */
export async function askingBank(page: Page): Promise<string> {
  const hold = await call<{ id: string; token: string }>(page, "storefront", "/reservations", {
    store: "kallio",
    lines: [{ sku: "BAK-0002", quantity: 1 }],
  });
  const { payment } = await call<{ payment: { nextAction?: { url: string } } }>(
    page,
    "storefront",
    "/orders",
    {
      reservations: [{ id: hold.id, token: hold.token }],
      customer: { name: someone("Pihla"), email: freshAddress("guest") },
      payment: { method: "demo_card", token: "demo_confirm" },
    },
  );
  const reference = payment.nextAction?.url.split("/").at(-1);
  expect(reference, "the bank's page").toBeTruthy();
  return reference!;
}

/** A gift card that a manager issues, and what is on it when it is asked for, in minor units. */
export async function giftCard(
  page: Page,
  amount: number,
): Promise<{ code: string; left: () => Promise<number> }> {
  const { code } = await call<{ code: string }>(page, "manager", "/staff/gift-cards", {
    value: { amount, currency: "EUR" },
  });
  const left = async () => {
    const { balance } = await call<{ balance: { amount: number } }>(
      page,
      "storefront",
      "/gift-cards/balance",
      {
        code,
      },
    );
    return balance.amount;
  };
  return { code, left };
}

/** The shopper says "I'm here". */
export const arrive = (page: Page, order: GuestOrder, bay: string): Promise<unknown> =>
  call(page, "storefront", `/orders/${order.number}/fulfillments/${order.pickup}/arrived`, { bay });

export const people = {
  clerkOfKallio: "clerk.kallio@aisle.example",
  managerOfKallio: "manager.kallio@aisle.example",
  clerkOfKamppi: "clerk.kamppi@aisle.example",
  admin: "admin@aisle.example",
  shopper: "shopper@aisle.example",
} as const;

/** A name that no other story's order has. */
export const someone = (first: string): string => `${first} ${crypto.randomUUID().slice(0, 8)}`;
/** An order's pickup at the counter. */
export const pickupPage = (order: GuestOrder, locale = "en"): string =>
  `/${locale}/staff/pickups/${order.pickup}`;

export const nameOf = (email: string): string => demoAccounts.find((a) => a.email === email)?.name ?? email;
export const password = (): string => demoPassword(process.env);

const words = {
  en: { email: "Email", password: "Password", signIn: "Sign in" },
  fi: { email: "Sähköposti", password: "Salasana", signIn: "Kirjaudu sisään" },
};

/** Signs a member of staff in through the page; ends on the board. */
export async function signIn(page: Page, email: string, locale: "en" | "fi" = "en"): Promise<void> {
  const t = words[locale];
  await page.goto(`/${locale}/staff/sign-in`);
  await page.getByLabel(t.email).fill(email);
  await page.getByLabel(t.password, { exact: true }).fill(password());
  await page.getByRole("button", { name: t.signIn }).click();
  await expect(page).toHaveURL(new RegExp(`/${locale}/staff$`));
}

/** Ends a person's sign-ins in this kind of browser, in the database: other stories' go on. */
export async function endSessionsOf(email: string, userAgent: string): Promise<number> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    const ended = await client.query(
      `update sessions s set revoked_at = now() from users u
       where u.id = s.user_id and u.email = $1 and s.revoked_at is null and s.user_agent = $2`,
      [email, userAgent],
    );
    return ended.rowCount ?? 0;
  } finally {
    await client.end();
  }
}

/** Looks at a photo ID, takes cash and presses. */
export async function handOverByIdentity(page: Page): Promise<void> {
  await page.getByRole("radio", { name: "Photo ID" }).check();
  await page.getByRole("radio", { name: "Cash" }).check();
  await page.getByRole("button", { name: /hand over$/ }).click();
}

/** What a scanner at the till does: types fast into nothing in particular and ends with Enter. */
export async function scan(page: Page, code: string): Promise<void> {
  await page.keyboard.type(code);
  await page.keyboard.press("Enter");
}
