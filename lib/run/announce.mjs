// @ts-check
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT } from "./child.mjs";
import { seconds } from "./progress.mjs";

/** @typedef {{ role: string, store: string | null, email: string, password: string }} DemoAccount */

/** @returns {DemoAccount[]} none unless the demo shop was stocked */
function demoAccounts() {
  try {
    return JSON.parse(readFileSync(join(PROJECT, ".aisle", "demo-accounts.json"), "utf8"));
  } catch {
    return [];
  }
}

/**
 * Prints where the shop is and who may sign in.
 * @param {object} options
 * @param {string} options.url
 * @param {NodeJS.ProcessEnv} options.env
 * @param {number} options.took milliseconds
 * @param {import("./progress.mjs").Progress} options.progress
 */
export function announce({ url, env, took, progress }) {
  const lines = ["", `  The shop is open after ${seconds(took)}:  ${url}`];
  if (env.AISLE_URL && env.AISLE_URL !== url)
    lines.push(`  The public address is set to      ${env.AISLE_URL}`);
  const accounts = env.AISLE_MODE === "demo" ? demoAccounts() : [];
  if (accounts.length > 0) {
    lines.push("", `  Behind the counter:  ${url}/en/staff`);
    for (const { role, store, email, password } of accounts) {
      lines.push(`    ${role.padEnd(10)} ${(store ?? "").padEnd(12)} ${email.padEnd(30)} ${password}`);
    }
  }
  lines.push("", "  Ctrl-C stops everything. Logs are in .aisle/log", "");
  progress.say(lines.join("\n"));
}
