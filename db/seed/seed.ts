import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { closeDb, db } from "@/db/client";
import { env } from "@/lib/kernel/env";
import { demoAccounts, demoPassword, writeAccounts } from "./accounts";
import { isEmptyShop, seedDemoShop } from "./demo-shop";
import { Refused } from "./refused";

// Fills an empty shop with the demo chain. A shop that has stores is left as it is, without a word of complaint;
// with --force-demo, which says that the demo shop is wanted here, that is refused. Nothing is ever deleted.

const accountsFile = join(fileURLToPath(new URL("../..", import.meta.url)), ".aisle", "demo-accounts.json");

async function run(args: readonly string[]): Promise<string> {
  const unknown = args.find((arg) => arg !== "--force-demo");
  if (unknown !== undefined) throw new Refused(`Unknown argument ${unknown}. There is only --force-demo.`);
  const { mode } = env();
  if (!(await isEmptyShop(db()))) return alreadyThere(args.includes("--force-demo"));
  if (mode === "production")
    throw new Refused(
      "The demo shop has accounts whose password anyone can read, so it is not made in production.\n" +
        "Set AISLE_MODE=demo for a demo shop, or fill this one with `npm run import`.",
    );
  const password = demoPassword(process.env);
  const begun = performance.now();
  const made = await seedDemoShop(db(), password, () => writeAccounts(accountsFile, password));
  if (!made) return alreadyThere(args.includes("--force-demo"));
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  return (
    `The demo shop is ready after ${seconds} s: ${made.locations} places, ${made.products} products, ` +
    `${made.variants} variants, ${made.levels} stock levels, ${demoAccounts.length} accounts.`
  );
}

function alreadyThere(wanted: boolean): string {
  if (wanted)
    throw new Refused("This shop already has stores. The demo shop needs an empty one; nothing was changed.");
  return "The shop already has stores; nothing to seed.";
}

try {
  console.log(await run(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Refused ? error.message : error);
  process.exitCode = 1;
} finally {
  await closeDb();
}
