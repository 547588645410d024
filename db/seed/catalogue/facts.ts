import type { Allergen, LocalizedText, ProductFacts } from "@/db/schema/catalog";
import { allergens as allAllergens } from "@/db/schema/catalog";
import {
  type SpecificationName,
  type SpecificationWord,
  type Storage,
  specificationNames,
  specificationWords,
  storages,
} from "./facts.words";
import { foodFacts } from "./food.facts";
import { goodsFacts } from "./goods.facts";
import { type Ingredient, ingredients } from "./ingredients.words";

const units = ["cm", "mm", "m", "m²", "ml", "l", "g", "kg", "°C", "h", "d", "W", "lm", "K", "%"] as const;
/** `+` is an age in years from which on, `months` one in months. */
type Unit = (typeof units)[number] | "+" | "months";

/** A row of the specifications: a number with its unit, a word, or after `=` a sign that is the same everywhere. */
type FactRow =
  | readonly [name: SpecificationName, amount: number, unit: Unit]
  | readonly [name: SpecificationName, value: SpecificationWord | `=${string}`];

export type GoodsFacts = {
  /** Ingredients, the most first; none for what is sold as it grew. Its allergens follow from them. */
  readonly from?: readonly Ingredient[];
  readonly traces?: readonly Allergen[];
  readonly storage?: Storage;
  /** ISO 3166. */
  readonly origin: string;
  /** In 100 g. */
  readonly kcal?: number;
  /** In 100 ml. */
  readonly kcalOfDrink?: number;
  readonly rows?: readonly FactRow[];
};

const languages = ["en", "fi", "tr", "ru", "ja"] as const;
type Language = (typeof languages)[number];

const inAll = (write: (language: Language) => string): LocalizedText =>
  Object.fromEntries(languages.map((language) => [language, write(language)]));

/** Units that are written in Cyrillic in Russian; the others are signs. */
const russianUnits: Readonly<Partial<Record<Unit, string>>> = {
  cm: "см",
  mm: "мм",
  m: "м",
  "m²": "м²",
  ml: "мл",
  l: "л",
  g: "г",
  kg: "кг",
  W: "Вт",
  lm: "лм",
};

function written(amount: number, unit: Unit, language: Language): string {
  const number = new Intl.NumberFormat(language).format(amount);
  if (unit === "+") return `${number}+`;
  const counted = { months: "month", h: "hour", d: "day", "%": "percent" } as const;
  if (unit in counted) {
    const words = counted[unit as keyof typeof counted];
    const scaled = words === "percent" ? amount / 100 : amount;
    return new Intl.NumberFormat(
      language,
      words === "percent"
        ? { style: "percent", maximumFractionDigits: 1 }
        : { style: "unit", unit: words, unitDisplay: "long" },
    ).format(scaled);
  }
  const sign =
    language === "ru" ? (russianUnits[unit] ?? unit) : unit === "l" && language === "ja" ? "L" : unit;
  return `${number} ${sign}`;
}

function rowOf(row: FactRow): { name: LocalizedText; value: LocalizedText } {
  const name = specificationNames[row[0]];
  if (row.length === 3) return { name, value: inAll((language) => written(row[1], row[2], language)) };
  const [, value] = row;
  if (value.startsWith("=")) return { name, value: inAll(() => value.slice(1)) };
  return { name, value: specificationWords[value as SpecificationWord] };
}

const kilojoules = 4.184;

function energy(name: "energy" | "energyOfDrink", kcal: number | undefined) {
  if (kcal === undefined) return [];
  const amount = (value: number, language: Language) =>
    new Intl.NumberFormat(language).format(Math.round(value));
  const value = inAll((language) => {
    const [kj, cal] = language === "ru" ? ["кДж", "ккал"] : ["kJ", "kcal"];
    return `${amount(kcal * kilojoules, language)} ${kj} / ${amount(kcal, language)} ${cal}`;
  });
  return [{ name: specificationNames[name], value }];
}

/** The allergens of these ingredients, in the order of the law's list. */
function allergensOf(from: readonly Ingredient[]): Allergen[] {
  const found = new Set(
    from.flatMap((key): readonly Allergen[] => {
      const words = ingredients[key];
      return "allergens" in words ? words.allergens : [];
    }),
  );
  return allAllergens.filter((allergen) => found.has(allergen));
}

function listed(from: readonly Ingredient[]): LocalizedText {
  return inAll((language) => {
    const words = from.map((key) => ingredients[key][language]).join(language === "ja" ? "、" : ", ");
    return language === "ja" ? words : words[0]!.toLocaleUpperCase(language) + words.slice(1);
  });
}

/** What the demo shop knows of a product. Throws when nobody has written it down. */
export function factsOf(slug: string): ProductFacts {
  const known = foodFacts[slug] ?? goodsFacts[slug];
  if (!known) throw new Error(`no facts for ${slug}`);
  const { from, traces, storage, origin, kcal, kcalOfDrink, rows = [] } = known;
  return {
    ...(from && { allergens: allergensOf(from) }),
    ...(from && from.length > 0 && { ingredients: listed(from) }),
    ...(traces && { traces: [...traces] }),
    ...(storage && { storage: storages[storage] }),
    origin,
    specifications: [...energy("energy", kcal), ...energy("energyOfDrink", kcalOfDrink), ...rows.map(rowOf)],
  };
}
