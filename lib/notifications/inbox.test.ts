import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { newId } from "@/lib/kernel/id";
import { sealContent } from "./content";
import { inboxMessages } from "./inbox";

testDatabase();

const mailed = (recipient: string, sealed: string) =>
  db().execute(sql`
    insert into messages (id, channel, kind, recipient, locale, sealed_content)
    values (${newId()}, 'email', 'account.code', ${recipient}, 'en', ${sealed})`);

test("a message that was sealed under another secret keeps nobody from reading the others", async () => {
  await mailed("before@example.com", sealContent({ subject: "First", text: "One" }));
  await mailed("lost@example.com", Buffer.alloc(64, 7).toString("base64"));
  await mailed("after@example.com", sealContent({ subject: "Third", text: "Three" }));
  const said = (await inboxMessages(db())).map(({ recipient, opened, subject, text }) => [
    recipient,
    opened,
    subject,
    text,
  ]);
  expect(said).toEqual([
    ["after@example.com", true, "Third", "Three"],
    ["lost@example.com", false, "", ""],
    ["before@example.com", true, "First", "One"],
  ]);
});
