import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { dayColours, dayPlinths } from "./day-colours";

const theme = readFileSync("app/theme/tokens.css", "utf8");
const inTheme = Object.fromEntries(
  [...theme.matchAll(/--color-([a-z-]+): light-dark\((#[0-9a-f]+),/g)].map(([, name, day]) => [name, day]),
);

test("drawn pictures have the theme's colours", () => {
  expect(inTheme).toMatchObject(dayColours);
  const plinths = Object.entries(inTheme).filter(([name]) => name?.startsWith("plinth-"));
  expect(Object.fromEntries(plinths.map(([name, day]) => [name.slice("plinth-".length), day]))).toEqual(
    dayPlinths,
  );
});
