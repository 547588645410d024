import { once } from "node:events";
import { type AddressInfo, connect } from "node:net";
import { pipeline } from "node:stream/promises";
import { createWebSocketStream, WebSocketServer } from "ws";

export type WebSocketProxy = {
  /** As `POSTGRES_WS_PROXY` takes it: host, port and path. */
  address: string;
  /** How many connections it carries at the moment. */
  connections: () => number;
  close: () => Promise<void>;
};

/**
 * Carries Postgres's own protocol over WebSockets, as hosted databases do for `@vercel/postgres`. Listens on the
 * loopback address and leads to one Postgres there; a caller that names another is turned away.
 * @param databaseUrl address of a database of that Postgres
 * @param listenAt a port; a free one when left out
 */
export async function startWebSocketProxy(databaseUrl: string, listenAt = 0): Promise<WebSocketProxy> {
  const { hostname, port } = new URL(databaseUrl);
  if (hostname !== "127.0.0.1" && hostname !== "localhost")
    throw new Error(`${hostname} is not this machine.`);
  const server = new WebSocketServer({ host: "127.0.0.1", port: listenAt, path: "/v1" });
  server.on("connection", (client, request) => {
    const asked = new URL(request.url ?? "/", "ws://proxy").searchParams.get("address");
    if (asked !== `${hostname}:${port}`) {
      client.close(1008, "leads to one database only");
      return;
    }
    const stream = createWebSocketStream(client);
    const postgres = connect(Number(port), hostname);
    // Either side may vanish at any moment; the other then hears of it by its connection's end.
    pipeline(stream, postgres, stream).catch(() => client.terminate());
  });
  await once(server, "listening");
  return {
    connections: () => server.clients.size,
    address: `127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    async close() {
      for (const client of server.clients) client.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
