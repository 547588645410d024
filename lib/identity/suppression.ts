import { hashCode } from "@/lib/kernel/secrets";

/** How an address that gets no marketing mail is kept: by a keyed hash, from which nobody reads it. */
export const addressHash = (email: string): string => hashCode(`address:${email}`);
