// @ts-check
import { cruise } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { forbidden } from "./rules.mjs";

// Reading too little would look like a clean house: a new compiler or a wrong path must fail, not pass.
const fewest = 80;

/**
 * Checks who imports whom in the current folder. (The tool resolves "@/…" from there and from nowhere else.)
 * @param {number} atLeast how many of our own modules must have been read
 * @returns {Promise<{ modules: number, breaches: string[] }>}
 */
async function checkBoundaries(atLeast) {
  const root = process.cwd();
  const folders = ["app", "components", "db", "lib"];
  const { output } = await cruise(
    folders,
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden },
      doNotFollow: { path: "node_modules" },
      tsPreCompilationDeps: true,
      // Without the file name here, "@/…" would resolve to nothing and every rule would hold.
      tsConfig: { fileName: `${root}/tsconfig.json` },
      exclude: { path: "^\\.next|^\\.aisle" },
      moduleSystems: ["es6", "cjs"],
    },
    {
      bustTheCache: true,
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    },
    { tsConfig: extractTSConfig(`${root}/tsconfig.json`) },
  );
  if (typeof output === "string")
    throw new Error("dependency-cruiser answered a report instead of its findings");
  const own = output.modules.filter((m) => /^(app|components|db|lib)\/.*\.(tsx?|mjs)$/.test(m.source));
  const resolved = own.filter((m) =>
    m.dependencies.some((d) => /^(app|components|db|lib)\//.test(d.resolved)),
  );
  if (own.length < atLeast || resolved.length < atLeast / 2)
    throw new Error(
      `only ${own.length} modules were read and ${resolved.length} of them import another: the check is blind`,
    );
  const lost = own.flatMap((m) =>
    m.dependencies.filter((d) => d.couldNotResolve && /^[@.]\//.test(d.module)).map((d) => d.module),
  );
  if (lost.length > 0)
    throw new Error(`imports that lead nowhere, so the check is blind: ${lost.slice(0, 5).join(", ")}`);
  const breaches = output.summary.violations
    .filter((v) => v.rule.severity === "error")
    .map((v) => `${v.rule.name}: ${v.from} → ${v.to}`);
  return { modules: own.length, breaches };
}

const { modules, breaches } = await checkBoundaries(Number(process.argv[2] ?? fewest));
for (const breach of breaches) console.error(breach);
console.log(`${modules} modules read, ${breaches.length} breaches.`);
process.exitCode = breaches.length === 0 ? 0 : 1;
