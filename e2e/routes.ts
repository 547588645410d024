import { readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** What stands in a route for each part in brackets; several values make several addresses. */
export type Parts = Record<string, readonly string[]>;

/** The folders below one of `app` that hold a page or a route handler. */
const answering = (...below: string[]): string[] => [
  ...holding("page.tsx", ...below),
  ...holding("route.ts", ...below),
];

const holding = (name: "page.tsx" | "route.ts", ...below: string[]): string[] =>
  readdirSync(join("app", ...below), { recursive: true, encoding: "utf8" })
    .filter((file) => basename(file) === name)
    .map((file) => join(...below, dirname(file)));

const routeOf = (folder: string): string =>
  join("/", ...folder.split(/[\\/]/).filter((f) => !/^\(.*\)$/.test(f)));

/** Every page and route handler of the shop, as the folders of `app` name them: "/[locale]/products/[slug]". */
export const routes = (): string[] => answering().map(routeOf).sort();

/** Those of them that are pages. */
export const pages = (): string[] => holding("page.tsx").map(routeOf).sort();

const own = new Set(
  [
    ["[locale]", "(shop)", "(private)"],
    ["[locale]", "staff"],
  ].flatMap((below) => answering(...below).map(routeOf)),
);

/** Whether a page is somebody's own, by the folder it stands in. */
export const isOwn = (route: string): boolean => own.has(route);

/**
 * A route's addresses. Throws when nothing stands for a part of it, so that a new route is never left out unseen.
 */
export function addressesOf(route: string, parts: Parts): string[] {
  const part = /\[+([^[\]]+)\]+/.exec(route);
  if (!part) return [route];
  const values = parts[part[1] ?? ""];
  if (!values) throw new Error(`Nothing stands for ${part[0]} of ${route}.`);
  return values.flatMap((value) => addressesOf(route.replace(part[0], value), parts));
}
