import ts from "typescript";
import { expect, it } from "vitest";
import { unaskedKeys } from "./asked-keys.mjs";

const translators = `
  interface Translator<K extends string> {
    <N extends K>(name: N): string;
    rich<N extends K>(name: N): string;
    has<N extends K>(name: N): boolean;
  }
  declare function opened<K extends string>(area: string): Translator<K>;`;

/** What is not asked for, of these keys, by a project of these files. */
function unasked(keys: string[], ...files: string[]): string[] {
  const texts = new Map(files.map((text, i) => [`/file-${i}.ts`, text]));
  texts.set("/translators.d.ts", translators);
  const options: ts.CompilerOptions = { noLib: true, strict: true, types: [] };
  const host: ts.CompilerHost = {
    ...ts.createCompilerHost(options),
    fileExists: (name) => texts.has(name),
    readFile: (name) => texts.get(name),
    getSourceFile: (name) => ts.createSourceFile(name, texts.get(name) ?? "", ts.ScriptTarget.Latest),
  };
  return unaskedKeys(keys, ts.createProgram([...texts.keys()], options, host));
}

const cart = `const t = opened<"title" | "line.remove" | "line.gone">("cart");`;

it("knows a key by its area and its name, however it is asked for", () => {
  const keys = ["cart.title", "cart.line.remove", "cart.line.gone"];
  expect(unasked(keys, `${cart} t("title"); t.rich("line.remove");`)).toEqual(["cart.line.gone"]);
});

it("does not take the same name of another area for it, nor the same text for a name", () => {
  const keys = ["cart.title", "cart.line.remove", "cart.line.gone", "order.title", "order.or"];
  const order = `const o = opened<"title" | "or">("order"); const or = "or"; o("title");`;
  expect(unasked(keys, `${cart} t("line.remove"); t("line.gone");`, order)).toEqual([
    "cart.title",
    "order.or",
  ]);
});

it("follows either side of a condition, a table and a template as far as their types go", () => {
  const page = `
    declare const late: boolean;
    declare const name: "placed" | "ready";
    const told = { placed: "ordered", ready: "waiting" } as const;
    const t = opened<"late" | "soon" | "ordered" | "waiting" | "placed.text" | "ready.text" | "gone">("order");
    t(late ? "late" : "soon"); t(told[name]); t(\`\${name}.text\`);`;
  const keys = ["late", "soon", "ordered", "waiting", "placed.text", "ready.text", "gone"].map(
    (k) => `order.${k}`,
  );
  expect(unasked(keys, page)).toEqual(["order.gone"]);
});

it("lets a name that may be any of its area be those that are written somewhere", () => {
  const outcome = `
    declare const code: string;
    const t = opened<"window.full" | "window.shut" | "other">("refused");
    const key = code as "window.full" | "window.shut" | "other";
    if (t.has(key)) t(key); else t("other");`;
  const command = `const thrown = ["conflict", "window.full"];`;
  const keys = ["refused.window.full", "refused.other", "refused.window.shut"];
  expect(unasked(keys, outcome, command)).toEqual(["refused.window.shut"]);
});

it("fills a template of such a name only with what is written somewhere", () => {
  const words = `
    declare const code: string;
    const t = opened<"problem.full" | "problem.shut" | "other">("staff");
    t(\`problem.\${code}\` as "problem.full" | "problem.shut" | "other");`;
  const keys = ["staff.problem.full", "staff.problem.shut", "staff.other"];
  expect(unasked(keys, words, `const thrown = "full";`)).toEqual(["staff.problem.shut", "staff.other"]);
});

it("knows a translator that was handed on by its type, and what only looks like one by what it lacks", () => {
  const handed = `export const lines = (t: Translator<"empty" | "full">) => t("empty");`;
  const lookalike = `declare function go<N extends "empty" | "full">(where: N): void; go("full");`;
  expect(unasked(["cart.empty", "cart.full"], handed, lookalike)).toEqual(["cart.full"]);
});

it("counts, of areas with the same names, those that are opened", () => {
  const page = `const t = opened<"today" | "later">("moment"); t("today"); t("later");`;
  const keys = ["moment.today", "moment.later", "now.today", "now.later"];
  expect(unasked(keys, page)).toEqual(["now.today", "now.later"]);
});

it("counts a whole area that is brought along as asked for", () => {
  const page = `import en from "@/lib/i18n/messages/en/big-outage.json"; closed((l) => messagesIn(l).offline);`;
  const handed = `const messages = { cart: messagesIn(locale).cart };`;
  const keys = ["bigOutage.title", "offline.title", "cart.title"];
  expect(unasked(keys, page, handed)).toEqual(["cart.title"]);
});
