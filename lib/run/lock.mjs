// @ts-check
import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isRunning, ownIdentity } from "./process-identity.mjs";

/**
 * What a lock file holds. `nonce` names this one taking of the lock; the rest is for whoever finds it.
 * @typedef {{ nonce: string, holder: import("./process-identity.mjs").ProcessIdentity } & Record<string, unknown>} LockRecord
 */

/**
 * @typedef {object} Lock
 * @property {LockRecord} record as last written
 * @property {(facts: Record<string, unknown>) => void} update adds facts for whoever finds the lock
 * @property {() => void} release gives the lock up; a lock that was lost meanwhile is left alone
 */

/**
 * @param {string} file
 * @returns {LockRecord | null} null when nothing readable is there
 */
export function readLock(file) {
  try {
    const record = JSON.parse(readFileSync(file, "utf8"));
    return typeof record?.nonce === "string" ? record : null;
  } catch {
    return null;
  }
}

/**
 * The file appears under its name with its whole content or not at all, so no reader sees half a record.
 * @param {string} file
 * @param {LockRecord} record
 * @param {(from: string, to: string) => void} publish
 */
function writeWhole(file, record, publish) {
  const draft = `${file}.${record.nonce}`;
  writeFileSync(draft, JSON.stringify(record, null, 2), { mode: 0o600 });
  try {
    publish(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * @param {string} file
 * @param {LockRecord} record
 * @returns {Lock}
 */
function held(file, record) {
  const lock = {
    record,
    /** @param {Record<string, unknown>} facts */
    update(facts) {
      if (readLock(file)?.nonce !== record.nonce) return;
      lock.record = { ...lock.record, ...facts };
      writeWhole(file, lock.record, renameSync);
    },
    release() {
      if (readLock(file)?.nonce === record.nonce) rmSync(file, { force: true });
    },
  };
  return lock;
}

/**
 * Takes a lock that belongs to a running process. A lock whose process has ended is stale and is taken over.
 * @param {string} file
 * @param {Record<string, unknown>} [facts] kept in the file for whoever finds it
 * @returns {{ lock: Lock, stale: LockRecord | null } | { lock: null, holder: LockRecord }} the lock and what the
 *   stale one said, or who holds it
 */
export function takeLock(file, facts = {}) {
  mkdirSync(dirname(file), { recursive: true });
  /** @type {LockRecord | null} */
  let stale = null;
  for (;;) {
    const record = { ...facts, nonce: randomBytes(8).toString("hex"), holder: ownIdentity() };
    try {
      writeWhole(file, record, linkSync);
      return { lock: held(file, record), stale };
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
    }
    const found = readLock(file);
    if (found && isRunning(found.holder)) return { lock: null, holder: found };
    stale = clearStale(file, found) ?? stale;
  }
}

/**
 * Two may find the same stale lock; moving it aside shows the slower one that it moved something newer, which it
 * then puts back.
 * @param {string} file
 * @param {LockRecord | null} judged
 */
function clearStale(file, judged) {
  const aside = `${file}.${randomBytes(8).toString("hex")}.stale`;
  try {
    renameSync(file, aside);
  } catch {
    return null;
  }
  const moved = readLock(aside);
  if (moved && isRunning(moved.holder)) {
    try {
      linkSync(aside, file);
    } catch {
      // A third one has taken the lock meanwhile; its record stands.
    }
  }
  rmSync(aside, { force: true });
  return judged;
}

/**
 * Continues a lock that the process which started this one took on its behalf.
 * @param {string} file
 * @param {string} nonce
 * @returns {Lock | null} null when that taking of the lock is over
 */
export function adoptLock(file, nonce) {
  const record = readLock(file);
  if (record?.nonce !== nonce) return null;
  const lock = held(file, record);
  lock.update({ holder: ownIdentity() });
  return lock;
}

/**
 * Runs `work` while holding a lock, waiting for whoever holds it.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @param {(holder: LockRecord) => void} [onWait] called once when somebody else holds it
 * @returns {Promise<T>}
 */
export async function withLock(file, work, onWait) {
  let told = false;
  for (;;) {
    const taken = takeLock(file);
    if (taken.lock) {
      try {
        return await work();
      } finally {
        taken.lock.release();
      }
    }
    if (!told) onWait?.(taken.holder);
    told = true;
    await sleep(150);
  }
}
