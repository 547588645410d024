import { expect, it } from "vitest";
import { readSource, unaskedKeys } from "./asked-keys.mjs";

const unasked = (keys: string[], ...sources: string[]) =>
  unaskedKeys(
    keys,
    sources.map((text, i) => readSource(`page-${i}.tsx`, text)),
  );

it("knows a key by its area and its name", () => {
  const page = `const t = await getTranslations("cart"); return <p title={t("title")}>{t("line.remove")}</p>;`;
  expect(unasked(["cart.title", "cart.line.remove", "cart.line.gone"], page)).toEqual(["cart.line.gone"]);
});

it("does not take the same name in another area for it", () => {
  const cart = `const t = useTranslations("cart.line"); t("remove");`;
  const order = `const t = translator(locale, "order"); t("title");`;
  expect(unasked(["cart.line.remove", "order.remove", "order.title"], cart, order)).toEqual(["order.remove"]);
});

it("follows either side of a condition, and names in a table", () => {
  const page = `
    const told = { placed: "ordered", ready: "waiting" } as const;
    const t = useTranslations("order");
    t(late ? "late" : "soon"); t(told[name]);`;
  expect(unasked(["order.late", "order.soon", "order.ordered", "order.gone"], page)).toEqual(["order.gone"]);
});

it("fills a template only with what is written somewhere", () => {
  const view = `const t = useTranslations("order"); t(\`state.\${kind}.title\`);`;
  const states = `export const states = ["ready", "late"] as const;`;
  const keys = [
    "order.state.ready.title",
    "order.state.late.title",
    "order.state.lost.title",
    "order.state.ready.text",
  ];
  expect(unasked(keys, view, states)).toEqual(["order.state.lost.title", "order.state.ready.text"]);
});

it("lets a computed name be any that is written somewhere, and no other", () => {
  const outcome = `const t = translator(locale, "refused"); const key = code; return t.has(key) ? t(key) : t("other");`;
  const command = `throw problem("conflict", "window.full");`;
  expect(unasked(["refused.window.full", "refused.other", "refused.window.shut"], outcome, command)).toEqual([
    "refused.window.shut",
  ]);
});

it("lets whoever is handed a translator ask in any area that is opened", () => {
  const opener = `lines(await getTranslations("cart"));`;
  const handed = `export const lines = (t: Words) => t("empty");`;
  expect(unasked(["cart.empty", "order.empty"], opener, handed)).toEqual(["order.empty"]);
});

it("counts a whole area that is brought along as asked for", () => {
  expect(
    unasked(["outage.title", "cart.title"], `import en from "@/lib/i18n/messages/en/outage.json";`),
  ).toEqual(["cart.title"]);
});
