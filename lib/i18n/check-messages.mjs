// Holds every language to the English words and to its own grammar, and the English words to the code.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { areaOf, readProject, sourcesOf, unaskedKeys } from "./asked-keys.mjs";
import { faultsIn } from "./compare-messages.mjs";

const folder = new URL("./messages/", import.meta.url);
const root = fileURLToPath(new URL("../../", import.meta.url));
const reference = "en";

/** @param {unknown} value @param {string} path @returns {Map<string, unknown>} */
function flatten(value, path) {
  if (value === null || typeof value !== "object") return new Map([[path, value]]);
  return new Map(Object.entries(value).flatMap(([key, inner]) => [...flatten(inner, `${path}.${key}`)]));
}

/** @param {string} locale @returns {Map<string, unknown>} */
function messagesOf(locale) {
  const files = readdirSync(new URL(`${locale}/`, folder)).filter((name) => name.endsWith(".json"));
  return new Map(
    files.flatMap((name) => [
      ...flatten(
        JSON.parse(readFileSync(new URL(`${locale}/${name}`, folder), "utf8")),
        areaOf(name.slice(0, -".json".length)),
      ),
    ]),
  );
}

const locales = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const languages = new Map(locales.map((locale) => [locale, messagesOf(locale)]));
const project = readProject(root);

const known = languages.get(reference)?.keys() ?? [];
const wrong = [
  ...faultsIn(languages, reference),
  ...unaskedKeys(known, project).map((key) => `${key} is asked for nowhere`),
];
const count = languages.get(reference)?.size ?? 0;
if (locales.length < 2 || count === 0 || sourcesOf(project).length === 0)
  wrong.push("no messages or no sources were read");

if (wrong.length > 0) {
  for (const line of wrong) console.error(line);
  process.exitCode = 1;
} else {
  console.log(`${count} messages in ${locales.join(", ")}: complete (${fileURLToPath(folder)})`);
}
