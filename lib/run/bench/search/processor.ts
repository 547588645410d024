import { readdirSync, readFileSync } from "node:fs";

/** How long processors have worked, in milliseconds: for this process, and for a Postgres's connections. */
export type Worked = { node: number; postgres: number };

/** Linux counts in hundredths of a second. */
const tick = 10;

/**
 * What processors have done until now. Connections that were closed since are missing, so compare two moments between
 * which they stay open. Null where the system does not tell as Linux does.
 * @param postmaster process id
 */
export function workedSoFar(postmaster: number): Worked | null {
  let postgres = 0;
  try {
    for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name)))
      postgres += workOf(pid, postmaster);
  } catch {
    return null;
  }
  const { user, system } = process.cpuUsage();
  return { node: (user + system) / 1000, postgres };
}

function workOf(pid: string, parent: number): number {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch {
    // It has ended since.
    return 0;
  }
  // The name before the last bracket may hold anything.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return Number(fields[1]) === parent ? (Number(fields[11]) + Number(fields[12])) * tick : 0;
}
