// Which messages the code asks for. It reads the sources' strings; nothing is run.
import ts from "typescript";

/**
 * @typedef {object} Source
 * @property {Set<string>} areas what it opens: `getTranslations("cart.line")` is `cart.line`
 * @property {Set<string>} texts its strings
 * @property {RegExp[]} patterns its templates, the parts between their fixed text captured
 * @property {boolean} computes whether it asks for a message by a name that is not in the call
 */

const opens = new Set(["getTranslations", "useTranslations", "translator"]);
const methods = new Set(["rich", "markup", "has"]);

/**
 * @param {string} path
 * @param {string} text
 * @returns {Source}
 */
export function readSource(path, text) {
  /** @type {Source} */
  const source = { areas: new Set(), texts: new Set(), patterns: [], computes: false };
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, scriptKind(path));
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isStringLiteralLike(node)) source.texts.add(node.text);
    else if (ts.isTemplateExpression(node)) source.patterns.push(patternOf(node));
    else if (
      ts.isPropertyAssignment(node) ||
      ts.isShorthandPropertyAssignment(node) ||
      ts.isPropertySignature(node)
    ) {
      if (ts.isIdentifier(node.name)) source.texts.add(node.name.text);
    } else if (ts.isCallExpression(node)) call(node, source);
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const whole = /\/messages\/[a-z]+\/([\w-]+)\.json$/.exec(node.moduleSpecifier.text)?.[1];
      if (whole) source.patterns.push(new RegExp(`^${whole}\\..+$`));
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return source;
}

/** @param {string} path */
const scriptKind = (path) => (path.endsWith(".tsx") ? ts.ScriptKind.TSX : ts.ScriptKind.TS);

/** @param {ts.CallExpression} node @param {Source} source */
function call(node, source) {
  if (isOpening(node)) {
    for (const argument of node.arguments)
      if (ts.isStringLiteralLike(argument)) source.areas.add(argument.text);
  } else if (node.arguments[0] && isName(node.arguments[0]) && isTranslator(node.expression))
    source.computes = true;
}

/** @param {ts.Expression} called */
const isOpening = (called) =>
  ts.isCallExpression(called) && ts.isIdentifier(called.expression) && opens.has(called.expression.text);

/**
 * A translator goes by the name of `t` wherever it is asked for computed names, or is called as soon as it is opened.
 * @param {ts.Expression} called
 * @returns {boolean}
 */
function isTranslator(called) {
  if (ts.isPropertyAccessExpression(called))
    return methods.has(called.name.text) && isTranslator(called.expression);
  return isOpening(called) || (ts.isIdentifier(called) && called.text === "t");
}

/** @param {ts.Expression} argument */
const isName = (argument) =>
  ts.isIdentifier(argument) ||
  ts.isElementAccessExpression(argument) ||
  ts.isPropertyAccessExpression(argument) ||
  ts.isAsExpression(argument);

/** @param {ts.TemplateExpression} node */
function patternOf(node) {
  const fixed = (/** @type {string} */ text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(
    `^${fixed(node.head.text)}${node.templateSpans.map((s) => `(.+)${fixed(s.literal.text)}`).join("")}$`,
  );
}

/**
 * The keys that no source asks for. A name that the code computes has to be a string or a property somewhere in it.
 * @param {Iterable<string>} keys `cart.line.remove`
 * @param {Source[]} sources
 * @returns {string[]}
 */
export function unaskedKeys(keys, sources) {
  const everywhere = new Set(sources.flatMap((source) => [...source.texts]));
  const areas = new Set(sources.flatMap((source) => [...source.areas]));
  return [...keys].filter((key) => {
    const parts = key.split(".");
    return !sources.some((source) => {
      // Whoever opens nothing is handed a translator of somebody else's.
      const opened = source.areas.size > 0 ? source.areas : areas;
      return parts.some((_, i) => {
        const area = parts.slice(0, i).join(".");
        return (i === 0 || opened.has(area)) && asksFor(source, parts.slice(i).join("."), everywhere);
      });
    });
  });
}

/** @param {Source} source @param {string} name @param {Set<string>} everywhere */
function asksFor(source, name, everywhere) {
  if (source.texts.has(name) || (source.computes && everywhere.has(name))) return true;
  return source.patterns.some((pattern) => {
    const match = pattern.exec(name);
    return match?.slice(1).every((part) => everywhere.has(part));
  });
}
