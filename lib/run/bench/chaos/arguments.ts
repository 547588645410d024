import { parseArgs } from "node:util";
import { Refusal } from "../../refusal.mjs";

export type ChaosArguments = {
  minutes: number;
  seed: number;
  shoppers: number;
  /** Seconds between one killing and the next. */
  everySeconds: number;
};

const usage = `Shoppers, clerks, expiries and cancellations over two servers and a worker, while each of them and Postgres are
killed again and again, and answers are lost on their way. At the end everything must be as everybody was told.

  npm run bench:chaos [-- --minutes 10 --seed 1 --shoppers 12 --every 12]

  --minutes   how long, 0.1 to 120
  --seed      decides who wants what, who is killed when, and which answers are lost
  --shoppers  how many at once, 1 to 200
  --every     seconds between one killing and the next, 2 to 600`;

/** Reads the command line. @returns null when help was asked for. Throws Refusal, saying what is wrong. */
export function readArguments(args: string[]): ChaosArguments | null {
  const text = { type: "string" } as const;
  const options = {
    minutes: text,
    seed: text,
    shoppers: text,
    every: text,
    help: { type: "boolean" },
  } as const;
  let values: { minutes?: string; seed?: string; shoppers?: string; every?: string; help?: boolean };
  try {
    values = parseArgs({ args, options }).values;
  } catch (error) {
    throw new Refusal(`${(error as Error).message}\n\n${usage}`);
  }
  if (values.help) {
    console.log(usage);
    return null;
  }
  return {
    minutes: within("minutes", values.minutes ?? "10", 0.1, 120),
    seed: within("seed", values.seed ?? "1", 0, 2 ** 31 - 1),
    shoppers: within("shoppers", values.shoppers ?? "12", 1, 200),
    everySeconds: within("every", values.every ?? "12", 2, 600),
  };
}

function within(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!/^\d{1,10}(\.\d{1,3})?$/.test(text) || value < least || value > most)
    throw new Refusal(`--${name} is ${JSON.stringify(text)}; it must be a number from ${least} to ${most}.`);
  return value;
}
