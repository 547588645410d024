import { Agent, request } from "node:http";
import { newId } from "@/lib/kernel/id";
import { type Guest, orderOf, type Shelves, wish } from "./shop";

export type Answer = { status: number; body: Record<string, unknown> };

/** A client of the API that keeps its connections. */
export function apiClient(url: string, connections: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const post = (path: string, guest: Pick<Guest, "address">, sent: unknown, key = newId()): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const text = JSON.stringify(sent);
      const asked = request(
        `${url}/api/v1${path}`,
        {
          method: "POST",
          agent,
          headers: {
            "content-type": "application/json",
            "content-length": Buffer.byteLength(text),
            "idempotency-key": key,
            // The server trusts one proxy, which is us: each guest calls from somewhere else.
            "x-forwarded-for": guest.address.replace("::/64", "::1"),
          },
        },
        (response) => {
          const parts: Buffer[] = [];
          response.on("data", (part: Buffer) => parts.push(part));
          response.on("error", reject);
          response.on("end", () => {
            const body = JSON.parse(Buffer.concat(parts).toString()) as Record<string, unknown>;
            resolve({ status: response.statusCode ?? 0, body });
          });
        },
      );
      asked.on("error", reject);
      asked.end(text);
    });
  return { post, close: () => agent.destroy() };
}

export type ApiClient = ReturnType<typeof apiClient>;

/** The same checkout through the route handlers. Throws when either call is refused. */
export async function checkoutOverHttp(api: ApiClient, guest: Guest, shelves: Shelves): Promise<void> {
  const held = await api.post("/reservations", guest, wish(shelves));
  if (held.status !== 201)
    throw new Error(`a reservation was answered ${held.status} ${String(held.body.code)}`);
  const { id, token } = held.body;
  const placed = await api.post("/orders", guest, { ...orderOf(guest), reservations: [{ id, token }] });
  if (placed.status !== 201)
    throw new Error(`an order was answered ${placed.status} ${String(placed.body.code)}`);
}
