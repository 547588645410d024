// @ts-check
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import * as util from "node:util";
import { readPort } from "./port.mjs";

/**
 * Adds what the project's `.env` says to an environment; what is already set wins.
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env changed in place
 */
export function loadEnvFile(root, env) {
  const file = join(root, ".env");
  // Node has the parser since 20.12; an older one meets the file again once the pinned Node runs.
  if (!existsSync(file) || typeof util.parseEnv !== "function") return;
  for (const [name, value] of Object.entries(util.parseEnv(readFileSync(file, "utf8")))) env[name] ??= value;
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {boolean} whether the environment names a database, so that none is to be started
 */
export function namesDatabase(env) {
  return Boolean(env.DATABASE_URL || env.POSTGRES_URL || env.DB_DRIVER);
}

/**
 * @param {string} root
 * @returns {string} a secret made once and kept, so that sessions outlive a restart
 */
function keptSecret(root) {
  const file = join(root, ".aisle", "auth-secret");
  if (!existsSync(file)) {
    mkdirSync(join(root, ".aisle"), { recursive: true });
    writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
  }
  return readFileSync(file, "utf8").trim();
}

/**
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv} the same for every child, whichever Node started the supervisor; a build kept elsewhere
 *   for development is not theirs
 */
export function childEnvironment(root, { AISLE_DIST_DIR: _, ...env }) {
  return {
    ...env,
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    // Every process reads one environment; Next must not add files the worker never sees.
    __NEXT_PROCESSED_ENV: "true",
    PATH: [join(root, "node_modules", ".bin"), env.PATH].filter(Boolean).join(delimiter),
  };
}

/**
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env with `.env` already in it
 * @returns {{ port: number, env: NodeJS.ProcessEnv }} what the shop's processes run under: demo mode unless told
 *   otherwise, and in demo mode a secret of its own
 * @throws {import("./refusal.mjs").Refusal} for a PORT that is none
 */
export function shopEnvironment(root, env) {
  const port = readPort(env.PORT);
  const mode = env.AISLE_MODE || "demo";
  const shop = childEnvironment(root, { ...env, PORT: String(port), AISLE_MODE: mode });
  if (mode === "demo") shop.AUTH_SECRET = env.AUTH_SECRET || keptSecret(root);
  return { port, env: shop };
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]} what must never be printed: secrets themselves and passwords inside addresses
 */
export function secretsIn(env) {
  const secrets = [];
  for (const [name, value] of Object.entries(env)) {
    if (!value) continue;
    if (/SECRET|PASSWORD|TOKEN|API_KEY/.test(name)) secrets.push(value);
    if (/_URL$/.test(name) && URL.canParse(value)) {
      const { password } = new URL(value);
      if (password) secrets.push(password, decodeURIComponent(password));
    }
  }
  return [...new Set(secrets)].filter((secret) => secret.length >= 6);
}
