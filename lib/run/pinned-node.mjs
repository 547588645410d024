// @ts-check
import { spawn } from "node:child_process";
import { PROJECT } from "./child.mjs";
import { handOver } from "./claim.mjs";
import { ensureInstalled, pinnedNode } from "./install.mjs";
import { onStopRequest } from "./stop-request.mjs";

/**
 * Installs the packages if need be and goes on under the Node they bring.
 * @param {object} options
 * @param {string} options.script the file this process runs
 * @param {string[]} options.args
 * @param {import("./progress.mjs").Progress} options.progress
 * @param {import("./claim.mjs").Claim | null} options.claim handed on, or released if it ends here
 * @returns {Promise<void>} only when this process is to go on itself: it is the pinned Node. Else it stays until the
 *   other one has ended, and exits as it did
 * @throws {import("./refusal.mjs").Refusal}
 */
export async function continueUnderPinnedNode({ script, args, progress, claim }) {
  const installing = new AbortController();
  /** @type {(request: import("./stop-request.mjs").StopRequest) => void} */
  let obey = () => installing.abort();
  const stopListening = onStopRequest((request) => obey(request));

  await ensureInstalled(PROJECT, progress, {
    signal: installing.signal,
    onSpawn: (child) => claim?.started("install", child.pid),
  });
  claim?.ended("install");
  const node = pinnedNode(PROJECT);
  if (!node) {
    stopListening();
    return;
  }
  const successor = spawn(node, [script, ...args], {
    cwd: PROJECT,
    env: handOver(claim),
    // The channel's closing tells it that this process was killed; its own group keeps Ctrl-C from reaching it twice.
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    detached: true,
  });
  obey = ({ signal }) => successor.kill(signal);
  const code = await new Promise((resolve) => {
    successor.once("error", () => resolve(1));
    successor.once("exit", (exitCode, signal) => {
      if (signal) progress.say(`Ended by ${signal}. The next run clears up what is left.`);
      resolve(exitCode ?? 1);
    });
  });
  process.exit(code);
}
