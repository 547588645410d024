/**
 * How large anything in a feed may be. Where the schema has a bound it is the same one;
 * variants and pictures per product are as many as Shopify itself allows.
 */
export const bounds = {
  /** Bytes, after unzipping. */
  file: 2 * 1024 ** 3,
  /** Bytes of one record; a lost quotation mark would otherwise swallow the rest of the file. */
  record: 2 * 1024 ** 2,
  rows: 1_000_000,
  rowsOfProduct: 4_096,
  /** Rows of products whose rows do not stand together: they are kept in memory until the last has come. */
  scatteredRows: 20_000,
  handle: 255,
  title: 500,
  /** Brand, type, an option's name or value. */
  word: 255,
  /** Characters of a description as it comes. */
  rawHtml: 512 * 1024,
  /** Characters of a description once it is clean. */
  html: 65_536,
  variants: 2_048,
  sku: 100,
  barcode: 50,
  pictures: 250,
  url: 2_048,
  alt: 1_000,
  grams: 10_000_000,
  quantity: 1_000_000,
  /** Minor units. */
  price: 100_000_000,
} as const;
