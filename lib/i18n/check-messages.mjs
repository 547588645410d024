// Compares the languages: the same keys everywhere, no message empty, the same placeholders in each.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = new URL("./messages/", import.meta.url);
const reference = "en";

/** @param {unknown} value @param {string} path @returns {Map<string, unknown>} */
function flatten(value, path = "") {
  if (value === null || typeof value !== "object") return new Map([[path, value]]);
  return new Map(
    Object.entries(value).flatMap(([key, inner]) => [...flatten(inner, path ? `${path}.${key}` : key)]),
  );
}

/**
 * The names a message is given: `{time}` and `{count, plural, …}` are `time` and `count`; the words inside a
 * plural's branches are not names, the placeholders in them are. A tag counts as one too.
 * @param {string} message
 * @param {string} where
 */
function placeholders(message, where) {
  const names = new Set();
  let at = 0;
  const text = (/** @type {boolean} */ nested) => {
    for (; at < message.length; at++) {
      const tag = /^<([a-z]\w*)>/.exec(message.slice(at, at + 40));
      if (tag) names.add(`<${tag[1]}>`);
      if (message[at] === "{") argument();
      else if (message[at] === "}") {
        if (!nested) throw new Error(`${where}: a } too many`);
        return;
      }
    }
    if (nested) throw new Error(`${where}: a } is missing`);
  };
  const argument = () => {
    const match = /^\{\s*([A-Za-z_]\w*)\s*(,\s*(?:plural|select|selectordinal)\s*,)?/.exec(message.slice(at));
    if (!match) throw new Error(`${where}: not a placeholder at ${message.slice(at, at + 20)}`);
    names.add(match[1]);
    at += match[0].length;
    while (match[2] && at < message.length && message[at] !== "}") {
      if (message[at] === "{") {
        at++;
        text(true);
      }
      at++;
    }
    while (message[at] !== "}") {
      if (at >= message.length) throw new Error(`${where}: a } is missing`);
      at++;
    }
  };
  text(false);
  return names;
}

/** @param {string} locale @returns {Map<string, unknown>} */
function messagesOf(locale) {
  const files = readdirSync(new URL(`${locale}/`, folder)).filter((name) => name.endsWith(".json"));
  return new Map(
    files.flatMap((name) => {
      const area = name.slice(0, -".json".length);
      return [...flatten(JSON.parse(readFileSync(new URL(`${locale}/${name}`, folder), "utf8")), area)];
    }),
  );
}

const locales = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const wrong = [];
const expected = messagesOf(reference);
for (const locale of locales) {
  const messages = messagesOf(locale);
  for (const key of expected.keys()) if (!messages.has(key)) wrong.push(`${locale}: ${key} is missing`);
  for (const [key, message] of messages) {
    const where = `${locale}: ${key}`;
    const original = expected.get(key);
    if (original === undefined) wrong.push(`${where} is not in ${reference}`);
    else if (typeof message !== "string" || message.trim() === "")
      wrong.push(`${where} is empty or not text`);
    else {
      try {
        const given = placeholders(message, where);
        const asked = placeholders(String(original), `${reference}: ${key}`);
        for (const name of asked) if (!given.has(name)) wrong.push(`${where} lacks {${name}}`);
        for (const name of given) if (!asked.has(name)) wrong.push(`${where} has {${name}}, unknown there`);
      } catch (error) {
        wrong.push(error instanceof Error ? error.message : String(error));
      }
    }
  }
}
if (locales.length < 2 || expected.size === 0) wrong.push("no messages were read");

if (wrong.length > 0) {
  for (const line of wrong) console.error(line);
  process.exitCode = 1;
} else {
  console.log(`${expected.size} messages in ${locales.join(", ")}: complete (${fileURLToPath(folder)})`);
}
