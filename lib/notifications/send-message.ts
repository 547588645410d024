import "server-only";
import type { Tx } from "@/db/client";
import { messages } from "@/db/schema/events";
import { newId } from "@/lib/kernel/id";
import { enqueue } from "@/lib/kernel/queue";
import { compose } from "./compose";
import { sealContent } from "./content";
import type { EventRow } from "./letter";

/**
 * Writes the message an event owes somebody and the job that delivers it, in the caller's transaction.
 * An event has at most one message per channel, whoever asks again.
 */
export async function sendMessage(tx: Tx, event: EventRow): Promise<void> {
  const composed = await compose(tx, event);
  if (!composed) return;
  const id = newId();
  const written = await tx
    .insert(messages)
    .values({
      id,
      eventId: event.id,
      channel: "email",
      kind: composed.kind,
      recipient: composed.recipient,
      locale: composed.locale,
      sealedContent: sealContent({ subject: composed.subject, text: composed.paragraphs.join("\n\n") }),
    })
    .onConflictDoNothing({ target: [messages.eventId, messages.channel] })
    .returning({ id: messages.id });
  await enqueue(
    tx,
    "messages",
    written.map((m) => ({ data: { message: m.id } })),
  );
}
