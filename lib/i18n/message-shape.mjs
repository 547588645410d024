// What a message asks for, read from its text: ICU MessageFormat as far as the shop uses it.

/**
 * @typedef {object} Choice
 * @property {string} name of the argument that decides
 * @property {string} type `plural`, `selectordinal` or `select`
 * @property {string[]} branches in their order
 */
/**
 * @typedef {object} Shape
 * @property {Set<string>} asks the arguments with their types (`time`, `count:plural`, `count:number`) and the tags (`<price>`)
 * @property {Choice[]} choices
 * @property {string} words what is left of the text without arguments and tags
 */

const opening = /^\{\s*([A-Za-z_]\w*)\s*(?:,\s*([a-z]+)\s*)?/;
const choosing = new Set(["plural", "selectordinal", "select"]);

/**
 * Reads a message. Throws Error where a brace has no partner, an argument no name, a branch no braces, or an
 * apostrophe would make a brace into text.
 * @param {string} message
 * @returns {Shape}
 */
export function shapeOf(message) {
  /** @type {Shape} */
  const shape = { asks: new Set(), choices: [], words: "" };
  const end = text(message, 0, shape, false);
  if (end < message.length) throw new Error("a } too many");
  return shape;
}

/** @param {string} message @param {number} start @param {Shape} shape @param {boolean} nested @returns {number} */
function text(message, start, shape, nested) {
  let at = start;
  while (at < message.length && message[at] !== "}") {
    if (message[at] === "'" && /[{}<]/.test(message[at + 1] ?? ""))
      throw new Error("an apostrophe before a brace");
    const tag = /^<(\/?)([a-z]\w*)>/.exec(message.slice(at, at + 40));
    if (tag) {
      shape.asks.add(`<${tag[2]}>`);
      at += tag[0].length;
    } else if (message[at] === "{") at = argument(message, at, shape);
    else shape.words += message[at++];
  }
  if (nested && at >= message.length) throw new Error("a } is missing");
  return at;
}

/** @param {string} message @param {number} start @param {Shape} shape @returns {number} */
function argument(message, start, shape) {
  const match = opening.exec(message.slice(start));
  if (!match?.[1]) throw new Error(`not a placeholder at ${message.slice(start, start + 20)}`);
  const [whole, name, type] = match;
  shape.asks.add(type ? `${name}:${type}` : name);
  let at = start + whole.length;
  if (type && choosing.has(type)) at = branches(message, at, shape, { name, type, branches: [] });
  else while (at < message.length && message[at] !== "}" && message[at] !== "{") at++;
  if (message[at] !== "}") throw new Error("a } is missing");
  return at + 1;
}

/** @param {string} message @param {number} start @param {Shape} shape @param {Choice} choice @returns {number} */
function branches(message, start, shape, choice) {
  shape.choices.push(choice);
  let at = start;
  for (;;) {
    const next = /^[\s,]*(=\d+|[a-z_]+)\s*\{/i.exec(message.slice(at));
    if (!next?.[1]) break;
    choice.branches.push(next[1]);
    at = text(message, at + next[0].length, shape, true) + 1;
  }
  while (/\s/.test(message[at] ?? "")) at++;
  return at;
}
