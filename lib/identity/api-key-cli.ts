import { parseArgs } from "node:util";
import { closeDb } from "@/db/client";
import type { Ctx } from "@/lib/kernel/actor";
import { Problem } from "@/lib/kernel/problem";
import { createApiKey, revokeApiKey } from "./api-key";
import { type KeyRole, keyRoles } from "./roles";

const usage = `Makes a key for a server or a till, and prints it as the last line. It is shown only this once.

  npm run api-key -- --role associate --store kallio [--name "Till 3"]
  npm run api-key -- --revoke ID

  --role    ${keyRoles.join(", ")}
  --store   the one store it is good for; without it every store (only storefront and admin)
  --name    how timelines name it; by default the role and the store
  --revoke  ends the key with this id`;

/** A reason to stop that the person at the keyboard can act on. */
class Refused extends Error {}

type Values = { role?: string; store?: string; name?: string; revoke?: string; help?: boolean };

function read(args: string[]): Values {
  try {
    const text = { type: "string" } as const;
    const options = { role: text, store: text, name: text, revoke: text, help: { type: "boolean" } } as const;
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new Refused(`${(error as Error).message}\n\n${usage}`);
  }
}

async function run(args: string[]): Promise<string> {
  const { role, store, name, revoke, help } = read(args);
  if (help) return usage;
  const ctx: Ctx = {
    actor: { kind: "system", id: "api-key-cli" },
    now: new Date(),
    channel: "system",
    locale: "en",
  };
  if (revoke !== undefined) {
    if (role ?? store ?? name) throw new Refused("--revoke stands alone.");
    await revokeApiKey(ctx, { id: revoke });
    return "The key is ended.";
  }
  if (!keyRoles.some((known) => known === role))
    throw new Refused(`--role must be one of ${keyRoles.join(", ")}.\n\n${usage}`);
  const label = name ?? [role, store].filter(Boolean).join(" at ");
  const made = await createApiKey(ctx, { role: role as KeyRole, name: label, ...(store ? { store } : {}) });
  return [
    `"${label}" may act as ${role} ${store ? `at ${store}` : "at every store"}. To end it: --revoke ${made.id}`,
    made.key,
  ].join("\n");
}

/** A refusal of the shop in the words of a command line. */
function explain(error: unknown): unknown {
  if (error instanceof Refused) return error.message;
  if (!(error instanceof Problem)) return error;
  if (error.code === "store.not_found") return "There is no store of that name: --store takes its slug.";
  if (error.code === "api_key.store_required") return `${error.message} Add --store.`;
  if (error.code === "api_key.not_found") return "There is no such key, or it has ended already.";
  const fields = error.details.errors?.map((e) => `${e.pointer.slice(1)}: ${e.detail}`);
  return fields?.join("\n") ?? error.message;
}

try {
  console.log(await run(process.argv.slice(2)));
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
} finally {
  await closeDb();
}
