import { createProgress } from "../progress.mjs";
import { Refusal } from "../refusal.mjs";
import { onStopRequest } from "../stop-request.mjs";
import { type BenchArguments, readArguments } from "./arguments";
import { chooseGoods } from "./goods";
import { plans, type Round, runRound, store } from "./rounds";
import { notesOf, tableOf } from "./table";
import { withTwoServers } from "./two-servers";
import { failuresOf } from "./verdict";

// The last units of one thing and a crowd that wants them, over two servers on one database: with nothing amiss, with
// a server killed meanwhile, with Postgres killed meanwhile. Exits 1 when anything comes out otherwise than it must.

const longestMs = 8 * 60_000;

async function measure(asked: BenchArguments, signal: AbortSignal): Promise<Round[]> {
  const progress = createProgress();
  try {
    return await withTwoServers({ progress, signal }, async (shop) => {
      const goods = await chooseGoods(shop.db, store, plans.length, asked.seed);
      const rounds: Round[] = [];
      for (const [at, plan] of plans.entries()) {
        signal.throwIfAborted();
        rounds.push(
          await progress.step(`${asked.people} want the last ${asked.units}, ${plan.name}`, () =>
            runRound(shop, plan, goods[at]!, asked, signal),
          ),
        );
      }
      return rounds;
    });
  } finally {
    progress.close();
  }
}

async function run(args: string[]): Promise<number> {
  const asked = readArguments(args);
  if (!asked) return 0;
  const stopping = new AbortController();
  onStopRequest(({ insists }) => {
    if (insists) process.exit(130);
    stopping.abort(new Refusal("Stopped."));
  });
  const late = setTimeout(
    () => stopping.abort(new Refusal(`It took longer than ${longestMs / 60_000} minutes.`)),
    longestMs,
  );
  late.unref();
  const rounds = await measure(asked, stopping.signal);
  const failures = rounds.flatMap((round) =>
    failuresOf(round, asked).map((failure) => `${round.name}: ${failure}`),
  );
  console.log(
    `\n${asked.people} people, ${asked.units} units, two servers, one database, seed ${asked.seed}\n`,
  );
  console.log(`${tableOf(rounds)}\n\n${rounds.map(notesOf).join("\n")}\n`);
  for (const failure of failures) console.log(`✗ ${failure}`);
  console.log(
    failures.length === 0 ? "Everything came out as it must." : `${failures.length} expectations failed.`,
  );
  return failures.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error);
  process.exitCode = 1;
}
