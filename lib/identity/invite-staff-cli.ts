import { parseArgs } from "node:util";
import { closeDb } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { env } from "@/lib/kernel/env";
import { Problem } from "@/lib/kernel/problem";
import { closeQueue } from "@/lib/kernel/queue";
import { inviteStaff } from "./invite-staff";
import { staffRoles } from "./roles";
import { invitationToken } from "./staff-invitation";

const usage = `Invites somebody to work at the counter: how a shop gets its first administrator. The link is mailed to
them, and printed as the last line.

  npm run invite-staff -- --email ada@shop.example --name "Ada Halla" --role admin
  … --role manager --store kallio --store kamppi

  --role    ${staffRoles.join(", ")}
  --store   a store they work at; everybody but an admin has at least one`;

const text = { type: "string" } as const;
const options = {
  email: text,
  name: text,
  role: text,
  store: { type: "string", multiple: true },
  help: { type: "boolean" },
} as const;

async function run(args: string[]): Promise<string> {
  const { email = "", name = "", role: asked, store = [], help } = parseArgs({ args, options }).values;
  const role = staffRoles.find((known) => known === asked);
  if (help || !role) return usage;
  const ctx: Ctx = {
    actor: { kind: "system", id: "invite-staff-cli" },
    now: new Date(),
    channel: "system",
    locale: "en",
  };
  const { id } = await inviteStaff(ctx, { email, name, role, stores: store });
  return `${env().origin}/${ctx.locale}/staff/join/${invitationToken(id)}`;
}

/** A refusal of the shop, field by field where it has any. */
function explain(error: unknown): unknown {
  if (!(error instanceof Problem)) return error instanceof Error ? error.message : error;
  const fields = error.details.errors?.map((e) => `${e.pointer.slice(1)}: ${e.detail}`);
  return fields?.join("\n") ?? error.message;
}

try {
  console.log(await run(process.argv.slice(2)));
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
} finally {
  await closeQueue();
  await closeDb();
}
