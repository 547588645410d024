import "server-only";
import type { Place } from "./distance";
import { placeList } from "./place-list";

export type NamedPlace = Place & { name: string };

/** As the list and what was typed are compared: lower case, without accents and marks. */
const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

type Known = NamedPlace & { plainName: string; postalCode: string };

const known: readonly Known[] = placeList.flatMap(([names, latitude, longitude, postalCode]) =>
  names.split("/").map((name) => ({ name, plainName: plain(name), latitude, longitude, postalCode })),
);

/**
 * The place somebody typed: a town or a part of one, in Finnish or Swedish, with or without its accents, whole or as it
 * begins, or a postal code. Null for what is not known. It is looked up here and not with somebody else, who would learn
 * where our shoppers are.
 */
export function placeNamed(typed: string): NamedPlace | null {
  const asked = plain(typed.slice(0, 80));
  const code = /^(?:fi )?(\d{5})\b/.exec(asked)?.[1];
  const found = code ? byCode(code) : byName(asked);
  return found ? { name: code ? `${code} ${found.name}` : found.name, ...pointOf(found) } : null;
}

const pointOf = ({ latitude, longitude }: Place): Place => ({ latitude, longitude });

/** The part of a town whose code begins most like this one, by three digits at least; else the town. */
function byCode(code: string): Known | undefined {
  for (let digits = code.length; digits >= 3; digits--) {
    const start = code.slice(0, digits);
    const part = known.find(({ postalCode }) => postalCode.length === 5 && postalCode.startsWith(start));
    if (part) return part;
  }
  return known
    .filter(({ postalCode }) => code.startsWith(postalCode))
    .toSorted((a, b) => b.postalCode.length - a.postalCode.length)[0];
}

function byName(asked: string): Known | undefined {
  if (asked.length < 2) return undefined;
  // "Kallio, Helsinki" names its part first.
  return (
    known.find((place) => place.plainName === asked) ??
    known.find((place) => asked.startsWith(`${place.plainName} `)) ??
    (asked.length > 2 ? known.find((place) => place.plainName.startsWith(asked)) : undefined)
  );
}
