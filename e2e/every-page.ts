import type { Browser, BrowserContextOptions } from "@playwright/test";
import { signUp } from "./account";
import { guestOrder, people, signIn, someone } from "./counter";
import { expect, freshAddress, type Page } from "./fixtures";
import { addressesOf, isOwn, pages } from "./routes";

/** A customer with a full basket and goods held, and a clerk: between them they get to see every page. */
export type Readers = {
  customer: Page;
  clerk: Page;
  /** Every page of the shop in a language: whether it is somebody's own, and whose it is to look at. */
  every: (locale: string) => { path: string; own: boolean; reader: Page }[];
  close: () => Promise<void>;
};

/** Who is signed in is led on from these. */
const beforeSigningIn = /\/(sign-in|sign-up|code|reset)$/;

/**
 * Signs both in and gives them something to look at. A browser calls a page that answers 404 an error, so nobody
 * listens to theirs.
 */
export async function readers(browser: Browser, looks: BrowserContextOptions): Promise<Readers> {
  const contexts = await Promise.all(["customer", "clerk", "stranger"].map(() => browser.newContext(looks)));
  const opened = await Promise.all(contexts.map((context) => context.newPage()));
  const [customer, clerk, stranger] = opened as [Page, Page, Page];
  const order = await guestOrder(customer, { name: someone("Aava") });
  await signUp(customer, freshAddress("emmi"));
  await fillBasket(customer);
  await signIn(clerk, people.clerkOfKallio);

  const partsOf = (route: string, locale: string) => ({
    locale: [locale],
    slug: [route.includes("/stores/") ? "kallio" : "oat-loaf"],
    "...category": ["bakery"],
    "...rest": ["nowhere"],
    token: [order.token],
    id: [order.pickup],
  });
  return {
    customer,
    clerk,
    every: (locale) => [
      ...pages().flatMap((route) =>
        addressesOf(route, partsOf(route, locale)).map((path) => ({
          path,
          own: isOwn(route),
          reader: beforeSigningIn.test(route) ? stranger : route.includes("/staff") ? clerk : customer,
        })),
      ),
      ...[
        `/${locale}/search?q=oat`,
        `/${locale}/search?q=qzqzqz`,
        `/${locale}/c/bakery?sort=price&sale=1`,
        `/${locale}/compare?p=oat-loaf,bagels`,
        "/offline.html",
        "/maintenance.html",
      ].map((path) => ({ path, own: false, reader: customer })),
    ],
    close: async () => void (await Promise.all(contexts.map((context) => context.close()))),
  };
}

/** Something to collect and something to be sent, held for checkout. */
async function fillBasket(customer: Page): Promise<void> {
  for (const [sku, store] of [
    ["BAK-0002", "kallio"],
    ["KIT-0018", null],
  ] as const) {
    const answer = await customer.request.post("/api/cart/lines", {
      headers: { origin: new URL(customer.url()).origin },
      data: { sku, quantity: 1, store },
    });
    expect(answer.status(), await answer.text()).toBe(201);
  }
  await customer.goto("/en/cart");
  await customer.getByRole("button", { name: "Check out" }).click();
  await expect(customer).toHaveURL(/\/en\/checkout$/);
}
