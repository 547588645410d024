// @ts-check
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { copyBinaries, installedBinaries, program } from "./postgres-binaries.mjs";
import { Refusal } from "./refusal.mjs";

/** Where files go that lie where the user who runs Postgres cannot enter. */
const ELSEWHERE = "/var/lib/aisle";

/** Postgres refuses to run as root; the first of these that exists runs it then. */
const UNPRIVILEGED = ["aisle", "postgres", "_postgres", "nobody"];

/**
 * @typedef {object} Home
 * @property {string} folder everything of the cluster lies in here
 * @property {{ uid: number, gid: number } | null} owner who runs Postgres; null for the present user
 * @property {import("./postgres-binaries.mjs").Binaries} binaries
 */

/** @param {string} name */
function findUser(name) {
  try {
    const id = (/** @type {string} */ flag) =>
      Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    return null;
  }
}

/** @returns {{ uid: number, gid: number }} */
function unprivilegedUser() {
  for (const name of UNPRIVILEGED) {
    const user = findUser(name);
    if (user && user.uid !== 0) return user;
  }
  throw new Refusal(
    "Postgres refuses to run as root and this machine has no other user to run it as. Run as another user, or set DATABASE_URL to a Postgres of yours.",
  );
}

/**
 * @param {{ uid: number, gid: number }} owner
 * @param {string} command
 * @param {string[]} args
 * @returns {boolean} whether it worked as that user
 */
function succeedsAs({ uid, gid }, command, args) {
  try {
    execFileSync(command, args, { uid, gid, cwd: "/", stdio: "ignore" });
    return true;
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === "EPERM" || code === "EINVAL") {
      throw new Refusal(
        "Postgres refuses to run as root, and root may not become another user here. Set DATABASE_URL to a Postgres of yours.",
      );
    }
    return false;
  }
}

/**
 * @param {string} folder
 * @param {{ uid: number, gid: number }} owner
 */
function hand(folder, owner) {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o700);
  chownSync(folder, owner.uid, owner.gid);
}

/**
 * A copy of a project folder carries the pointer too; the folder it points to says whose it is.
 * @param {string} folder in the project
 * @param {string} pointer
 * @returns {string | null} the place the pointer names, if it is this project's
 */
function followPointer(folder, pointer) {
  if (!existsSync(pointer)) return null;
  const place = readFileSync(pointer, "utf8").trim();
  if (!existsSync(place)) return null;
  const note = join(place, "project");
  const project = existsSync(note) ? readFileSync(note, "utf8").trim() : folder;
  if (project !== folder && existsSync(join(project, "elsewhere"))) return null;
  writeFileSync(note, folder);
  return place;
}

/** @param {string} folder */
function unusable(folder) {
  return new Refusal(
    `The built-in Postgres in ${folder} does not run on this system. Set DATABASE_URL to a Postgres of yours.`,
  );
}

/**
 * @param {{ uid: number, gid: number }} owner
 * @returns {import("./postgres-binaries.mjs").Binaries} which that user can run: the installed ones, or a copy where
 *   they lie out of reach
 */
function reachableBinaries(owner) {
  const runs = (/** @type {string} */ folder) =>
    succeedsAs(owner, program(folder, "postgres"), ["--version"]);
  const installed = installedBinaries();
  if (runs(installed.folder)) return installed;
  const copy = copyBinaries(installed, join(ELSEWHERE, "bin"));
  if (runs(copy.folder)) return copy;
  throw unusable(copy.folder);
}

/**
 * @param {string} folder in the project
 * @param {string} pointer made here, so that the place is found again
 * @param {{ uid: number, gid: number }} owner
 * @returns {string}
 */
function makePlaceElsewhere(folder, pointer, owner) {
  const place = join(ELSEWHERE, `${basename(dirname(dirname(folder)))}-${randomBytes(4).toString("hex")}`);
  try {
    mkdirSync(ELSEWHERE, { recursive: true });
    chmodSync(ELSEWHERE, 0o755);
    hand(place, owner);
  } catch (error) {
    throw new Refusal(
      `Postgres runs as another user than root, who cannot enter ${folder}, and ${ELSEWHERE} cannot be made (${/** @type {Error} */ (error).message}). Set DATABASE_URL to a Postgres of yours.`,
    );
  }
  writeFileSync(join(place, "project"), folder);
  writeFileSync(pointer, place);
  return place;
}

/**
 * @param {string} folder
 * @returns {Home} for the present user, who is not root
 */
function settleAsUser(folder) {
  const own = process.getuid?.();
  const taken = [folder, join(folder, "data")].find((path) => {
    const state = statSync(path, { throwIfNoEntry: false });
    return state && state.uid !== own;
  });
  if (taken) {
    throw new Refusal(
      `${taken} belongs to another user. Run as that user or as root, or move ${folder} away to begin with an empty shop.`,
    );
  }
  chmodSync(folder, 0o700);
  const binaries = installedBinaries();
  try {
    execFileSync(program(binaries.folder, "postgres"), ["--version"], { stdio: "ignore" });
  } catch {
    throw unusable(binaries.folder);
  }
  return { folder, owner: null, binaries };
}

/**
 * @param {string} folder
 * @param {(text: string) => void} say
 * @returns {Home} for a user who is not root, though the present one is
 */
function settleAsRoot(folder, say) {
  const pointer = join(folder, "elsewhere");
  const data = statSync(join(folder, "data"), { throwIfNoEntry: false });
  const known = data ? null : followPointer(folder, pointer);
  const present = data ?? (known ? statSync(known) : null);
  const owner = present && present.uid !== 0 ? { uid: present.uid, gid: present.gid } : unprivilegedUser();
  if (known) return { folder: known, owner, binaries: reachableBinaries(owner) };

  hand(folder, owner);
  if (succeedsAs(owner, "/bin/sh", ["-c", 'test -x "$1" && test -w "$1"', "sh", folder])) {
    return { folder, owner, binaries: reachableBinaries(owner) };
  }
  if (data) {
    throw new Refusal(
      `The user who runs Postgres (number ${owner.uid}) can no longer enter ${folder}. Allow it, or set DATABASE_URL to a Postgres of yours.`,
    );
  }
  const place = makePlaceElsewhere(folder, pointer, owner);
  say(`  Postgres must not run as root, and no other user can enter this folder: its files are in ${place}`);
  return { folder: place, owner, binaries: reachableBinaries(owner) };
}

/**
 * Settles who runs Postgres and where its files lie. As root that is another user, the owner of the files where
 * there are some; and when that user cannot enter the project, the files lie outside it.
 * @param {string} wanted the folder in the project
 * @param {(text: string) => void} say
 * @returns {Home}
 */
export function settleHome(wanted, say) {
  mkdirSync(resolve(wanted), { recursive: true });
  const folder = realpathSync(wanted);
  return process.getuid?.() === 0 ? settleAsRoot(folder, say) : settleAsUser(folder);
}
