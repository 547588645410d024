import { seal, unseal } from "@/lib/kernel/secrets";

/** What a message says. Blank lines in the text part paragraphs. */
export type Content = { subject: string; text: string };

export const sealContent = (content: Content): string => seal(JSON.stringify(content));
/** Throws when it was changed or sealed under another secret. */
export const unsealContent = (sealed: string): Content => JSON.parse(unseal(sealed)) as Content;
