import { db } from "@/db/client";
import { users } from "@/db/schema/identity";
import type { Actor, Ctx } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import { as } from "./world";

export type CustomerCtx = Ctx & { actor: Extract<Actor, { kind: "customer" }> };

/** A customer with an account of their own, somewhere else than everybody before. */
export async function signedInCustomer(
  more: { email?: string; name?: string; passwordHash?: string } = {},
): Promise<CustomerCtx> {
  const id = newId();
  const who = { id, email: more.email ?? `${id}@example.com`, name: more.name ?? "Emmi Virta" };
  await db()
    .insert(users)
    .values({ ...who, passwordHash: more.passwordHash ?? null });
  return { ...as.visitor(), actor: { kind: "customer", ...who } };
}
