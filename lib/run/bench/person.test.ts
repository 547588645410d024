import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { askUntilAnswered } from "./person";

type Reply = { status: number; body?: unknown; headers?: Record<string, string> } | "hang up";

const open: Server[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** A server that gives these replies in turn, the last one for ever, and remembers what it was asked. */
async function serverThat(...replies: Reply[]): Promise<{ url: string; asked: IncomingMessage[] }> {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    const reply = replies[Math.min(asked.push(request), replies.length) - 1]!;
    if (reply === "hang up") request.socket.destroy();
    else response.writeHead(reply.status, reply.headers).end(JSON.stringify(reply.body ?? {}));
  });
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const ask = (...servers: { url: string }[]) =>
  askUntilAnswered({
    servers: servers.map((server) => server.url),
    first: 0,
    method: "POST",
    path: "/reservations",
    apiKey: "key",
    key: "once",
    body: {},
    random: () => 0,
    signal: new AbortController().signal,
    underWay: () => {},
  });

const held: Reply = { status: 201, body: { id: "r1" } };
const keysOf = (asked: IncomingMessage[]) => asked.map((request) => request.headers["idempotency-key"]);

test("a last word is taken as such", async () => {
  const refusing = await serverThat({ status: 409, body: { code: "reservation.insufficient_stock" } });
  expect(await ask(refusing)).toMatchObject({
    status: 409,
    code: "reservation.insufficient_stock",
    retries: [],
  });
  expect(refusing.asked).toHaveLength(1);
});

test("who is busy, or still at it, is asked again with the same key", async () => {
  const busy = await serverThat(
    { status: 503, body: { code: "service.busy" }, headers: { "retry-after": "0" } },
    { status: 409, body: { code: "idempotency.in_progress" }, headers: { "retry-after": "0" } },
    { ...held, headers: { "idempotency-replayed": "true" } },
  );
  expect(await ask(busy)).toMatchObject({
    status: 201,
    body: { id: "r1" },
    replayed: true,
    retries: ["503 service.busy", "409 idempotency.in_progress"],
  });
  expect(keysOf(busy.asked)).toEqual(["once", "once", "once"]);
});

test("after a lost connection the other server is asked, with the same key", async () => {
  const dying = await serverThat("hang up");
  const living = await serverThat(held);
  expect(await ask(dying, living)).toMatchObject({ status: 201, retries: ["connection lost"] });
  expect([...keysOf(dying.asked), ...keysOf(living.asked)]).toEqual(["once", "once"]);
});

test("who never answers is not asked for ever", async () => {
  const busy = await serverThat({
    status: 503,
    body: { code: "service.busy" },
    headers: { "retry-after": "0" },
  });
  const told = await ask(busy);
  expect(told).toMatchObject({ status: 503, code: "service.busy" });
  expect(busy.asked.length).toBeLessThanOrEqual(60);
});
