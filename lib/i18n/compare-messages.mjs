// What is wrong with the shop's words: every language is held to the reference language and to its own grammar.
import { shapeOf } from "./message-shape.mjs";

/** Names and units that are the same word in another language. Everything else that equals English was forgotten. */
const sameWord = new Set(["Aisle", "{amount} g", "{amount} ml", "{count} min", "kg", "l", "gluten", "soya"]);

/**
 * @param {Map<string, Map<string, unknown>>} languages messages by key, by language
 * @param {string} reference
 * @returns {string[]} a line for each fault, none when all is well
 */
export function faultsIn(languages, reference) {
  const expected = languages.get(reference) ?? new Map();
  return [...languages].flatMap(([language, messages]) => [
    ...[...expected.keys()]
      .filter((key) => !messages.has(key))
      .map((key) => `${language}: ${key} is missing`),
    ...[...messages].flatMap(([key, message]) => {
      const original = expected.get(key);
      const faults =
        original === undefined
          ? [`is not in ${reference}`]
          : faultsOf(message, language === reference ? null : original, language);
      return faults.map((fault) => `${language}: ${key} ${fault}`);
    }),
  ]);
}

/**
 * @param {unknown} message
 * @param {unknown} original the same one in the reference language; null for that language itself
 * @param {string} language
 * @returns {string[]}
 */
function faultsOf(message, original, language) {
  if (typeof message !== "string" || message.trim() === "") return ["is empty or not text"];
  try {
    const shape = shapeOf(message);
    const faults = shape.choices.flatMap((choice) => wrongBranches(choice, language));
    if (typeof original !== "string") return faults;
    const asked = shapeOf(original).asks;
    for (const name of asked) if (!shape.asks.has(name)) faults.push(`lacks {${name}}`);
    for (const name of shape.asks) if (!asked.has(name)) faults.push(`has {${name}}, unknown there`);
    if (message === original && /\p{L}/u.test(shape.words) && !sameWord.has(message))
      faults.push("is still the reference's text");
    return faults;
  } catch (error) {
    return [error instanceof Error ? `cannot be read: ${error.message}` : String(error)];
  }
}

/**
 * A plural has exactly the forms that its language has for whole and broken numbers; exact ones (`=0`) may come besides.
 * @param {import("./message-shape.mjs").Choice} choice
 * @param {string} language
 * @returns {string[]}
 */
function wrongBranches({ name, type, branches }, language) {
  const has = new Set(branches);
  if (type === "select") return has.has("other") ? [] : [`chooses by {${name}} without "other"`];
  const forms = new Intl.PluralRules(language, {
    type: type === "plural" ? "cardinal" : "ordinal",
  }).resolvedOptions().pluralCategories;
  return [
    ...forms.filter((form) => !has.has(form)).map((form) => `has no form "${form}" for {${name}}`),
    ...[...has]
      .filter((form) => !form.startsWith("=") && !forms.some((known) => known === form))
      .map((form) => `has a form "${form}" for {${name}}, which its language has not`),
  ];
}
