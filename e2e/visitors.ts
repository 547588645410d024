import { createHash } from "node:crypto";
import type { APIRequestContext } from "@playwright/test";
import pg from "pg";
import { expect, freshAddress, mailTo, type Page } from "./fixtures";

/** Something the shop sells at both stores of these stories and can send. */
export type Goods = { sku: string; slug: string };

/** Somebody with an account, an order, an address, a wish, a chosen store, a basket and a checkout under way. */
export type Visitor = {
  request: APIRequestContext;
  /** What nobody else may ever be sent, by what it is. */
  secrets: Record<string, string>;
  /** What they ordered, wish for, and have in the basket: on nobody else's own pages. */
  goods: Goods[];
  store: string;
  number: string;
  token: string;
  pickup: string;
};

/** Reads from the shop's database. */
export async function rows<T>(statement: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    return (await client.query(statement, values)).rows as T[];
  } finally {
    await client.end();
  }
}

/** Goods that both stores have plenty of, one of each product, in an order that stays the same. */
export const plenty = (count: number): Promise<Goods[]> =>
  rows<Goods>(
    `select distinct on (p.slug) v.sku, p.slug from variants v
     join products p on p.id = v.product_id and p.status = 'published' and p.age_limit is null
     where v.active and 2 = (
       select count(*) from stock_levels s join stock_locations l on l.id = s.location_id
       where s.variant_id = v.id and l.slug in ('kallio', 'kamppi') and s.on_hand - s.reserved - s.allocated >= 8)
     order by p.slug, v.sku limit $1`,
    [count],
  );

const word = (): string =>
  Array.from(
    crypto.getRandomValues(new Uint8Array(8)),
    (byte) => "abcdefghijklmnopqrstuvwxyz"[byte % 26],
  ).join("");
const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1);

/** Opens an account with an address of its own. */
export async function openAccount(
  page: Page,
  who: { name: string; email: string; street: string },
): Promise<void> {
  await page.goto("/en/account/sign-up");
  await page.getByLabel("Your name").fill(who.name);
  await page.getByLabel("Email").fill(who.email);
  await page.getByLabel("Password").fill("correct horse battery");
  await page.getByRole("button", { name: "Mail me the code" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Check your mail" })).toBeVisible();
  const mail = await mailTo(page, who.email, /[0-9A-Z]{4}-[0-9A-Z]{4}/);
  const code = /\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/.exec(mail)?.[0];
  await page.getByLabel("8-character code").fill(code ?? "no code in the mail");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Hello/ })).toBeVisible();
  await page.goto("/en/account/addresses");
  await page.getByLabel("Street and number").fill(who.street);
  await page.getByLabel("Postal code", { exact: true }).fill("00530");
  await page.getByLabel("Town", { exact: true }).fill("Helsinki");
  await page.getByRole("button", { name: "Add an address" }).click();
  await expect(page.getByText(who.street).first()).toBeVisible();
}

/** Puts goods into the basket and goes to checkout, where they are held. */
async function holdGoods(page: Page, goods: Goods, store: string): Promise<void> {
  const answer = await page.request.post("/api/cart/lines", {
    headers: { origin: new URL(page.url()).origin },
    data: { sku: goods.sku, quantity: 2, store },
  });
  expect(answer.status()).toBe(201);
  await page.goto("/en/cart");
  await page.getByRole("button", { name: "Check out" }).click();
  await expect(page).toHaveURL(/\/en\/checkout$/);
}

/** Makes a visitor of a fresh browser, who leaves it in the middle of a second checkout. */
export async function visitor(page: Page, store: string, goods: readonly Goods[]): Promise<Visitor> {
  const [ordered, wished, inBasket] = goods as [Goods, Goods, Goods];
  const who = {
    name: `${capital(word())} ${capital(word())}`,
    email: freshAddress(word()),
    street: `${capital(word())} 7`,
    phone: `+358 40 ${Math.floor(1e6 + Math.random() * 9e6)}`,
    person: `${capital(word())} ${capital(word())}`,
  };
  await openAccount(page, who);
  const origin = new URL(page.url()).origin;
  await page.request.post("/api/store", { headers: { origin }, form: { store } });
  await page.request.post("/api/wishes", {
    headers: { origin },
    form: { product: wished.slug, wished: "1" },
  });
  await page.goto(`/en/products/${wished.slug}`);

  await holdGoods(page, ordered, store);
  await page.getByLabel("Phone (optional)").fill(who.phone);
  await page.getByText("Someone else collects it").click();
  await page.getByLabel("Name of whoever collects").fill(who.person);
  await page
    .getByRole("button", { name: /^(Place order|Order and pay)$/ })
    .filter({ visible: true })
    .click();
  await expect(page).toHaveURL(/\/en\/orders\/[\w-]{22}$/);
  const token = page.url().split("/").at(-1)!;
  const code = await page
    .getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    .first()
    .textContent();
  // What is kept of them stands in the database by then.
  const [kept] = await rows<Record<"number" | "order" | "pickup" | "customer" | "address", string>>(
    `select o.number::text, o.id as order, f.id as pickup, u.id as customer, a.id as address
     from orders o join fulfillments f on f.order_id = o.id join users u on u.id = o.customer_id
     join customer_addresses a on a.user_id = u.id where u.email = $1`,
    [who.email],
  );
  const { number, pickup, ...ids } = kept!;

  await holdGoods(page, inBasket, store);
  const [basket] = await rows<Record<"cart" | "line", string>>(
    `select c.id as cart, l.id as line from carts c join cart_lines l on l.cart_id = c.id where c.customer_id = $1`,
    [ids.customer],
  );
  const cookies = await page.context().cookies();
  const sealed = Object.fromEntries(
    cookies.filter(({ httpOnly }) => httpOnly).map(({ name, value }) => [`cookie ${name}`, value]),
  );
  const known = cookies.find(({ name }) => name === "aisle_visitor")?.value;
  const visitorId = createHash("sha256")
    .update(known ?? "")
    .digest("base64url");
  const secrets: Record<string, string> = {
    ...{ ...who, ...ids, ...basket, ...sealed, number, pickup, token, code: code! },
    // As it stands in an address too, and in a greeting.
    email: who.email.split("@")[0]!,
    "first name": who.name.split(" ")[0]!,
    "visitor id": visitorId,
  };
  return { request: page.request, secrets, goods: [ordered, wished, inBasket], store, number, token, pickup };
}
