// @ts-check

/**
 * The house in one array: a row of `lib` imports only rows above it, and itself. Modules of one row do not import
 * each other, except where they stand in a pair listed below with its reason.
 */
export const rows = [
  ["kernel", "i18n"],
  ["identity", "stores", "catalog"],
  ["inventory", "promotions"],
  ["search", "cart", "wishes", "payments", "giftcards"],
  ["orders"],
  ["pickup", "returns"],
  ["delivery", "refunds"],
  ["checkout"],
  ["exchanges"],
  ["account", "reports"],
  ["notifications"],
];

/** Files every row may read, because they are tables and nothing else. */
export const openTables = [
  "lib/[a-z]+/[a-z-]*states\\.ts",
  "lib/inventory/adjustment-reasons\\.ts",
  "lib/inventory/movement-kinds\\.ts",
  "lib/inventory/quota-names\\.ts",
  "lib/identity/roles\\.ts",
  "lib/subscribers\\.ts",
];

/** Sums that a component shows: pure, and of no use to anybody else. */
const shown = "^lib/(stores/week|catalog/unit-price)\\.ts$";

/** Files of `lib` that stand above all rows: the worker and what it wires, checks, measurements, the two commands. */
const above = "^lib/(jobs|worker|worker-health|subscribers)\\.|^lib/(invariants|boundaries|run)/";
const tests = "\\.test\\.tsx?$";
const tables = `^(${openTables.join("|")})$`;

const rowRules = rows
  .flatMap((row, index) => {
    const notAbove = rows.slice(index).flat();
    return row.map((module) => ({
      name: `${module}-imports-only-rows-above`,
      severity: /** @type {const} */ ("error"),
      from: { path: `^lib/${module}/`, pathNot: tests },
      to: {
        path: `^lib/(${notAbove.filter((m) => m !== module).join("|")}|invariants|run)/|^lib/(jobs|worker|worker-health)\\.`,
        pathNot: tables,
      },
    }));
  })
  .filter((rule) => !rule.to.path.includes("lib/(|"));

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
export const forbidden = [
  ...rowRules,
  {
    name: "every-module-has-its-row",
    severity: "error",
    from: {},
    to: { path: "^lib/", pathNot: [`^lib/(${rows.flat().join("|")})/`, above, tests] },
  },
  {
    name: "nobody-imports-app",
    comment: "What the framework wants to have beside app/ is part of it.",
    severity: "error",
    from: { pathNot: ["^app/", "^(proxy|instrumentation|next\\.config)\\.ts$"] },
    to: { path: "^app/" },
  },
  {
    name: "components-show-and-never-do",
    comment: "Components import types, money, states, words and a few pure sums; never a command or a query.",
    severity: "error",
    from: { path: "^components/", pathNot: tests },
    to: {
      path: "^(lib|db)/",
      pathNot: ["^lib/kernel/money\\.ts$", "^lib/i18n/", shown, tables],
      dependencyTypesNot: ["type-only"],
    },
  },
  {
    name: "only-lib-and-db-know-drizzle",
    severity: "error",
    from: { pathNot: "^(lib|db)/" },
    to: { path: "node_modules/drizzle-(orm|kit)" },
  },
  {
    name: "lib-does-not-know-next",
    severity: "error",
    from: { path: "^(lib|db)/" },
    to: { path: "node_modules/(next|next-auth|next-intl)/" },
  },
  {
    name: "one-file-knows-next-auth",
    severity: "error",
    from: { pathNot: "^app/_server/session\\.ts$" },
    to: { path: "node_modules/next-auth/" },
  },
  {
    name: "db-reads-only-tables-of-lib",
    severity: "error",
    from: { path: "^db/schema/" },
    to: { path: "^lib/", pathNot: tables },
  },
  {
    name: "no-circles",
    severity: "error",
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
  },
];
