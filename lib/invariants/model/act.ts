import fc from "fast-check";
import { expect } from "vitest";
import { Problem } from "@/lib/kernel/problem";
import { differences } from "./compare";
import type { RealShop } from "./real-shop";
import type { Outcome, ShopModel } from "./shop-model";

/** Something that somebody does: what the model says comes of it, and how the shop itself is asked. */
export type Act<A> = {
  name: string;
  /** How often it happens, as against others. */
  weight?: number;
  /** What it may be asked with. */
  asked: fc.Arbitrary<A>;
  /** What should come of it. Changes the model only when that is `done`. */
  expected: (model: ShopModel, asked: A) => Outcome;
  actual: (shop: RealShop, asked: A) => Promise<unknown>;
  /** Not to be done twice at the same moment: which of two refusals comes first is then anybody's guess. */
  alone?: true;
};

/** An act that is done to one thing out of a list; the same place in it is the same thing to model and shop. */
export type ActOn<S, A> = Omit<Act<A>, "expected" | "actual"> & {
  among: (model: ShopModel) => readonly S[];
  /** Which of them it is meant for. Mostly it is done to one of these, and sometimes to any other. */
  fits: (subject: S) => boolean;
  expected: (subject: S, asked: A, model: ShopModel) => Outcome;
  actual: (shop: RealShop, at: number, asked: A) => Promise<unknown>;
};

export type Command = fc.AsyncCommand<ShopModel, RealShop>;
/** An act without its types, so that different ones fit in one list. */
export type AnyAct = { name: string; commands: fc.Arbitrary<Command>[] };

/** How often each act came out how, in all stories so far. */
export const outcomes = new Map<string, Map<Outcome, number>>();

const everySteps = 5;

/** Makes an act something that a random story can be made of: done once, or by two devices at the same moment. */
export function act<A>(spec: Act<A>): AnyAct {
  return commandsOf(spec, spec.asked, () => spec);
}

/** The same for one that is done to one of many things; it happens only when there is one. */
export function actOn<S, A>(spec: ActOn<S, A>): AnyAct {
  const which = fc.record({ back: fc.nat({ max: 6 }), fitting: fc.nat({ max: 4 }).map((n) => n > 0) });
  return commandsOf(spec, fc.record({ which, asked: spec.asked }), (model, { which, asked }) => {
    const all = spec.among(model);
    const fitting = which.fitting ? all.filter(spec.fits) : [];
    const some = fitting.length > 0 ? fitting : all;
    const subject = some[some.length - 1 - (which.back % some.length)];
    if (subject === undefined) return null;
    return {
      expected: () => spec.expected(subject, asked, model),
      actual: (shop) => spec.actual(shop, all.indexOf(subject), asked),
    };
  });
}

type Ready<A> = {
  expected: (model: ShopModel, asked: A) => Outcome;
  actual: (shop: RealShop, asked: A) => Promise<unknown>;
};

function commandsOf<A>(
  spec: { name: string; weight?: number; alone?: true },
  asked: fc.Arbitrary<A>,
  ready: (model: ShopModel, asked: A) => Ready<A> | null,
): AnyAct {
  const twice = spec.alone ? fc.constant(false) : fc.nat({ max: 5 }).map((n) => n === 0);
  const command = fc.tuple(asked, twice).map(([asked, both]): Command => {
    const words = `${spec.name} ${JSON.stringify(asked)}${both ? " twice at once" : ""}`;
    return {
      check: (model) => ready(model as ShopModel, asked) !== null,
      async run(model, shop) {
        const { expected, actual } = ready(model, asked)!;
        const devices = both ? [1, 2] : [1];
        const should = devices.map(() => expected(model, asked)).sort();
        const did = (await Promise.all(devices.map(() => outcomeOf(actual(shop, asked))))).sort();
        expect(did, words).toEqual(should);
        for (const outcome of did) note(spec.name, outcome);
        shop.steps += 1;
        if (shop.steps % everySteps === 0) expect(await differences(model, shop), words).toEqual([]);
      },
      toString: () => words,
    };
  });
  return { name: spec.name, commands: Array.from({ length: spec.weight ?? 1 }, () => command) };
}

async function outcomeOf(work: Promise<unknown>): Promise<Outcome> {
  try {
    await work;
    return "done";
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}

function note(name: string, outcome: Outcome): void {
  const ofAct = outcomes.get(name) ?? new Map<Outcome, number>();
  outcomes.set(name, ofAct.set(outcome, (ofAct.get(outcome) ?? 0) + 1));
}
