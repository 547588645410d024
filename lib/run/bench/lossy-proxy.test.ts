import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server } from "node:net";
import { afterEach, expect, test } from "vitest";
import { type LossyProxy, startLossyProxy } from "./lossy-proxy";

const open: (LossyProxy | { stop: () => Promise<unknown> })[] = [];
afterEach(async () => {
  for (const part of open.splice(0)) await part.stop();
});

/** Remembers what it was told, and answers it in capitals. */
async function echo(): Promise<{ heard: string[]; port: number }> {
  const heard: string[] = [];
  const server: Server = createServer((socket) => {
    socket.on("error", () => {});
    socket.on("data", (bytes) => {
      heard.push(bytes.toString());
      socket.write(bytes.toString().toUpperCase());
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  open.push({ stop: () => new Promise((resolve) => server.close(resolve)) });
  return { heard, port: (server.address() as AddressInfo).port };
}

/** What comes back for these words, and null once the connection is gone. */
async function say(port: number, ...words: string[]): Promise<(string | null)[]> {
  const socket = connect(port, "127.0.0.1");
  const answers: (string | null)[] = [];
  for (const word of words) {
    socket.write(word);
    answers.push(
      await Promise.race([
        once(socket, "data").then(([bytes]) => String(bytes)),
        once(socket, "close").then(() => null),
      ]),
    );
    if (answers.at(-1) === null) break;
  }
  socket.destroy();
  return answers;
}

test("carries both ways", async () => {
  const { port } = await echo();
  const proxy = await startLossyProxy({ host: "127.0.0.1", port }, () => false);
  open.unshift(proxy);
  expect(await say(proxy.port, "one", "two")).toEqual(["ONE", "TWO"]);
  expect(proxy.lost()).toBe(0);
});

test("loses an answer whose question has arrived, and the connection with it", async () => {
  const { port, heard } = await echo();
  const proxy = await startLossyProxy({ host: "127.0.0.1", port }, (sent) => sent.includes("commit"));
  open.unshift(proxy);
  expect(await say(proxy.port, "begin", "commit", "more")).toEqual(["BEGIN", null]);
  expect(heard).toEqual(["begin", "commit"]);
  expect(proxy.lost()).toBe(1);
  expect(await say(proxy.port, "again")).toEqual(["AGAIN"]);
});

test("ends a connection whose other side is not there", async () => {
  const { port } = await echo();
  await open.pop()!.stop();
  const proxy = await startLossyProxy({ host: "127.0.0.1", port }, () => false);
  open.unshift(proxy);
  expect(await say(proxy.port, "hello")).toEqual([null]);
});
