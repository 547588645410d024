import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { join } from "node:path";
import { LOGS } from "@/lib/run/child.mjs";
import { type Server, startServer } from "@/lib/run/server.mjs";

/** The way to the shop's database, which can be closed, as when it is away, and opened again. */
export async function gateToDatabase() {
  const { hostname, port } = new URL(process.env.DATABASE_URL ?? "");
  const through = new Set<Socket>();
  let closed = false;
  const gate = createServer((client) => {
    if (closed) return void client.destroy();
    const other = connect(Number(port), hostname);
    for (const [one, next] of [
      [client, other],
      [other, client],
    ] as const) {
      through.add(one);
      one.on("error", () => next.destroy()).on("close", () => next.destroy() && through.delete(one));
      one.pipe(next);
    }
  });
  gate.listen(0, "127.0.0.1");
  await once(gate, "listening");
  const url = new URL(process.env.DATABASE_URL ?? "");
  url.host = `127.0.0.1:${(gate.address() as AddressInfo).port}`;
  return {
    url: url.href,
    close: () => {
      closed = true;
      for (const socket of through) socket.destroy();
    },
    open: () => {
      closed = false;
    },
    remove: () => gate.close(),
  };
}

const secret = randomBytes(32).toString("base64url");

/**
 * One more server on the build and the database of these stories, which its story may stop: others use theirs.
 * @param changed of its environment
 */
export async function startOwnServer(changed: Record<string, string> = {}, port?: number): Promise<Server> {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    AISLE_MODE: "demo",
    AUTH_SECRET: secret,
    TRUSTED_PROXIES: "1",
    ...changed,
  };
  const server = await startServer({
    env,
    log: join(LOGS, "e2e-own-server.log"),
    ...(port ? { port } : {}),
  });
  await server.ready();
  return server;
}
