import type { APIRequestContext, APIResponse } from "@playwright/test";
import { expect, test } from "./fixtures";
import { addressesOf, isOwn, routes } from "./routes";
import { type Goods, plenty, type Visitor, visitor } from "./visitors";

// Two people with accounts and a stranger ask for every page and every route of the shop, at once and one after the
// other. Whatever one of them is sent – page, payload, JSON, headers – holds nothing of another.

const languages = ["en", "fi"] as const;

/** How a page is asked for: as a page, by the router of one that is open, and ahead of a press. */
const ways: Record<string, Record<string, string>> = {
  page: { accept: "text/html" },
  payload: { RSC: "1" },
  ahead: { RSC: "1", "Next-Router-Prefetch": "1" },
  "ahead in part": { RSC: "1", "Next-Router-Prefetch": "1", "Next-Router-Segment-Prefetch": "/_tree" },
};

/** A demo shop's inbox shows all of its mail to everybody. */
const shared = new Set(["/[locale]/inbox"]);
/** Leads elsewhere or gives a form its token: the answer is anew for each. */
const oncePerCall = new Set([
  "/api/auth/[...nextauth]",
  "/[locale]/staff/board",
  "/[locale]/staff/board/changes",
]);
/** Answers that come to an end only when the order does. */
const lines = new Set(["/api/orders/[token]/changes"]);

type Asker = { who: string; request: APIRequestContext; own: Visitor | null };
type Ask = { route: string; path: string; way: string };
type Answer = { ask: Ask; who: string; status: number; headers: Record<string, string>; body: string };

const guessed = { number: "100001", token: "AAAAAAAAAAAAAAAAAAAAAA", pickup: crypto.randomUUID() };

/** What stands among somebody's own pages, but for what the counter's app says of itself: the same to everybody. */
const isTheirs = (route: string): boolean => isOwn(route) && !route.endsWith("/manifest.webmanifest");

/** What stands in the routes when this asker asks: what is their own where it is somebody's, else the same for all. */
function partsOf({ own }: Asker, goods: Goods): Record<string, readonly string[]> {
  const { number, token, pickup } = own ?? guessed;
  return {
    locale: languages,
    token: [token],
    id: [pickup],
    lineId: [pickup],
    number: [number],
    slug: ["kallio", goods.slug],
    store: ["kallio"],
    day: ["2026-12-06"],
    reference: ["demo_AAAAAAAAAAAA"],
    provider: ["demo"],
    "...category": ["bakery", "nowhere"],
    "...rest": ["nowhere/at-all"],
    "...unknown": ["", "nowhere"],
    "...nextauth": ["session", "providers", "error"],
    file: ["pages.xml", `from-${goods.slug}.xml`, `${goods.slug}.png`, `${number}.pdf`],
  };
}

/** What some routes are asked with; each is asked without as well. */
const asked: Record<string, (asker: Asker, goods: Goods) => string[]> = {
  "/[locale]/search": (_, { slug }) => [`q=${slug}`, "at=mine", "sort=price_asc"],
  "/[locale]/browse/[...category]": () => ["at=mine"],
  "/[locale]/c/[...category]": () => ["at=mine", "sort=price_asc", "sale=1"],
  "/[locale]/compare": (_, { slug }) => [`p=${slug}`],
  "/[locale]/alerts": (_, { sku }) => [`sku=${sku}&store=kallio`],
  "/api/now": (_, { slug }) => languages.map((locale) => `locale=${locale}&product=${slug}&detail=${slug}`),
  "/api/suggest": (_, { slug }) => languages.map((locale) => `locale=${locale}&q=${slug}`),
  "/api/orders/[token]/calendar": ({ own }) => [`pickup=${(own ?? guessed).pickup}`],
  "/api/v1/availability": (_, { sku }) => [`sku=${sku}`, `sku=${sku}&store=kallio`],
  "/api/v1/availability/basket": (_, { sku }) => [`sku=${sku}`],
};

/** Everything one of them asks for, in an order that is the same for all. */
function everything(asker: Asker, goods: Goods): Ask[] {
  return routes()
    .filter((route) => !lines.has(route))
    .flatMap((route) => {
      const paths = addressesOf(route, partsOf(asker, goods)).map((path) =>
        path === "/" ? path : path.replace(/\/$/, ""),
      );
      const queries = ["", ...(asked[route]?.(asker, goods) ?? []).map((query) => `?${query}`)];
      const page = route.startsWith("/[locale]") && !/\.[a-z]+$|\/(board|export|codes|\[file\])$/.test(route);
      // What is made ahead is made alike in every language: one is enough.
      const inWays = (path: string) =>
        page
          ? Object.keys(ways).filter((way) => path.startsWith("/en") || !way.startsWith("ahead"))
          : ["page"];
      return paths.flatMap((path) =>
        queries.flatMap((query) => inWays(path).map((way) => ({ route, path: path + query, way }))),
      );
    });
}

async function answerOf({ who, request }: Asker, ask: Ask): Promise<Answer> {
  const query = ask.way === "page" ? "" : `${ask.path.includes("?") ? "&" : "?"}_rsc=1`;
  const answer: APIResponse = await request.get(ask.path + query, { headers: ways[ask.way] });
  return {
    ask,
    who,
    status: answer.status(),
    headers: answer.headers(),
    body: (await answer.body()).toString("latin1"),
  };
}

/**
 * What has to be the same for everybody: each byte of what is made once, but for the id that the framework gives it each
 * time; and of a page that is made per request its words, since its pieces are numbered and sent as they come.
 */
function content({ ask, headers, body }: Answer): string {
  const [, id] = /"([\w-]{21})m\\?"/.exec(body) ?? [];
  if (!headers["cache-control"]?.includes("no-store")) return id ? body.replaceAll(id, "") : body;
  if (ask.way !== "page") return "";
  const text = body.replace(/<script.*?<\/script>/gs, "").replace(/<[^>]*>/g, " ");
  return text.split(/\s+/).sort().join(" ");
}

const named = ({ ask, who, status }: Answer): string => `${ask.path} (${ask.way}, ${status}) for ${who}`;

/** What of others stands in an answer. */
function foreign(answer: Answer, others: readonly (readonly [string, Visitor])[]): string[] {
  const text = `${JSON.stringify(answer.headers)}\n${answer.body}`;
  return others.flatMap(([name, { secrets, goods }]) => {
    const told = Object.keys(secrets).filter((what) => text.includes(secrets[what]!));
    const shown = isOwn(answer.ask.route)
      ? goods.map(({ slug }) => `/products/${slug}"`).filter((link) => text.includes(link))
      : [];
    return [...told, ...shown].map((what) => `${what} of ${name} in ${named(answer)}`);
  });
}

/** Whether everybody is sent the same: whatever is neither somebody's own nor asked about their store. */
const sameForAll = ({ ask: { route, path } }: Answer): boolean =>
  route.startsWith("/api/")
    ? route === "/api/suggest" || route.startsWith("/api/v1/products")
    : !isTheirs(route) && !path.includes("at=mine");

/** Whether an answer is somebody's own, so that nothing on its way may keep it. */
const isPersonal = ({ ask: { route, way }, status }: Answer): boolean =>
  status === 200 && ((isTheirs(route) && way === "page") || /^\/api\/(now|orders|v1\/orders)/.test(route));

/** The first of what an order's line says, as its page hears it. */
async function heardOnLine(baseURL: string, token: string, cookie: string): Promise<string> {
  const answer = await fetch(`${baseURL}/api/orders/${token}/changes`, { headers: { cookie } });
  expect([answer.status, answer.headers.get("cache-control")]).toEqual([
    200,
    "private, no-store, no-transform",
  ]);
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  const { value } = await reader.read();
  await reader.cancel();
  return value ?? "";
}

test("nothing of a visitor is ever sent to another", async ({ page, another, playwright, baseURL }) => {
  test.setTimeout(240_000);
  const goods = await plenty(7);
  const [anna, boris] = await Promise.all([
    visitor(page, "kallio", goods.slice(0, 3)),
    visitor(await another(), "kamppi", goods.slice(3, 6)),
  ]);
  const nobody = await playwright.request.newContext({ baseURL });
  const askers: [Asker, Asker, Asker] = [
    { who: "Anna", request: anna.request, own: anna },
    { who: "Boris", request: boris.request, own: boris },
    { who: "a stranger", request: nobody, own: null },
  ];
  const people = [
    ["Anna", anna],
    ["Boris", boris],
  ] as const;
  const plans = askers.map((asker) => everything(asker, goods[6]!));
  const heard: Answer[] = [];
  const differing: string[] = [];
  for (const index of plans[0]!.keys()) {
    const ask = (n: number) => answerOf(askers[n]!, plans[n]![index]!);
    // What is made at its first visit is made by then.
    await ask(2);
    const atOnce = await Promise.all([ask(0), ask(1), ask(2)]);
    heard.push(...atOnce);
    const { way } = plans[0]![index]!;
    if (way === "page" && !sameForAll(atOnce[0])) heard.push(await ask(1), await ask(0), await ask(2));
    const others = atOnce.filter((answer) => sameForAll(answer) && content(answer) !== content(atOnce[2]));
    differing.push(...others.map(named));
  }

  const others = (who: string) => people.filter(([name]) => name !== who);
  const told = heard.filter(({ ask }) => !shared.has(ask.route));
  expect(
    told.flatMap((answer) => foreign(answer, others(answer.who))),
    "somebody else's",
  ).toEqual([]);
  expect(differing, "pages of everybody's that are told apart").toEqual([]);
  expect(heard.filter(({ status }) => status >= 500).map(named)).toEqual([]);
  const kept = heard.filter(
    (a) => isPersonal(a) && !/private.*no-store/.test(a.headers["cache-control"] ?? ""),
  );
  expect(kept.map(named), "one's own, and may be kept on its way").toEqual([]);
  const cookies = heard.filter(({ ask, headers }) => !oncePerCall.has(ask.route) && headers["set-cookie"]);
  expect(cookies.map(named), "cookies that nobody asked for").toEqual([]);

  // It was theirs that was looked for: each was told of all of it, as pages and as payloads.
  for (const way of ["page", "payload"])
    for (const [name, { secrets, goods: theirs }] of people) {
      const all = heard.filter(({ who, ask }) => who === name && ask.way === way).map(({ body }) => body);
      const own = ["first name", "email", "street", "number", "token", "code", "line"].map(
        (what) => secrets[what]!,
      );
      // What was ordered is named there, and leads nowhere.
      const shown = [...own, ...theirs.slice(1).map(({ slug }) => `/products/${slug}`)];
      expect(
        shown.filter((mark) => !all.some((body) => body.includes(mark))),
        `${name}, ${way}`,
      ).toEqual([]);
    }

  const onLines = await Promise.all(
    people.map(async ([, { token, request }]) => {
      const { cookies } = await request.storageState();
      return heardOnLine(baseURL!, token, cookies.map(({ name, value }) => `${name}=${value}`).join("; "));
    }),
  );
  for (const [n, [name]] of people.entries()) {
    expect(onLines[n]).toMatch(/^data: /);
    for (const [, { secrets }] of others(name))
      expect(Object.values(secrets).filter((secret) => onLines[n]!.includes(secret))).toEqual([]);
  }
  await nobody.dispose();
});

test("an order's link that was guessed opens nothing", async ({ playwright, baseURL }) => {
  const stranger = await playwright.request.newContext({ baseURL });
  const { token, pickup } = guessed;
  for (const path of [
    ...languages.flatMap((locale) => [`/${locale}/orders/${token}`, `/${locale}/orders/${token}/receipt`]),
    ...["changes", "version", `calendar?pickup=${pickup}`].map((what) => `/api/orders/${token}/${what}`),
    ...["no-token", "%00", "a".repeat(500)].map((typed) => `/en/orders/${typed}`),
  ]) {
    const answer = await stranger.get(path);
    expect([path, answer.status()]).toEqual([path, 404]);
  }
  expect(await (await stranger.get(`/fi/orders/${token}`)).text()).toContain("404");
  await stranger.dispose();
});
