// @ts-check
import { fileURLToPath } from "node:url";
import { PROJECT } from "./child.mjs";
import { continueClaim } from "./claim.mjs";
import { loadEnvFile } from "./environment.mjs";
import { continueUnderPinnedNode } from "./pinned-node.mjs";
import { readPort, requirePort } from "./port.mjs";
import { createProgress } from "./progress.mjs";
import { explainFailure, Refusal } from "./refusal.mjs";
import { supervise } from "./supervise.mjs";

const START = fileURLToPath(new URL("./start.mjs", import.meta.url));

/**
 * Everything from the command to the open shop. What is quick to refuse is refused before anything slow begins.
 * Does not return while the shop runs.
 */
export async function startShop() {
  const progress = createProgress();
  /** @type {import("./claim.mjs").Claim | null} */
  let claim = null;
  try {
    if (process.platform === "win32") {
      throw new Refusal(
        "Aisle runs on Linux and macOS. On Windows, run it in WSL: https://learn.microsoft.com/windows/wsl",
      );
    }
    loadEnvFile(PROJECT, process.env);
    const port = readPort(process.env.PORT);
    claim = await continueClaim("shop");
    await requirePort(port);
    await continueUnderPinnedNode({ script: START, args: [], progress, claim });
    await supervise({ claim, progress });
  } catch (error) {
    progress.close();
    claim?.release();
    console.error(`\n${explainFailure(error)}\n`);
    process.exit(1);
  }
}
