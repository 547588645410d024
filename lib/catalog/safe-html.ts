import "server-only";
import sanitizeHtml from "sanitize-html";

const widestCell = 20;

const options: sanitizeHtml.IOptions = {
  allowedTags: [
    ...["p", "div", "br", "hr", "blockquote", "h2", "h3", "h4", "h5", "h6"],
    ...["ul", "ol", "li", "dl", "dt", "dd"],
    ...["a", "b", "strong", "i", "em", "u", "s", "sub", "sup", "small"],
    ...["table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"],
  ],
  allowedAttributes: { a: ["href", "rel"], th: ["colspan", "rowspan"], td: ["colspan", "rowspan"] },
  allowedSchemes: ["https", "mailto"],
  allowProtocolRelative: false,
  // Besides the library's own: what is in these is never meant to be read.
  nonTextTags: [
    ...["script", "style", "textarea", "option", "noscript", "iframe", "object", "template", "title"],
    ...["svg", "math", "xmp", "noembed", "noframes"],
  ],
  nestingLimit: 40,
  transformTags: {
    // The page has its own first heading.
    h1: "h2",
    a: (_tag, attributes): sanitizeHtml.Tag => {
      const href = attributes.href?.trim() ?? "";
      // A link of another shop's own pages leads nowhere here; its words stay.
      if (!/^(https:\/\/|mailto:)/i.test(href)) return { tagName: "span", attribs: {} };
      return { tagName: "a", attribs: { href, rel: "nofollow noopener" } };
    },
    th: (tagName, attributes) => ({ tagName, attribs: spans(attributes) }),
    td: (tagName, attributes) => ({ tagName, attribs: spans(attributes) }),
  },
};

function spans(attributes: sanitizeHtml.Attributes): sanitizeHtml.Attributes {
  const kept: sanitizeHtml.Attributes = {};
  for (const name of ["colspan", "rowspan"] as const) {
    const cells = Number(attributes[name]);
    if (Number.isInteger(cells) && cells > 1 && cells <= widestCell) kept[name] = String(cells);
  }
  return kept;
}

/**
 * HTML that somebody else wrote, down to text, structure, tables and plain links (https and mailto, marked
 * `nofollow noopener`): no scripts, styles, pictures, frames, forms or handlers. What is left out loses its tags
 * and keeps its words. Cleaning twice gives what cleaning once gave.
 */
export function safeHtml(html: string): string {
  // Tags that a parser closes by itself may leave what reads otherwise the next time, so it is read until it stays.
  let clean = sanitizeHtml(html, options).trim();
  for (let round = 0; round < 5; round++) {
    const again = sanitizeHtml(clean, options).trim();
    if (again === clean) return clean;
    clean = again;
  }
  return sanitizeHtml(clean, { ...options, allowedTags: [] }).trim();
}
