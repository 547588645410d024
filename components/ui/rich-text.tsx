import { createElement, Fragment, type ReactNode } from "react";

/** Elements a text may use. Headings move one down: the page's own come first. */
const elements: Record<string, string> = {
  ...{ p: "p", div: "div", br: "br", hr: "hr", blockquote: "blockquote", ul: "ul", ol: "ol", li: "li" },
  ...{ h2: "h3", h3: "h4", h4: "h5", h5: "h6", h6: "h6", dl: "dl", dt: "dt", dd: "dd" },
  ...{
    a: "a",
    b: "b",
    strong: "strong",
    i: "i",
    em: "em",
    u: "u",
    s: "s",
    sub: "sub",
    sup: "sup",
    small: "small",
  },
  ...{ table: "table", caption: "caption", thead: "thead", tbody: "tbody", tfoot: "tfoot" },
  ...{ tr: "tr", th: "th", td: "td" },
};
const empty = new Set(["br", "hr"]);
const entities: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  "#39": "'",
  nbsp: "\u00a0",
};

const decode = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => entities[name] ?? "");

function attributesOf(tag: string, source: string): Record<string, string | number> {
  const given = new Map(
    [...source.matchAll(/([a-z]+)="([^"]*)"/g)].map(([, k = "", v = ""]) => [k, decode(v)]),
  );
  const href = given.get("href") ?? "";
  if (tag === "a") return /^(https:\/\/|mailto:)/.test(href) ? { href, rel: "nofollow noopener" } : {};
  const kept: Record<string, number> = {};
  for (const [name, property] of [
    ["colspan", "colSpan"],
    ["rowspan", "rowSpan"],
  ] as const) {
    const cells = Number(given.get(name));
    if (Number.isInteger(cells) && cells > 1) kept[property] = cells;
  }
  return kept;
}

type Open = { tag: string; attributes: Record<string, string | number>; children: ReactNode[] };

/**
 * Stored text with structure, as elements. The text was cleaned before it was stored; here only known elements
 * are made of it and everything else is text, so that one forgotten cleaning is not a hole.
 */
export function RichText({ html, className, lang }: { html: string; className?: string; lang?: string }) {
  const root: Open = { tag: "", attributes: {}, children: [] };
  const open: Open[] = [root];
  const here = () => open.at(-1) ?? root;
  const close = () => {
    const done = open.pop();
    if (!done) return;
    const parent = here();
    const name = elements[done.tag];
    const key = parent.children.length;
    const props = { key, ...done.attributes };
    parent.children.push(
      name
        ? createElement(name, props, ...done.children)
        : createElement(Fragment, { key }, ...done.children),
    );
  };
  for (const [, slash, tag = "", attributes = "", text] of html.matchAll(
    /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z]+="[^"]*")*)\s*\/?>|([^<]+|<)/g,
  )) {
    if (text !== undefined) here().children.push(decode(text));
    else if (!slash) {
      open.push({ tag, attributes: attributesOf(tag, attributes), children: [] });
      if (empty.has(tag)) close();
    } else if (open.some((o) => o.tag === tag)) {
      while (here().tag !== tag) close();
      close();
    }
  }
  while (open.length > 1) close();
  return (
    <div lang={lang} className={`rich-text ${className ?? ""}`}>
      {root.children}
    </div>
  );
}
