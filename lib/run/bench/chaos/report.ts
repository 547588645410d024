import type { Struck } from "../strikes";
import { aligned, percentile, tally } from "../table";
import type { Diary } from "./diary";

export type Course = {
  diary: Diary;
  seconds: number;
  struck: readonly Struck[];
  answersLost: { http: number; commits: number };
  lapsed: { holds: number; pickups: number };
};

/** How it went: per kind of call how many, how long and how often asked again; and what was done to the shop meanwhile. */
export function reportOf({ diary, seconds, struck, answersLost, lapsed }: Course): string {
  const kinds = [...new Set(diary.asked.map((a) => a.kind))].sort();
  const rows = kinds.map((kind) => {
    const told = diary.asked.filter((a) => a.kind === kind).map((a) => a.told);
    const ms = told.map((t) => t.milliseconds);
    return [
      kind,
      told.length,
      told.filter((t) => t.status >= 200 && t.status < 300).length,
      told.filter((t) => t.status >= 400).length,
      told.reduce((n, t) => n + t.retries.length, 0),
      told.filter((t) => t.replayed).length,
      Math.round(percentile(ms, 0.5)),
      Math.round(percentile(ms, 0.99)),
    ].map(String);
  });
  const titles = ["call", "asked", "done", "refused", "retries", "replayed", "p50 ms", "p99 ms"];
  const all = diary.asked.map((a) => a.told);
  const requests = all.reduce((n, t) => n + 1 + t.retries.length, 0);
  return [
    aligned([titles, ...rows]),
    "",
    `${all.length} calls in ${seconds.toFixed(1)} s, ${(all.length / seconds).toFixed(1)} a second; ${requests} requests`,
    `killed     ${tally(struck.map((s) => s.what)) || "nobody"}; away at most ${longest(struck)} s`,
    `answers    lost on their way: ${answersLost.http} of servers, ${answersLost.commits} of Postgres after COMMIT`,
    `retries    ${tally(all.flatMap((t) => t.retries)) || "none"}`,
    `refusals   ${tally(diary.asked.filter(({ told }) => told.status >= 400).map(({ kind, told }) => `${kind}: ${told.code}`)) || "none"}`,
    `lapsed     ${lapsed.holds} holds and ${lapsed.pickups} pickups, by moving their time in the database`,
  ].join("\n");
}

const longest = (struck: readonly Struck[]) =>
  (Math.max(0, ...struck.map((s) => s.awayMs)) / 1000).toFixed(1);
