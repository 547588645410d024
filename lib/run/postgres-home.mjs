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

/** Where the files go when the project lies where the user who runs Postgres cannot enter. */
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

/**
 * @param {string} folder in the project
 * @param {(text: string) => void} say
 * @returns {Home}
 */
function settleElsewhere(folder, say) {
  const pointer = join(folder, "elsewhere");
  let place = followPointer(folder, pointer);
  const owner = place ? statSync(place) : unprivilegedUser();
  if (!place) {
    place = join(ELSEWHERE, `${basename(dirname(dirname(folder)))}-${randomBytes(4).toString("hex")}`);
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
    say(
      `  Postgres must not run as root, and no other user can enter this folder: its files are in ${place}`,
    );
  }
  const binaries = copyBinaries(installedBinaries(), join(ELSEWHERE, "bin"));
  if (!succeedsAs(owner, program(binaries.folder, "postgres"), ["--version"]))
    throw unusable(binaries.folder);
  return { folder: place, owner: { uid: owner.uid, gid: owner.gid }, binaries };
}

/** @param {string} folder */
function unusable(folder) {
  return new Refusal(
    `The built-in Postgres in ${folder} does not run on this system. Set DATABASE_URL to a Postgres of yours.`,
  );
}

/** @param {string} folder */
function settleInPlace(folder) {
  const binaries = installedBinaries();
  const data = statSync(join(folder, "data"), { throwIfNoEntry: false });
  if (data && data.uid !== process.getuid?.()) {
    throw new Refusal(
      `The database in ${folder} belongs to another user (number ${data.uid}). Run as that user or as root, or move it away.`,
    );
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    execFileSync(program(binaries.folder, "postgres"), ["--version"], { stdio: "ignore" });
  } catch {
    throw unusable(binaries.folder);
  }
  return { folder, owner: null, binaries };
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
  if (process.getuid?.() !== 0) return settleInPlace(folder);

  const data = statSync(join(folder, "data"), { throwIfNoEntry: false });
  if (!data && existsSync(join(folder, "elsewhere"))) return settleElsewhere(folder, say);
  const owner = data && data.uid !== 0 ? { uid: data.uid, gid: data.gid } : unprivilegedUser();
  hand(folder, owner);
  const binaries = installedBinaries();
  const enters = succeedsAs(owner, "/bin/sh", ["-c", 'test -x "$1" && test -w "$1"', "sh", folder]);
  if (enters && succeedsAs(owner, program(binaries.folder, "postgres"), ["--version"])) {
    return { folder, owner, binaries };
  }
  if (data) {
    throw new Refusal(
      `The user who runs Postgres (number ${owner.uid}) can no longer enter ${folder}. Allow it, or set DATABASE_URL to a Postgres of yours.`,
    );
  }
  return settleElsewhere(folder, say);
}
