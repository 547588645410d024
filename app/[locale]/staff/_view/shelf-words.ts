import { translator } from "@/lib/i18n/translator";

/** The counter's words about stock in the hand and sales from elsewhere, in one language. */
export const shelfWords = (locale: string) => translator(locale, "shelves");
export type ShelfWords = ReturnType<typeof shelfWords>;
