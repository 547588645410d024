import { parseArgs } from "node:util";
import { Refusal } from "../refusal.mjs";

export type BenchArguments = { people: number; units: number; seed: number };

const usage = `How many people at once may have the last units of one thing, with both servers, then one of them killed,
then Postgres killed, while they ask.

  npm run bench:reserve [-- --people 200 --units 20 --seed 1]

  --people  how many ask at once, 2 to 1000
  --units   how many there are, fewer than people
  --seed    decides which goods, who asks whom, and when the killing is done`;

/** Reads the command line. @returns null when help was asked for. Throws Refusal, saying what is wrong. */
export function readArguments(args: string[]): BenchArguments | null {
  const text = { type: "string" } as const;
  let values: { people?: string; units?: string; seed?: string; help?: boolean };
  try {
    const options = { people: text, units: text, seed: text, help: { type: "boolean" } } as const;
    values = parseArgs({ args, options }).values;
  } catch (error) {
    throw new Refusal(`${(error as Error).message}\n\n${usage}`);
  }
  if (values.help) {
    console.log(usage);
    return null;
  }
  const people = whole("people", values.people ?? "200", 2, 1000);
  return {
    people,
    units: whole("units", values.units ?? "20", 1, people - 1),
    seed: whole("seed", values.seed ?? "1", 0, 2 ** 31 - 1),
  };
}

export function whole(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!/^\d{1,10}$/.test(text) || value < least || value > most)
    throw new Refusal(
      `--${name} is ${JSON.stringify(text)}; it must be a whole number from ${least} to ${most}.`,
    );
  return value;
}
