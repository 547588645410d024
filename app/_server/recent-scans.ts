import "server-only";
import { cookies } from "next/headers";
import { z } from "zod";
import { seal, unseal } from "@/lib/kernel/secrets";
import { ownCookie } from "./own-cookie";

// What a clerk scanned on the way to a pickup is the proof that its handover needs a moment later. It travels in a
// sealed cookie: not in the address, where it would stay in history and logs, and not in the page. Several are kept,
// since two customers may stand at one counter.

const minutesKept = 15;
const most = 6;
const cookie = "aisle_scans";

const scansSchema = z.array(
  z.object({
    pickup: z.string(),
    /** Whoever scanned; another person at the same tablet starts anew. */
    clerk: z.string(),
    method: z.enum(["qr", "code"]),
    value: z.string(),
    at: z.number(),
  }),
);
type Scan = z.output<typeof scansSchema>[number];

async function liveScans(now: Date): Promise<Scan[]> {
  const sealed = (await cookies()).get(cookie)?.value;
  if (!sealed) return [];
  try {
    const scans = scansSchema.parse(JSON.parse(unseal(sealed)));
    return scans.filter((s) => s.at > now.getTime() - minutesKept * 60_000);
  } catch {
    // Sealed under an earlier secret, or tampered with: worth nothing either way.
    return [];
  }
}

async function keep(scans: Scan[]): Promise<void> {
  const jar = await cookies();
  if (scans.length === 0) {
    jar.delete(cookie);
    return;
  }
  jar.set(cookie, seal(JSON.stringify(scans)), ownCookie(minutesKept * 60));
}

/** What this clerk scanned for a pickup within the last quarter of an hour. @param clerk actor reference */
export async function scanFor(pickup: string, clerk: string, now: Date): Promise<Scan | null> {
  const scans = await liveScans(now);
  return scans.find((s) => s.pickup === pickup && s.clerk === clerk) ?? null;
}

/** Remembers a scan for its pickup's handover. Only in a server action or route handler. */
export async function rememberScan(scan: Omit<Scan, "at">, now: Date): Promise<void> {
  const others = (await liveScans(now)).filter((s) => s.pickup !== scan.pickup && s.clerk === scan.clerk);
  await keep([{ ...scan, at: now.getTime() }, ...others].slice(0, most));
}

/** Forgets the scan of one pickup, or all of them. Only in a server action or route handler. */
export async function forgetScans(now: Date, pickup?: string): Promise<void> {
  await keep(pickup ? (await liveScans(now)).filter((s) => s.pickup !== pickup) : []);
}
