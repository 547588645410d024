import "server-only";
import { desc } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { messages } from "@/db/schema/events";
import { env } from "@/lib/kernel/env";
import { notFound } from "@/lib/kernel/problem";
import { type Content, unsealContent } from "./content";

/** One that was sealed under an earlier secret cannot be `opened`, and says nothing. */
export type InboxMessage = Content & { id: string; recipient: string; at: Date; opened: boolean };

/**
 * What the demo shop would have mailed, newest first; at most 50. Only a demo shop has an inbox: elsewhere it would
 * show everybody's mail. Throws `inbox.not_found` outside demo mode. One statement.
 */
export async function inboxMessages(tx: Tx): Promise<InboxMessage[]> {
  if (env().mode !== "demo") throw notFound("inbox");
  const rows = await tx
    .select()
    .from(messages)
    .orderBy(desc(messages.createdAt), desc(messages.id))
    .limit(50);
  return rows.map((m) => ({
    id: m.id,
    recipient: m.recipient,
    ...contentOf(m.sealedContent),
    at: m.createdAt,
  }));
}

function contentOf(sealed: string): Content & { opened: boolean } {
  try {
    return { ...unsealContent(sealed), opened: true };
  } catch {
    return { subject: "", text: "", opened: false };
  }
}
