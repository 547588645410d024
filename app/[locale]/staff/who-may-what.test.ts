import { readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { calls } from "@/app/api/v1/_contract/calls";
import { type Caller, send } from "@/app/api/v1/_testing/api";
import { testDatabase } from "@/db/testing/database";
import { everything } from "@/db/testing/everything";
import { sampleOf } from "@/db/testing/sample";
import { newId } from "@/lib/kernel/id";
import { buildCounter, type Counter, customer } from "./_testing/counter";
import { actionRows, callRows, pageRows } from "./_testing/rows";

// Role by store by every call, server action, page and route of the counter, read from the tree: whoever is not
// expressly allowed is refused, and nothing has changed. What is new and has no row fails here. Who may run which
// command at all is lib/who-may.test.ts.

const browser = vi.hoisted(() => ({ headers: new Headers(), cookies: new Map<string, string>() }));
vi.mock("next/headers", () => ({
  headers: async () => browser.headers,
  cookies: async () => ({
    get: (name: string) => {
      const value = browser.cookies.get(name);
      return value === undefined ? undefined : { name, value };
    },
    set: vi.fn(),
    delete: vi.fn(),
  }),
}));
vi.mock("next/root-params", () => ({ locale: async () => "en" }));
vi.mock(import("next/cache"), async (load) => ({
  ...(await load()),
  cacheLife: vi.fn() as never,
  cacheTag: vi.fn(),
  refresh: vi.fn(),
  updateTag: vi.fn(),
  revalidateTag: vi.fn(),
}));
vi.mock(import("next/server"), async (load) => ({ ...(await load()), connection: async () => undefined }));
vi.mock("next-intl/server", async () => {
  const { translator } = await import("@/lib/i18n/translator");
  return { getTranslations: async (area: "staff") => translator("en", area), getLocale: async () => "en" };
});

testDatabase();
let counter: Counter;
/** How everything stands: as long as nobody is let in, as it stood in the beginning. */
let untouched: Awaited<ReturnType<typeof everything>>;
beforeAll(async () => {
  counter = await buildCounter();
  untouched = await everything();
});

const folder = new URL("./", import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
const load = async (file: string) =>
  (await import(/* @vite-ignore */ new URL(file, folder).pathname)) as Record<string, unknown>;

/** Sits down as somebody, with a page of ours before them. */
function sitDown({ cookie = "" }: Caller): void {
  browser.headers = new Headers({ origin: "http://localhost:3000", cookie, "next-action": "x" });
  browser.cookies = new Map(cookie.split("; ").map((pair) => pair.split("=", 2) as [string, string]));
}
/** Those who come with a browser: a key opens no page. */
const seated = (people: Caller[]): Caller[] => people.filter((caller) => !caller.bearer);

/** Who is not allowed by a row, at Kallio. */
function refusedBy({ least, at }: { least: "associate" | "manager"; at: string }): Caller[] {
  const { strangers, clerk } = counter;
  const lower = least === "manager" ? [clerk, ...strangers.associate] : [];
  const elsewhere = at === "own store" ? [...strangers.manager, ...strangers.associate] : [];
  return [...new Set([...lower, ...elsewhere])];
}

describe("a call of the API", () => {
  const staffCalls = calls.filter((call) => call.staff);

  it("has a row", () => {
    expect(Object.keys(callRows).sort()).toEqual(staffCalls.map((call) => call.operation).sort());
  });

  it.each(staffCalls.map((call) => [call.operation, call] as const))(
    "%s refuses whoever its row does not allow",
    async (operation, call) => {
      const { ids, outsiders } = counter;
      const { requested, list, transfer, line, number } = ids;
      const known = {
        store: "kallio",
        from: "kallio",
        to: "kamppi",
        sku: "RYE",
        order: number,
        lineId: line,
        count: 50,
        verification: { method: "id_document" },
        email: "veera@example.com",
        currency: "EUR",
        collectAt: "kallio",
        hours: [],
        exception: { opensAt: null, closesAt: null, reason: { en: "Closed" } },
      };
      const about = { "pick-lists": list, transfers: transfer }[call.path.split("/")[2]!] ?? requested;
      const ofPath: Record<string, string> = call.path.includes("{store}")
        ? { store: "kallio", day: "2030-11-22" }
        : { id: about, lineId: line };
      const asked = {
        params: ofPath,
        ...(call.body ? { body: sampleOf(call.body, { ...known, pickups: [requested] }) } : {}),
        ...(call.query ? { query: sampleOf(call.query, { store: "kallio" }) as Record<string, string> } : {}),
      };
      for (const caller of Object.values(outsiders)) {
        const { text } = await send(call, { ...asked, ...caller });
        expect((JSON.parse(text) as { code: string }).code).toMatch(/^auth\.(required|forbidden)$/);
      }
      for (const caller of refusedBy(callRows[operation]!)) {
        const { text, status } = await send(call, { ...asked, ...caller });
        expect(text).not.toContain(customer.name);
        // A list that names no store is of the caller's own: it has nothing of Kallio in it.
        if (status < 300)
          expect([call.method, JSON.parse(text)]).toEqual(["GET", { data: [], nextCursor: null }]);
        else expect(text).toMatch(/"code":"([a-z_]+\.not_found|auth\.forbidden)"/);
      }
      expect(await everything()).toEqual(untouched);
    },
  );
});

const actionFiles = files.filter(
  (file) =>
    file.startsWith("_actions/") && readFileSync(new URL(file, folder), "utf8").startsWith('"use server";'),
);
const actions = (
  await Promise.all(
    actionFiles.map(async (file) =>
      Object.entries(await load(file)).map(([name, action]) => ({
        file: file.slice("_actions/".length),
        name,
        action: action as (...given: unknown[]) => Promise<unknown>,
      })),
    ),
  )
).flat();

/** A form with whatever any of them reads, filled in so that it would do. */
function formOf({ ids }: Counter): FormData {
  const form = new FormData();
  const fields = {
    ...{ key: newId(), line: ids.line, quantity: "1", [`quantity-${ids.line}`]: "1", count: "50", do: "all" },
    ...{ verification: "id_document", person: "customer", payment: "cash", method: "cash", amount: "1" },
    ...{ currency: "EUR", name: "Veera", email: "veera@example.com", role: "associate", stores: "kallio" },
    ...{ store: "kallio", sku: "RYE", order: ids.number, text: ids.number, shelf: "B4", value: "10" },
    ...{ password: "not the password", newPin: "4071", pin: "4071", kind: "percent", percent: "10" },
    ...{ from: "Aino Clerk", picked: "all" },
    ...{ title: "Ten off", code: "TENOFF", [`received-${ids.line}`]: "1" },
    [`condition-${ids.line}`]: "restock",
    reason: "lost",
  };
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

/** What a page binds to any of them: one of Kallio's things. */
const placesOf = ({ ids }: Counter): object[] =>
  [ids.requested, ids.ready, ids.list, ids.transfer, ids.device, ids.person].map((id) => ({
    ...{
      locale: "en",
      id,
      store: "kallio",
      sku: "RYE",
      order: ids.number,
      token: "x",
      person: id,
      next: null,
    },
  }));

async function press(action: (typeof actions)[number]["action"], place: object): Promise<void> {
  const state = { key: newId(), outcome: "none", message: null, code: null, tries: 0 };
  const given = action.length === 1 ? [place] : [place, state].slice(0, action.length - 1);
  await action(...given, formOf(counter)).catch(() => undefined);
}

describe("a server action", () => {
  it("has a row", () => {
    const told = Object.entries(actionRows).flatMap(([file, names]) =>
      Object.keys(names).map((n) => `${file} ${n}`),
    );
    expect(told.sort()).toEqual(actions.map(({ file, name }) => `${file} ${name}`).sort());
  });

  it.each(
    actions.map(
      ({ file, name, action }) => [`${name} of ${file}`, actionRows[file]?.[name], action] as const,
    ),
  )("%s changes nothing for whoever its row does not allow", async (_, row, action) => {
    const { outsiders } = counter;
    const refused = typeof row === "object" ? refusedBy(row) : [];
    // What a page binds does not matter at the door, nor to what is one's own.
    for (const caller of seated([...Object.values(outsiders), ...refused]))
      for (const place of placesOf(counter).slice(0, typeof row === "object" ? undefined : 1)) {
        sitDown(caller);
        await press(action, place);
      }
    expect(await everything()).toEqual(untouched);
  });

  it("would have done it for those who are allowed", async () => {
    sitDown(counter.manager);
    for (const name of [
      "adjustStock",
      "startPicking",
      "reissueCode",
      "inviteStaff",
      "resetStaff",
      "revokeDevice",
    ]) {
      const before = await everything();
      const { action } = actions.find((known) => known.name === name)!;
      for (const place of placesOf(counter)) await press(action, place);
      expect(await everything(), name).not.toEqual(before);
    }
  });
});

type Page = (props: { params: Promise<object>; searchParams: Promise<object> }) => Promise<unknown>;
type Route = (request: Request, context: { params: Promise<object> }) => Promise<Response>;
const answering = files.filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file));

/** How a page ends for somebody: shown, or led elsewhere, or not there. */
async function shown(file: string): Promise<string> {
  const { default: page } = (await load(file)) as { default: Page };
  const params = Promise.resolve({ locale: "en", id: pageId(file), token: "x", file: "x" });
  try {
    await page({ params, searchParams: Promise.resolve({ store: "kallio", order: counter.ids.number }) });
    return "shown";
  } catch (error) {
    return String((error as { digest?: string }).digest ?? error);
  }
}

function pageId(file: string): string {
  const { ids } = counter;
  const named = { people: ids.person, "pick-lists": ids.list }[file.split("/")[0]!];
  return named ?? ids.requested;
}

async function answered(file: string): Promise<Response> {
  const { GET } = (await load(file)) as { GET: Route };
  const query = new URLSearchParams({ store: "kallio", day: "2026-11-22", promotion: newId() });
  const params = Promise.resolve({ locale: "en", file: `${newId()}.pdf`, id: pageId(file) });
  return GET(new Request(`http://localhost:3000/en/staff/x?${query}`), { params });
}

describe("a page or route", () => {
  it("has a row", () => {
    expect(Object.keys(pageRows).sort()).toEqual(answering);
  });

  const guarded = answering.filter((file) => pageRows[file] !== "door");

  it.each(guarded.filter((file) => file.endsWith("page.tsx")))(
    "%s leads whoever is not in to the door",
    async (file) => {
      const { outsiders, strangers } = counter;
      for (const caller of seated(Object.values(outsiders))) {
        sitDown(caller);
        expect(await shown(file)).toContain("/en/staff/sign-in");
      }
      const row = pageRows[file];
      if (typeof row !== "object" || row.at !== "own store") return;
      for (const caller of seated(strangers[row.least])) {
        sitDown(caller);
        expect(await shown(file)).toContain("404");
      }
    },
  );

  // What is sent to it is held to its own rules in _view/late-handover.test.ts.
  const sentTo = "board/handovers/route.ts";

  it.each(guarded.filter((file) => file.endsWith("route.ts") && file !== sentTo))(
    "%s answers whoever may not with nothing",
    async (file) => {
      const row = pageRows[file];
      const refused = typeof row === "object" ? refusedBy(row) : [];
      for (const caller of seated([...Object.values(counter.outsiders), ...refused])) {
        sitDown(caller);
        const answer = await answered(file);
        expect([answer.status, await answer.text()]).toEqual([
          expect.toSatisfy((status: number) => [204, 401, 403, 404].includes(status)),
          "",
        ]);
      }
    },
  );
});
