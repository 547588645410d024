import { createServer, type Server } from "node:net";
import { afterEach, expect, test } from "vitest";
import { findFreePort, isLoopbackPortFree, readPort, requirePort, whyPortUnusable } from "./port.mjs";

const servers: Server[] = [];

function listen(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    servers.push(server);
    server.listen(0, host, () => resolve((server.address() as { port: number }).port));
  });
}

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

test.each(["0.0.0.0", "127.0.0.1"])("a port somebody listens on at %s is taken", async (host) => {
  const port = await listen(host);
  expect(await whyPortUnusable(port)).toBe("taken");
  expect(await isLoopbackPortFree(port)).toBe(false);
  await expect(requirePort(port)).rejects.toThrow(
    new RegExp(`Port ${port} is taken by another program[\\s\\S]+PORT=\\d+ npm start`),
  );
});

test("a free port is found and is free", async () => {
  const port = await findFreePort();
  expect(port).toBeGreaterThanOrEqual(20_000);
  expect(port).toBeLessThan(32_000);
  await expect(requirePort(port)).resolves.toBeUndefined();
});

test.each([
  [undefined, 3000],
  ["", 3000],
  ["1", 1],
  ["8080", 8080],
  ["65535", 65_535],
])("PORT=%j means %d", (text, port) => {
  expect(readPort(text)).toBe(port);
});

test.each(["0", "65536", "99999999", "-1", "80.5", "abc", " 80", "0x50"])(
  "PORT=%j is refused by name",
  (text) => {
    expect(() => readPort(text)).toThrow(/^PORT is ".*"; it must be a whole number from 1 to 65535\.$/);
  },
);
