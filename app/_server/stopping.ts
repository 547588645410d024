import { subscribe } from "node:diagnostics_channel";
import type { ServerResponse } from "node:http";

// A server that is asked to stop takes no new connections and waits for the open ones to end. A page that asks every
// second keeps its connection open for good, so from then on each answer is the last one of its connection.

const kept = globalThis as { aisleStopping?: boolean };

/** Whether this process was asked to stop: it should begin nothing that lasts. */
export const isStopping = (): boolean => kept.aisleStopping === true;

/** Ends each connection with its next answer once the process is asked to stop. Called once, at server start. */
export function endConnectionsWhenStopping(): void {
  if (kept.aisleStopping !== undefined) return;
  kept.aisleStopping = false;
  const stop = () => {
    if (kept.aisleStopping) return;
    kept.aisleStopping = true;
    subscribe("http.server.request.start", (message) => {
      (message as { response: ServerResponse }).response.setHeader("Connection", "close");
    });
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}
