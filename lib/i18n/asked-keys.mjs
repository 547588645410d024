// Which messages the code asks for, as the compiler knows it: the type of a translator lists the names it takes, and
// the type of what it is asked for says which of them that can be.
import ts from "typescript";

/**
 * @typedef {object} Area
 * @property {string[]} areas those whose names a translator takes; mostly one
 * @property {Set<string>} names all of them
 */

/**
 * The project, as its compiler reads it.
 * @param {string} root
 */
export function readProject(root) {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} };
  const config = ts.getParsedCommandLineOfConfigFile(`${root}tsconfig.json`, { noEmit: true }, host);
  return ts.createProgram(config?.fileNames ?? [], config?.options ?? {});
}

/**
 * The project's own files that ask for words: no tests, no declarations.
 * @param {ts.Program} program
 */
export const sourcesOf = (program) =>
  program
    .getSourceFiles()
    .filter(
      ({ fileName, isDeclarationFile }) =>
        !isDeclarationFile && !/\/node_modules\/|\.test\.tsx?$|\.json$/.test(fileName),
    );

/**
 * The keys that no source asks for. Where the code takes any name of an area, as by a code that came from elsewhere,
 * the name has to be written somewhere in it, or fit a template of the file with what is written elsewhere.
 * @param {Iterable<string>} keys `cart.line.remove`
 * @param {ts.Program} program
 * @returns {string[]}
 */
export function unaskedKeys(keys, program) {
  const all = [...keys];
  const written = new Set(sourcesOf(program).flatMap((file) => [...textsIn(file)]));
  const areaOf = areaFinder(all, program.getTypeChecker(), written);
  const asked = new Set();
  for (const file of sourcesOf(program)) {
    const templates = templatesIn(file);
    const isWritten = (/** @type {string} */ name) =>
      written.has(name) ||
      templates.some((template) =>
        template
          .exec(name)
          ?.slice(1)
          .every((part) => written.has(part)),
      );
    for (const whole of broughtAlong(file))
      for (const key of all) if (key.startsWith(`${whole}.`)) asked.add(key);
    eachCall(file, (call, argument) => {
      const area = areaOf(call.expression);
      if (!area) return;
      const names = namesIn(program.getTypeChecker().getTypeAtLocation(argument));
      const any = !names || (names.length > 1 && names.length === area.names.size);
      for (const name of any ? [...area.names].filter(isWritten) : names)
        for (const of of area.areas) asked.add(`${of}.${name}`);
    });
  }
  return all.filter((key) => !asked.has(key));
}

/** @param {ts.Node} node @param {(call: ts.CallExpression, argument: ts.Expression) => void} found */
function eachCall(node, found) {
  if (ts.isCallExpression(node) && node.arguments[0]) found(node, node.arguments[0]);
  ts.forEachChild(node, (child) => eachCall(child, found));
}

/**
 * Finds what a called expression takes names of; null when it is no translator.
 * @param {string[]} keys
 * @param {ts.TypeChecker} checker
 * @param {Set<string>} written
 */
function areaFinder(keys, checker, written) {
  /** @type {Map<string, string[]>} */
  const areasBy = new Map();
  for (const [area, names] of namesByArea(keys)) {
    const list = names.sort().join(" ");
    areasBy.set(list, [...(areasBy.get(list) ?? []), area]);
  }
  /** @type {Map<ts.Type, Area | null>} */
  const known = new Map();
  /** @param {ts.Type} type @returns {Area | null} */
  const read = (type) => {
    for (const signature of type.getCallSignatures()) {
      const generic = signature.getTypeParameters()?.[0];
      const names = generic && namesIn(checker.getBaseConstraintOfType(generic));
      const areas = names && areasBy.get([...names].sort().join(" "));
      // Of areas with the very same names, those count that are opened somewhere.
      const opened = areas?.filter((area) => written.has(area)) ?? [];
      if (areas) return { areas: opened.length > 0 ? opened : areas, names: new Set(names) };
    }
    return null;
  };
  /** @param {ts.Expression} called */
  return (called) => {
    const translator = ts.isPropertyAccessExpression(called) ? called.expression : called;
    // `t`, or `t.rich`: what is no translator may take the same names.
    const isOne = [called, translator].some((part) => checker.getTypeAtLocation(part).getProperty("rich"));
    if (!isOne) return null;
    const type = checker.getTypeAtLocation(called);
    if (!known.has(type)) known.set(type, read(type));
    return known.get(type) ?? null;
  };
}

/** @param {string[]} keys */
function namesByArea(keys) {
  /** @type {Map<string, string[]>} */
  const names = new Map();
  for (const key of keys)
    for (let dot = key.indexOf("."); dot >= 0; dot = key.indexOf(".", dot + 1))
      names.set(key.slice(0, dot), [...(names.get(key.slice(0, dot)) ?? []), key.slice(dot + 1)]);
  return names;
}

/**
 * The texts that a type stands for; null when it is not a choice among texts.
 * @param {ts.Type | undefined} type
 */
function namesIn(type) {
  const names = [];
  for (const one of type?.isUnion() ? type.types : [type]) {
    if (!one?.isStringLiteral()) return null;
    names.push(one.value);
  }
  return names;
}

/** Every text of a file and the names of its objects' properties. @param {ts.Node} node @returns {Set<string>} */
function textsIn(node, texts = new Set()) {
  // What is a text in a type only says what may be; nobody says it yet.
  if (ts.isTypeNode(node)) return texts;
  if (ts.isStringLiteralLike(node)) texts.add(node.text);
  else if (
    (ts.isPropertyAssignment(node) ||
      ts.isShorthandPropertyAssignment(node) ||
      ts.isPropertySignature(node)) &&
    ts.isIdentifier(node.name)
  )
    texts.add(node.name.text);
  ts.forEachChild(node, (child) => {
    textsIn(child, texts);
  });
  return texts;
}

/** A file's templates, the parts between their fixed text captured. @param {ts.Node} node @returns {RegExp[]} */
function templatesIn(node) {
  /** @type {RegExp[]} */
  const found = [];
  /** @param {ts.Node} inner */
  const visit = (inner) => {
    if (ts.isTemplateExpression(inner)) found.push(patternOf(inner));
    ts.forEachChild(inner, visit);
  };
  visit(node);
  return found;
}

/** @param {ts.TemplateExpression} node */
function patternOf(node) {
  const fixed = (/** @type {string} */ text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(
    `^${fixed(node.head.text)}${node.templateSpans.map((s) => `(.+)${fixed(s.literal.text)}`).join("")}$`,
  );
}

/**
 * The areas that a file takes whole, to use their words without a translator; handing them on to one is no use.
 * @param {ts.SourceFile} file
 */
function broughtAlong({ fileName, text }) {
  if (/\/messages\/[a-z]+\.ts$/.test(fileName)) return [];
  const imported = [...text.matchAll(/messages\/[a-z]+\/([\w-]+)\.json"/g)].map(([, name = ""]) =>
    areaOf(name),
  );
  const read = [...text.matchAll(/(?<!\w: )messagesIn\(\w+\)\.(\w+)/g)].map(([, name = ""]) => name);
  return [...imported, ...read];
}

/** `public-link` is the area `publicLink`. @param {string} file */
export const areaOf = (file) => file.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
