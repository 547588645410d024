import { unitsBySku } from "@/lib/inventory/units-by-sku";
import type { Aftermath } from "./aftermath";
import type { Diary, Promised, Word } from "./diary";

/** One thing that must be so, and what speaks against it. */
export type Expectation = { what: string; breaches: string[] };

export type Evidence = {
  diary: Diary;
  after: Aftermath;
  jobsLeft: number;
  othersEnded: number;
  kills: number;
  answersLost: { http: number; commits: number };
};

/** Compares what everybody was told with what is in the database. */
export function judge({ diary, after, jobsLeft, othersEnded, kills, answersLost }: Evidence): Expectation[] {
  const told = [...diary.words];
  const { lost, untold } = compareWords(told, diary.perhaps, after.happened);
  const broken = after.violations.map((v) => `invariant ${v.invariant}: ${v.found}`);
  return [
    { what: "nothing is oversold", breaches: after.oversold },
    {
      what: "whatever somebody was told did happen",
      breaches: [...lost, ...lostCancellations(diary, after)],
    },
    {
      what: "nothing happened twice, or without anybody being told",
      breaches: [...untold, ...after.doubled],
    },
    {
      what: "holds and orders are as they were told",
      breaches: [...unlikeHeld(diary, after), ...unlikeOrdered(diary, after)],
    },
    { what: "everybody was answered", breaches: unanswered(diary) },
    { what: "the invariants hold", breaches: broken },
    {
      what: "every event was handled in the end",
      breaches: jobsLeft === 0 ? [] : [`${jobsLeft} jobs are left`],
    },
    {
      what: "no process ended that nobody killed",
      breaches: othersEnded === 0 ? [] : [`${othersEnded} ended`],
    },
    {
      what: "somebody was killed, and answers were lost",
      breaches:
        kills > 0 && answersLost.http > 0 && answersLost.commits > 0 ? [] : ["nothing was put to the test"],
    },
  ];
}

const name = ({ event, subject }: Word) => `${event} of ${subject}`;

function counts(words: readonly Word[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const word of words) found.set(name(word), (found.get(name(word)) ?? 0) + 1);
  return found;
}

function compareWords(told: readonly Word[], perhaps: readonly Word[], happened: readonly Word[]) {
  const kinds = new Set([...told, ...perhaps].map((word) => word.event));
  const said = counts(told);
  const maybe = counts(perhaps);
  const did = counts(happened.filter((word) => kinds.has(word.event)));
  const lost = [...said].flatMap(([what, times]) =>
    (did.get(what) ?? 0) < times ? [`${what}: told ${times} times, happened ${did.get(what) ?? 0}`] : [],
  );
  const untold = [...did].flatMap(([what, times]) =>
    times > (said.get(what) ?? 0) + (maybe.get(what) ?? 0)
      ? [`${what}: happened ${times} times, told ${said.get(what) ?? 0}`]
      : [],
  );
  return { lost, untold };
}

const lostCancellations = (diary: Diary, after: Aftermath): string[] => [
  ...[...diary.calledOff]
    .filter((n) => !after.calledOff.has(n))
    .map((n) => `order ${n} was told to be called off`),
  ...[...after.calledOff]
    .filter((n) => !diary.calledOff.has(n))
    .map((n) => `order ${n} was called off, and nobody told`),
];

/** The same units of the same things, however they are written. */
const same = (said: Promised["lines"], are: Record<string, number>): boolean => {
  const sums = unitsBySku(said);
  return sums.size === Object.keys(are).length && [...sums].every(([sku, n]) => Number(are[sku]) === n);
};

const unlikeHeld = (diary: Diary, after: Aftermath): string[] =>
  diary.held.flatMap(({ id, lines }) => {
    const are = after.held.get(id);
    return are && same(lines, are) ? [] : [`reservation ${id} was told as another, or is not there`];
  });

const unlikeOrdered = (diary: Diary, after: Aftermath): string[] =>
  diary.ordered.flatMap(({ id, lines, total }) => {
    const is = after.ordered.get(id);
    return is && is.total === total && same(lines, is.lines)
      ? []
      : [`order ${id} was told as another, or is not there`];
  });

/** Refusals are answers; these are none, or say that the shop broke. */
function unanswered(diary: Diary): string[] {
  const bad = diary.asked.filter(({ told }) => told.status === 0 || told.status >= 500);
  return bad.map(
    ({ kind, told }) => `${kind}: ${told.status} ${told.code} after ${told.retries.length} retries`,
  );
}
