import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";

// A request handler of the framework sees headers only, and a caller may write any header it likes: Next keeps an
// X-Forwarded-For that the client sent and adds nothing to it. So the address of the socket is written down here,
// where Node hands the request over, under a name that is drawn anew for each process and that no caller can know.

const kept = globalThis as { aislePeerHeader?: string };

/** Notes on every request to this process which address its connection comes from. Called once, at server start. */
export function notePeerAddresses(): void {
  if (kept.aislePeerHeader) return;
  const header = `x-peer-${crypto.randomUUID()}`;
  kept.aislePeerHeader = header;
  subscribe("http.server.request.start", (message) => {
    const { request, socket } = message as { request: IncomingMessage; socket: Socket };
    if (socket.remoteAddress) request.headers[header] = socket.remoteAddress;
  });
}

/** The other end of the connection; null where the server is not ours to watch, such as on a serverless platform. */
export const peerAddress = (headers: Headers): string | null =>
  kept.aislePeerHeader ? headers.get(kept.aislePeerHeader) : null;
