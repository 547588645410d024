import { expect, test } from "@playwright/test";
import pg from "pg";
import { password, people } from "./counter";

// The API as programs meet it: through the real server, without a browser.

test("a program signs in through next-auth's own door, and signing out ends it", async ({
  playwright,
  baseURL,
}) => {
  const origin = new URL(baseURL ?? "").origin;
  const program = await playwright.request.newContext({ baseURL, extraHTTPHeaders: { origin } });
  const { csrfToken } = await (await program.get("/api/auth/csrf")).json();
  const form = { csrfToken, email: people.clerkOfKallio, password: password() };
  const signedIn = await program.post("/api/auth/callback/credentials", { form, maxRedirects: 0 });
  expect(signedIn.headers()["set-cookie"]).toMatch(/next-auth\.session-token=[^;]+;.*HttpOnly; SameSite=Lax/);
  expect(await (await program.get("/api/auth/session")).json()).toMatchObject({
    user: { role: "associate" },
  });
  expect((await program.get("/api/v1/staff/pickups?store=kallio")).status()).toBe(200);
  expect((await program.get("/api/v1/staff/pickups?store=kamppi")).status()).toBe(404);

  const { cookies } = await program.storageState();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  await program.post("/api/auth/signout", { form: { csrfToken }, maxRedirects: 0 });
  const thief = await playwright.request.newContext({ baseURL, extraHTTPHeaders: { cookie } });
  expect((await thief.get("/api/v1/staff/pickups")).status()).toBe(401);
  expect(await (await thief.get("/api/auth/session")).json()).toEqual({});
  await Promise.all([program.dispose(), thief.dispose()]);
});

test("nobody chooses the address they are counted by", async ({ request }) => {
  const forged = "203.0.113.77";
  const seen = `198.51.100.${Math.ceil(Math.random() * 254)}`;
  const email = `${crypto.randomUUID()}@example.com`;
  const asked = await request.post("/api/v1/contact-verifications", {
    data: { email },
    // What the proxy in front of the shop makes of a caller's own header: it adds where the call came from.
    headers: { "x-forwarded-for": `${forged}, ${seen}`, "x-real-ip": forged, forwarded: `for=${forged}` },
  });
  expect(asked.status()).toBe(201);
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  const { rows } = await client.query<{ bucket: string }>(
    "select bucket from rate_limits where bucket like 'contact-code:%'",
  );
  await client.end();
  const buckets = rows.map((row) => row.bucket);
  expect(buckets).toContain(`contact-code:email:${email}`);
  expect(buckets).not.toContain(`contact-code:address:${forged}`);
  expect(buckets).toContain(`contact-code:address:${seen}`);
});

test("a body may not be larger than its limit, whether or not it says how large it is", async ({
  baseURL,
}) => {
  const large = JSON.stringify({ filler: "x".repeat(256 * 1024) });
  const headers = { "content-type": "application/json", "idempotency-key": crypto.randomUUID() };
  for (const body of [large, new Blob([large]).stream()]) {
    const init = { method: "POST", headers, body, duplex: "half" };
    const answer = await fetch(`${baseURL}/api/v1/reservations`, init as RequestInit);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([413, "application/problem+json"]);
  }
});

test("what is no call answers as a problem, and the calls describe themselves", async ({ request }) => {
  for (const path of ["/api/v1", "/api/v1/nothing/here"]) {
    const answer = await request.get(path);
    expect([answer.status(), answer.headers()["content-type"]]).toEqual([404, "application/problem+json"]);
  }
  const described = await (await request.get("/api/v1/openapi.json")).json();
  expect(described).toMatchObject({ openapi: "3.1.1", servers: [{ url: "/api/v1" }] });
});

test("the process lives, and the shop is ready", async ({ request }) => {
  expect((await request.get("/api/health")).status()).toBe(200);
  const ready = await request.get("/api/ready");
  expect([ready.status(), await ready.json()]).toEqual([
    200,
    { status: "ready", checks: { database: true, migrations: true, worker: true } },
  ]);
});
