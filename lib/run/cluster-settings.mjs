// @ts-check
import { totalmem } from "node:os";

const GB = 1024 ** 3;

/**
 * Settings for a small machine: modest memory, real durability, no way in but the loopback address.
 * @param {number} port
 * @returns {string} the text of a Postgres configuration file
 */
export function clusterSettings(port) {
  const roomy = totalmem() >= 3 * GB;
  const settings = {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: "",
    password_encryption: "scram-sha-256",
    max_connections: 100,
    shared_buffers: roomy ? "256MB" : "128MB",
    effective_cache_size: roomy ? "1GB" : "512MB",
    work_mem: "8MB",
    maintenance_work_mem: "64MB",
    max_wal_size: "1GB",
    checkpoint_timeout: "15min",
    random_page_cost: 1.1,
    // A new shop's tables grow from nothing in minutes, and plans are kept: what they are based on must not be old.
    autovacuum_naptime: "15s",
    // Plans here are short; compiling them costs more than it saves.
    jit: "off",
    fsync: "on",
    synchronous_commit: "on",
    full_page_writes: "on",
    timezone: "UTC",
    log_timezone: "UTC",
    log_line_prefix: "%m [%p] %d ",
    // Parameters hold what customers typed.
    log_parameter_max_length: 0,
    log_parameter_max_length_on_error: 0,
  };
  return `${Object.entries(settings)
    .map(([name, value]) => `${name} = '${value}'`)
    .join("\n")}\n`;
}

/**
 * How to sort and compare text, best first. The library that comes with Postgres gives the same order on every
 * system; the builtin one is for a Postgres made without it.
 */
export const LOCALES = [
  ["--locale-provider=icu", "--icu-locale=und", "--locale=C.UTF-8"],
  ["--locale-provider=icu", "--icu-locale=und", "--locale=C"],
  ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"],
];
