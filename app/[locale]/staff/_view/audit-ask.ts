import type { AuditAsk } from "@/lib/orders/audit";

export type AuditFields = Record<
  "store" | "order" | "person" | "device" | "kind" | "from" | "until" | "after",
  string | undefined
>;

const names = ["store", "order", "person", "device", "kind", "from", "until", "after"] as const;

/** What an address asks of the audit trail; empty fields ask for nothing. */
export function auditFields(read: (name: string) => unknown): AuditFields {
  const said = names.map((name) => {
    const value = read(name);
    return [name, typeof value === "string" && value.trim() !== "" ? value.trim().slice(0, 100) : undefined];
  });
  return Object.fromEntries(said) as AuditFields;
}

/** The same as the query takes it. */
export const auditAsk = (fields: AuditFields, limit: number): AuditAsk => ({ ...fields, limit });
