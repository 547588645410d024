import { describe, expect, it } from "vitest";
import { faultsIn } from "./compare-messages.mjs";

const english = {
  "cart.title": "Your basket",
  "cart.units": "{count} × {title}",
  "cart.open": "{count, plural, one {One line} other {# lines}}",
  "cart.was": "It was <price></price>",
};
const finnish = {
  "cart.title": "Korisi",
  "cart.units": "{title}: {count}",
  "cart.open": "{count, plural, one {Yksi rivi} other {# riviä}}",
  "cart.was": "Se oli <price></price>",
};
const faults = (messages: Record<string, unknown>, language = "fi") =>
  faultsIn(
    new Map([
      ["en", new Map<string, unknown>(Object.entries(english))],
      [language, new Map<string, unknown>(Object.entries(messages))],
    ]),
    "en",
  );

it("has nothing to say of languages that agree", () => {
  expect(faults(finnish)).toEqual([]);
});

describe("keys and placeholders", () => {
  const { "cart.title": _, ...short } = finnish;
  it.each([
    ["a key that is missing", short, "fi: cart.title is missing"],
    ["a key too many", { ...finnish, "cart.more": "Lisää" }, "fi: cart.more is not in en"],
    ["an empty text", { ...finnish, "cart.title": " " }, "fi: cart.title is empty or not text"],
    ["what is no text", { ...finnish, "cart.title": 7 }, "fi: cart.title is empty or not text"],
    ["a lost placeholder", { ...finnish, "cart.units": "{count} kpl" }, "fi: cart.units lacks {title}"],
    [
      "an unknown placeholder",
      { ...finnish, "cart.title": "Korisi, {name}" },
      "fi: cart.title has {name}, unknown there",
    ],
    ["a lost tag", { ...finnish, "cart.was": "Se oli toinen" }, "fi: cart.was lacks {<price>}"],
    [
      "a text that was not translated",
      { ...finnish, "cart.title": "Your basket" },
      "fi: cart.title is still the reference's text",
    ],
    ["a brace without its partner", { ...finnish, "cart.title": "Kori {" }, "fi: cart.title cannot be read"],
    ["a brace too many", { ...finnish, "cart.title": "Kori }" }, "fi: cart.title cannot be read"],
    [
      "an apostrophe that eats a brace",
      { ...finnish, "cart.units": "'{count} {title}" },
      "fi: cart.units cannot be read",
    ],
  ])("finds %s", (_name, messages, fault) => {
    const found = faults(messages);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(fault);
  });

  it("takes a plural for another thing than a plain number", () => {
    expect(faults({ ...finnish, "cart.open": "{count} riviä" })).toEqual([
      "fi: cart.open lacks {count:plural}",
      "fi: cart.open has {count}, unknown there",
    ]);
  });

  it("lets signs, names and units be the same in every language", () => {
    const same = new Map<string, unknown>([
      ["a", "{count} × {title}"],
      ["b", "{age}+"],
      ["c", "kg"],
      ["d", "Aisle"],
    ]);
    expect(
      faultsIn(
        new Map([
          ["en", same],
          ["fi", same],
        ]),
        "en",
      ),
    ).toEqual([]);
  });
});

describe("the forms of a plural", () => {
  const open = (text: string) => ({ ...finnish, "cart.open": text });
  it.each([
    ["ru", "{count, plural, one {# строка} few {# строки} many {# строк} other {# строки}}", []],
    [
      "ru",
      "{count, plural, one {# строка} other {# строк}}",
      ['ru: cart.open has no form "few" for {count}', 'ru: cart.open has no form "many" for {count}'],
    ],
    ["ja", "{count, plural, other {#件}}", []],
    [
      "ja",
      "{count, plural, one {1件} other {#件}}",
      ['ja: cart.open has a form "one" for {count}, which its language has not'],
    ],
    ["tr", "{count, plural, other {# satır}}", ['tr: cart.open has no form "one" for {count}']],
    ["fi", "{count, plural, =0 {ei rivejä} one {Yksi rivi} other {# riviä}}", []],
  ])("in %s: %s", (language, text, expected) => {
    expect(faults(open(text), language)).toEqual(expected);
  });

  it("are asked of English too", () => {
    expect(faultsIn(new Map([["en", new Map([["a", "{count, plural, one {# thing}}"]])]]), "en")).toEqual([
      'en: a has no form "other" for {count}',
    ]);
  });

  it("finds a placeholder inside a form", () => {
    expect(faults(open("{count, plural, one {Yksi rivi} other {# riviä, {store}}}"))).toEqual([
      "fi: cart.open has {store}, unknown there",
    ]);
  });
});
