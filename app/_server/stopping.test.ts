import { Agent, createServer, get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { endConnectionsWhenStopping, isStopping } from "./stopping";

const server = createServer((_, response) => response.end("answer"));
const agent = new Agent({ keepAlive: true });
const connectionAfter = () =>
  new Promise<string | undefined>((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    get({ port, agent }, (answer: IncomingMessage) => {
      answer.resume().once("end", () => resolve(answer.headers.connection));
    }).once("error", reject);
  });

beforeAll(() => new Promise<void>((resolve) => server.listen(0, resolve)));
afterAll(() => agent.destroy());

test("a process that is asked to stop ends each connection with its next answer, and so can end", async () => {
  endConnectionsWhenStopping();
  endConnectionsWhenStopping();
  expect([await connectionAfter(), isStopping()]).toEqual(["keep-alive", false]);
  process.emit("SIGTERM", "SIGTERM");
  expect([await connectionAfter(), isStopping()]).toEqual(["close", true]);
  await new Promise<void>((resolve) => server.close(() => resolve()));
});
