import { chmod, mkdir, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import type { StaffRole } from "@/lib/identity/roles";
import { Refused } from "./refused";

export type DemoAccount = {
  readonly email: string;
  readonly name: string;
  /** A customer when null. */
  readonly staffRole: StaffRole | null;
  /** Slug of the one store it works at; null for all of them, and for customers. */
  readonly store: string | null;
};

/** One account for each part in a pickup, and a clerk of another store to see what they may not. */
export const demoAccounts: readonly DemoAccount[] = [
  { email: "admin@aisle.example", name: "Aino Halla", staffRole: "admin", store: null },
  { email: "manager.kallio@aisle.example", name: "Mikael Ranta", staffRole: "manager", store: "kallio" },
  { email: "clerk.kallio@aisle.example", name: "Saara Kivi", staffRole: "associate", store: "kallio" },
  { email: "clerk.kamppi@aisle.example", name: "Joonas Laine", staffRole: "associate", store: "kamppi" },
  { email: "shopper@aisle.example", name: "Emmi Virta", staffRole: null, store: null },
];

const passwordVariable = z
  .string()
  .min(12, "DEMO_PASSWORD: needs at least 12 characters")
  .max(128, "DEMO_PASSWORD: has more than 128 characters");

/**
 * The password of every demo account: `DEMO_PASSWORD`, or one that is no secret, since these accounts exist only
 * in a demo. Throws `Refused` that says what is wrong with the variable.
 */
export function demoPassword(source: Record<string, string | undefined>): string {
  const result = passwordVariable.safeParse(source.DEMO_PASSWORD || "aisle-demo-2026");
  if (!result.success) throw new Refused(result.error.issues.map((i) => i.message).join("\n"));
  return result.data;
}

/** Writes the accounts down for whoever starts the shop, readable by them alone, whole or not at all. */
export async function writeAccounts(file: string, password: string): Promise<void> {
  const rows = demoAccounts.map((a) => ({
    role: a.staffRole ?? "customer",
    store: a.store,
    email: a.email,
    password,
  }));
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(rows, null, 2)}\n`, { mode: 0o600 });
  // The mode above counts only for a new file.
  await chmod(draft, 0o600);
  await rename(draft, file);
}
