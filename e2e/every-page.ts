import type { Browser, BrowserContextOptions } from "@playwright/test";
import { signUp } from "./account";
import { askingBank, guestOrder, people, roundOf, signIn, someone } from "./counter";
import { expect, freshAddress, fromSomewhere, type Page } from "./fixtures";
import { addressesOf, isOwn, pages } from "./routes";

/** A customer with goods held and a clerk: between them they get to see every page that is somebody's own. */
export type Readers = {
  customer: Page;
  /** Every page in a language that is somebody's own, and whose it is to look at. */
  own: (locale: string) => { path: string; reader: Page }[];
  close: () => Promise<void>;
};

/** What stands in a route that is everybody's. */
const partsOf = (route: string, locale: string) => ({
  locale: [locale],
  slug: [route.includes("/stores/") ? "kallio" : "oat-loaf"],
  store: ["kallio"],
  "...category": ["bakery"],
  "...rest": ["nowhere"],
});

/** Every page in a language that is the same for everybody, and listings that are asked for something. */
export const forEverybody = (locale: string): string[] => [
  ...pages()
    .filter((route) => !isOwn(route))
    .flatMap((route) => addressesOf(route, partsOf(route, locale))),
  `/${locale}/search?q=oat`,
  `/${locale}/search?q=qzqzqz`,
  `/${locale}/c/bakery?sort=price&sale=1`,
  "/offline.html",
  "/maintenance.html",
];

/** Who is signed in is led on from these. */
const beforeSigningIn = /\/(sign-in|sign-up|code|reset)$/;

/**
 * Signs both in and gives them something to look at. A browser calls a page that answers 404 an error, so nobody
 * listens to theirs.
 */
export async function readers(browser: Browser, looks: BrowserContextOptions): Promise<Readers> {
  const contexts = await Promise.all(
    ["customer", "clerk", "stranger"].map(() =>
      browser.newContext({ ...looks, extraHTTPHeaders: fromSomewhere() }),
    ),
  );
  const opened = await Promise.all(contexts.map((context) => context.newPage()));
  const [customer, clerk, stranger] = opened as [Page, Page, Page];
  const order = await guestOrder(customer, { name: someone("Aava") });
  const round = await roundOf(customer, await guestOrder(customer, { name: someone("Oona") }));
  const bank = await askingBank(customer);
  await signUp(customer, freshAddress("emmi"));
  await fillBasket(customer);
  await signIn(clerk, people.clerkOfKallio);

  return {
    customer,
    own: (locale) => [
      ...pages()
        .filter(isOwn)
        .flatMap((route) => {
          const id = [route.includes("/pick-lists/") ? round : order.pickup];
          const own = { token: [order.token], id, reference: [bank] };
          const parts = { ...partsOf(route, locale), ...own };
          const reader = route.includes("/staff") ? clerk : customer;
          return addressesOf(route, parts).map((path) => ({
            path,
            reader: beforeSigningIn.test(route) ? stranger : reader,
          }));
        }),
      { path: `/${locale}/compare?p=oat-loaf,bagels`, reader: customer },
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
