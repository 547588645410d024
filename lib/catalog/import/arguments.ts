import { parseArgs } from "node:util";
import { isLocale, locales } from "@/lib/i18n/locales";
import type { Format } from "./feed";
import { formats } from "./formats";

export const usage = `Usage: npm run import -- FORMAT FILE [options]

  FORMAT               ${Object.keys(formats).join(", ")}: Shopify's product CSV
  FILE                 the file, as it is or gzipped

  --store SLUG         the store or warehouse whose stock the file counts; without it quantities are
                       not used, unless the shop has one place only (--quantity-at SLUG is the same)
  --currency CODE      currency of the prices (EUR)
  --vat N              VAT contained in the prices, in hundredths of a percent: 2550 is 25.5 % (2550)
  --locale CODE        language the file is written in: ${locales.join(" or ")} (en)
  --dry-run            say what would happen, and change nothing
  --help               show this

Exit code: 0 everything came in, 2 some lines were refused, 1 nothing was changed, 3 stopped halfway.`;

/** What was asked for cannot be done as it was asked for. */
export class BadArguments extends Error {
  override readonly name = "BadArguments";
}

export type Arguments = {
  format: Format;
  file: string;
  /** Slug of a stock location. */
  store: string | null;
  currency: string;
  vatBasisPoints: number;
  locale: string;
  dryRun: boolean;
};

/** Reads the command line; null asks for help. Throws BadArguments. */
export function readArguments(argv: readonly string[]): Arguments | null {
  const { values, positionals } = parse(argv);
  if (values.help) return null;
  const [name, file, ...others] = positionals;
  const format = name !== undefined && Object.hasOwn(formats, name) ? formats[name] : undefined;
  if (name === undefined) throw new BadArguments("Say which format the file has, and which file.");
  if (!format)
    throw new BadArguments(`There is no format "${name}"; there is ${Object.keys(formats).join(", ")}.`);
  if (file === undefined) throw new BadArguments("Say which file.");
  if (others.length > 0) throw new BadArguments(`One file at a time: "${others[0]}" is one too many.`);
  const { store, "quantity-at": quantityAt } = values;
  if (store !== undefined && quantityAt !== undefined && store !== quantityAt)
    throw new BadArguments("--store and --quantity-at mean the same; give one of them.");
  const { currency, locale } = values;
  if (!Intl.supportedValuesOf("currency").includes(currency))
    throw new BadArguments(`--currency ${currency} is not a currency; EUR is one.`);
  if (!isLocale(locale))
    throw new BadArguments(`--locale ${locale} is not a language of this shop: ${locales.join(", ")}.`);
  return {
    format,
    file,
    store: store ?? quantityAt ?? null,
    currency,
    vatBasisPoints: readVat(values.vat),
    locale,
    dryRun: values["dry-run"],
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        store: { type: "string" },
        "quantity-at": { type: "string" },
        currency: { type: "string", default: "EUR" },
        vat: { type: "string", default: "2550" },
        locale: { type: "string", default: "en" },
        "dry-run": { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    // The first sentence says what is wrong; the library's advice that follows is about another way to call it.
    throw new BadArguments(`${String((error as Error).message).split(". ")[0]}.`);
  }
}

function readVat(text: string): number {
  const basisPoints = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(basisPoints <= 10_000))
    throw new BadArguments(`--vat ${text} is not a number from 0 to 10000; 25.5 % is 2550.`);
  return basisPoints;
}
