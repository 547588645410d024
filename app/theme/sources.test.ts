import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import tailwind from "@tailwindcss/postcss";
import { expect, test } from "vitest";

type PostCss = (plugins: unknown[]) => {
  process(css: string, of: { from: string }): Promise<{ css: string }>;
};

const { resolve } = createRequire(import.meta.url);
/** The one that Tailwind brings along. */
const postcss = createRequire(resolve("@tailwindcss/postcss"))("postcss") as PostCss;

/** The classes that a style sheet knows. */
async function classesOf(sheet: string): Promise<Set<string>> {
  const { css } = await postcss([tailwind()]).process(readFileSync(sheet, "utf8"), { from: sheet });
  return new Set(
    [...css.matchAll(/\.((?:\\.|[a-z_-])(?:\\.|[\w-])*)/gi)].map(([, name = ""]) =>
      name.replaceAll("\\", ""),
    ),
  );
}

/** Our own file that an import names; null for a package's. */
function fileOf(from: string, name: string): string | null {
  const path = name.startsWith("@/")
    ? name.slice(2)
    : name.startsWith(".")
      ? join(dirname(from), name)
      : null;
  return path && ([".tsx", ".ts"].map((end) => path + end).find((file) => existsSync(file)) ?? null);
}

/** These files and all that they bring along. */
function reachable(entries: string[]): string[] {
  const seen = new Set<string>();
  for (const todo = [...entries]; todo.length > 0; ) {
    const file = todo.pop() ?? "";
    if (seen.has(file)) continue;
    seen.add(file);
    const names = readFileSync(file, "utf8").matchAll(/(?:from |import\(|import )"([^"]+)"/g);
    todo.push(...[...names].flatMap(([, name = ""]) => fileOf(file, name) ?? []));
  }
  return [...seen];
}

const pages = readdirSync("app/[locale]", { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".tsx") && !/\(private\)|^staff\//.test(path))
  .map((path) => join("app/[locale]", path));

const [everybodys, own] = await Promise.all([classesOf("app/theme.css"), classesOf("app/own.css")]);

test("pages that are everybody's have every class they wear", () => {
  const files = reachable([...pages, "app/global-error.tsx"]).filter((file) =>
    /^(app|components)\//.test(file),
  );
  expect(files).toContain(join("components", "shop", "shelf-card.tsx"));
  const worn = files.flatMap((file) => readFileSync(file, "utf8").split(/[\s"'`{}$]+/));
  expect(worn.filter((name) => own.has(name) && !everybodys.has(name))).toEqual([]);
});

test("somebody's own pages have every class there is", () => {
  const worn = readdirSync("components", { recursive: true, encoding: "utf8" })
    .filter((path) => /(?<!\.test)\.tsx$/.test(path))
    .flatMap((path) => readFileSync(join("components", path), "utf8").split(/[\s"'`{}$]+/));
  expect(worn.filter((name) => everybodys.has(name) && !own.has(name))).toEqual([]);
});
