import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { closeDb, db } from "@/db/client";
import { env } from "@/lib/kernel/env";
import { closeQueue } from "@/lib/kernel/queue";
import { demoAccounts, demoPassword, writeAccounts } from "./accounts";
import { isEmptyShop, seedDemoShop } from "./demo-shop";
import { fillWithGenerated, readCount } from "./generated/fill";
import { Refused } from "./refused";

// Fills an empty shop with the demo chain. A shop that has stores is left as it is, without a word of complaint;
// with --force-demo, which says that the demo shop is wanted here, that is refused. Nothing is ever deleted.
// --products N then fills a demo shop, new or old, with generated products until it has N of them, for measurements.

const accountsFile = join(fileURLToPath(new URL("../..", import.meta.url)), ".aisle", "demo-accounts.json");

type Wish = { forceDemo: boolean; generated: number };

function readArguments(args: readonly string[]): Wish {
  const wish: Wish = { forceDemo: false, generated: 0 };
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === "--force-demo") wish.forceDemo = true;
    else if (arg === "--products") wish.generated = readCount(rest.shift());
    else throw new Refused(`Unknown argument ${arg}. There are --force-demo and --products N.`);
  }
  return wish;
}

async function run(args: readonly string[]): Promise<string> {
  const { forceDemo, generated } = readArguments(args);
  const told = await fillDemo(forceDemo);
  return generated > 0 ? `${told}\n${await fillMore(generated)}` : told;
}

async function fillDemo(wanted: boolean): Promise<string> {
  const { mode } = env();
  if (!(await isEmptyShop(db()))) return alreadyThere(wanted);
  if (mode === "production")
    throw new Refused(
      "The demo shop has accounts whose password anyone can read, so it is not made in production.\n" +
        "Set AISLE_MODE=demo for a demo shop, or fill this one with `npm run import`.",
    );
  const password = demoPassword(process.env);
  const begun = performance.now();
  const made = await seedDemoShop(db(), password, () => writeAccounts(accountsFile, password));
  if (!made) return alreadyThere(wanted);
  return (
    `The demo shop is ready after ${secondsSince(begun)} s: ${made.locations} places, ${made.products} products, ` +
    `${made.variants} variants, ${made.levels} stock levels, ${demoAccounts.length} accounts.`
  );
}

async function fillMore(generated: number): Promise<string> {
  if (env().mode === "production")
    throw new Refused("Generated products are for measuring a demo shop; they are not made in production.");
  const begun = performance.now();
  const made = await fillWithGenerated(db(), generated);
  return made === 0
    ? `There are ${generated} generated products already.`
    : `${made} generated products more after ${secondsSince(begun)} s.`;
}

const secondsSince = (begun: number): string => ((performance.now() - begun) / 1000).toFixed(1);

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
  await closeQueue();
  await closeDb();
}
