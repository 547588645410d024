// @ts-check
import { SUPERUSER } from "./cluster-files.mjs";

/** The shop's role: it owns its databases and may make more, and is no superuser, as on a hosted Postgres. */
const ROLE = "aisle";

/** @typedef {import("./cluster-files.mjs").ClusterRecord} ClusterRecord */

/**
 * @param {ClusterRecord} record
 * @param {string} database
 * @returns {string} its address, password included
 */
export function addressOf(record, database) {
  return `postgres://${ROLE}:${record.password}@127.0.0.1:${record.port}/${database}`;
}

/** @param {string} name */
function quoted(name) {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(name)) throw new Error(`Not a database name: ${JSON.stringify(name)}`);
  return `"${name}"`;
}

/**
 * @template T
 * @param {ClusterRecord} record
 * @param {(client: import("pg").Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function asSuperuser(record, work) {
  // Loaded only here: the rest of this folder runs before anything is installed.
  const { default: pg } = await import("pg");
  const client = new pg.Client({
    host: "127.0.0.1",
    port: record.port,
    user: SUPERUSER,
    password: record.superuserPassword,
    database: "postgres",
    connectionTimeoutMillis: 10_000,
  });
  // The server may be stopped while this connection is idle; the next query reports it.
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** @param {ClusterRecord} record */
export function ensureRole(record) {
  return asSuperuser(record, async (client) => {
    const { rowCount } = await client.query("select from pg_roles where rolname = $1", [ROLE]);
    if (rowCount) return;
    await client.query(
      `create role ${ROLE} login createdb password ${client.escapeLiteral(record.password)}`,
    );
  });
}

/**
 * @param {ClusterRecord} record
 * @param {string} name
 */
export function ensureDatabase(record, name) {
  return asSuperuser(record, async (client) => {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [name]);
    if (rowCount) return;
    try {
      await client.query(`create database ${quoted(name)} owner ${ROLE}`);
    } catch (error) {
      const duplicate = /** @type {{ code?: string }} */ (error).code === "42P04";
      if (!duplicate) throw error;
    }
  });
}

/**
 * @param {ClusterRecord} record
 * @param {string} name
 */
export function dropDatabase(record, name) {
  return asSuperuser(record, async (client) => {
    await client.query(`drop database if exists ${quoted(name)} with (force)`);
  });
}
