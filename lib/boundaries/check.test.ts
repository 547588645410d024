import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";

const project = fileURLToPath(new URL("../..", import.meta.url));

/** Runs the check as `npm run boundaries` does, in the little house. */
function check(atLeast = 4): { code: number | null; said: string } {
  const script = join(project, "lib", "boundaries", "check.mjs");
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, String(atLeast)], {
    cwd: root,
    encoding: "utf8",
  });
  return { code: status, said: stdout + stderr };
}
let root: string;

beforeEach(() => {
  // Inside the project, so that packages resolve as they do for real.
  mkdirSync(join(project, ".aisle"), { recursive: true });
  root = mkdtempSync(join(project, ".aisle", "boundaries-"));
  for (const folder of ["app", "components", "db", "lib"]) mkdirSync(join(root, folder));
  write(
    "tsconfig.json",
    JSON.stringify({
      compilerOptions: { moduleResolution: "bundler", module: "esnext", paths: { "@/*": ["./*"] } },
    }),
  );
  write("lib/kernel/money.ts", "export const a = 1;");
  write("lib/pickup/states.ts", "export const states = 1;");
  write("lib/pickup/mark-ready.ts", 'import { a } from "@/lib/kernel/money"; export const b = a;');
  write("app/page.tsx", 'import { b } from "@/lib/pickup/mark-ready"; export const page = b;');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

test("a clean house has no breach", () => {
  expect(check()).toEqual({ code: 0, said: "4 modules read, 0 breaches.\n" });
});

test.each([
  [
    "a lower row in a higher one",
    "lib/kernel/clock.ts",
    'import "@/lib/pickup/mark-ready";',
    "kernel-imports-only-rows-above",
  ],
  [
    "a neighbour in the same row",
    "lib/stores/hours.ts",
    'import "@/lib/catalog/shop";',
    "stores-imports-only-rows-above",
  ],
  ["a page in a command", "lib/pickup/verb.ts", 'import "@/app/page";', "nobody-imports-app"],
  [
    "a command in a component",
    "components/shop/card.tsx",
    'import { b } from "@/lib/pickup/mark-ready"; export const c = b;',
    "components-show-and-never-do",
  ],
  [
    "drizzle in a page",
    "app/other.tsx",
    'import { sql } from "drizzle-orm"; export const q = sql`1`;',
    "only-lib-and-db-know-drizzle",
  ],
  [
    "Next in a command",
    "lib/pickup/verb.ts",
    'import { headers } from "next/headers"; export const h = headers;',
    "lib-does-not-know-next",
  ],
  [
    "sign-in anywhere else",
    "app/other.tsx",
    'import { getServerSession } from "next-auth/next"; export const s = getServerSession;',
    "one-file-knows-next-auth",
  ],
  ["a module without a row", "lib/utilities/verb.ts", "export const u = 1;", "every-module-has-its-row"],
  ["a circle", "lib/kernel/clock.ts", 'import "@/lib/kernel/circle";', "no-circles"],
  [
    "a command in the schema",
    "db/schema/orders.ts",
    'import "@/lib/pickup/mark-ready";',
    "db-reads-only-tables-of-lib",
  ],
])("%s is a breach", (_what, path, text, rule) => {
  write("lib/catalog/shop.ts", "export const shop = 1;");
  write("lib/kernel/clock.ts", "export const clock = 1;");
  write("lib/kernel/circle.ts", 'import "@/lib/kernel/clock";');
  write(path, text);
  if (rule === "every-module-has-its-row") write("app/uses.tsx", 'import "@/lib/utilities/verb";');
  const { code, said } = check();
  expect(said).toContain(`${rule}: `);
  expect(code).toBe(1);
});

test("a states table may be read by every row, in components by its types and its values", () => {
  write("lib/orders/settle.ts", 'import "@/lib/pickup/states";');
  write(
    "components/staff/buttons.tsx",
    'import { states } from "@/lib/pickup/states"; export const s = states;',
  );
  write(
    "components/shop/card.tsx",
    'import type { b } from "@/lib/pickup/mark-ready"; export type C = typeof b;',
  );
  expect(check()).toMatchObject({ code: 0, said: expect.stringContaining("0 breaches") });
});

test("a check that read nothing fails instead of passing", () => {
  expect(check(80)).toMatchObject({ code: 1, said: expect.stringContaining("the check is blind") });
});
