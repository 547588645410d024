/** What can do nothing without a network, or would fetch. */
const inert = "script, noscript, link, button, input, select, textarea, template, [data-not-kept]";

const escaped = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

/** The style sheets of the page as they stand, so that the copy needs no other file. */
function styles(page: Document): string {
  return [...page.styleSheets]
    .flatMap((sheet) => {
      try {
        return [...sheet.cssRules].map((rule) => rule.cssText);
      } catch {
        // Another origin's sheet cannot be read, and is not ours.
        return [];
      }
    })
    .join("\n")
    .replaceAll("</", "<\\/");
}

/**
 * A document that shows the page's main part as it is now, under a line of words, and needs nothing else to do so.
 * Buttons and fields are left out: they ask the server.
 */
export function snapshotOf(page: Document, { words, version }: { words: string; version: string }): string {
  const main = page.querySelector("main");
  if (!main) throw new Error("The page has no main part.");
  const copy = main.cloneNode(true) as HTMLElement;
  // A button around a picture, such as the code to be scanned, leaves its picture there.
  for (const button of copy.querySelectorAll("button:has(svg[role=img])"))
    button.replaceWith(...button.childNodes);
  for (const part of copy.querySelectorAll(inert)) part.remove();
  const { lang, className } = page.documentElement;
  const attribute = (text: string) => escaped(text).replaceAll('"', "&quot;");
  return [
    `<!doctype html><html lang="${lang}" class="${attribute(className)}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">',
    `<meta name="version" content="${attribute(version)}">`,
    `<title>${escaped(page.title)}</title><style>${styles(page)}</style></head><body>`,
    `<p role="status" class="bg-amber-soft px-4 py-3 text-center font-semibold text-ink">${escaped(words)}</p>`,
    `${copy.outerHTML}</body></html>`,
  ].join("");
}
