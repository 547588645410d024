import { defaultLocale, type Locale, locales } from "@/lib/i18n/locales";

/** What a page that needs no server says in one language; `order` leads to the order this browser keeps, if any. */
export type ClosedWords = { title: string; text: string; retry: string; home: string; order?: string };

const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const text = (words: string): string => words.replace(/[&<>"]/g, (sign) => signs[sign] ?? "");

// The theme's looks in little: nothing else can be fetched where this page is shown.
const style = `
:root{color-scheme:light dark;--paper:light-dark(#fbf6ec,#171411);--ink:light-dark(#1d1a16,#f5efe4);--soft:light-dark(#574f44,#c1b7a7);--line:light-dark(#877d6d,#81776a);--surface:light-dark(#fffdf8,#211d19);--green:light-dark(#1c5a3c,#86cfa2);--on-green:light-dark(#fffdf8,#0d2117);--cloth:light-dark(#1c5a3c,#2f7d57);--linen:light-dark(#fffdf8,#d9cfbb)}
*{box-sizing:border-box}
body{margin:0;min-height:100dvh;display:flex;flex-direction:column;background:var(--paper);color:var(--ink);font:1rem/1.55 Onest,"Hiragino Sans","Noto Sans JP",system-ui,sans-serif;overflow-wrap:break-word}
.awning{flex:none;height:2.25rem;background:repeating-linear-gradient(90deg,var(--cloth) 0 2.25rem,var(--linen) 0 4.5rem);mask:radial-gradient(circle at 50% 50%,#000 calc(1.125rem - .5px),#0000 1.125rem) 0 100%/2.25rem 2.25rem repeat-x,linear-gradient(#000 0 0) 0 0/100% 50% no-repeat}
main{flex:1;display:grid;place-content:center;gap:4rem;padding:3rem 1.25rem;text-align:center}
svg{width:7rem;height:auto;margin:0 auto 1.5rem;display:block}
h1{margin:0;font-size:clamp(1.875rem,1.5rem + 1.6vw,2.75rem);line-height:1.1;letter-spacing:-.018em;text-wrap:balance}
p{margin:.75rem auto 0;max-width:32rem;color:var(--soft);font-size:1.1875rem;text-wrap:pretty}
nav{margin-top:2rem;display:flex;flex-wrap:wrap;justify-content:center;gap:.75rem}
a{display:inline-flex;align-items:center;min-height:2.75rem;padding:0 1.1rem;border:1px solid var(--line);border-radius:99rem;background:var(--surface);color:var(--ink);font-weight:600;text-decoration:none}
a.main{border-color:var(--green);background:var(--green);color:var(--on-green)}
a:focus-visible{outline:3px solid var(--green);outline-offset:3px}
[hidden]{display:none!important}
`;

// The shop's sign with its blind down.
const sign = `<svg viewBox="0 0 34 30" aria-hidden="true"><path d="M5 3h24l4 10.5H1L5 3Z" fill="var(--cloth)"/><path d="M10.8 3h4.1l-.9 10.5H8.2L10.8 3Zm8.3 0h4.1l2.6 10.5h-5.8L19.1 3Z" fill="var(--linen)"/><path d="M1 13.5h6.4v1.8a3.2 3.2 0 0 1-6.4 0v-1.8Zm12.8 0h6.4v1.8a3.2 3.2 0 0 1-6.4 0v-1.8Zm12.8 0H33v1.8a3.2 3.2 0 0 1-6.4 0v-1.8Z" fill="var(--cloth)"/><path d="M4 20v8.5h26V20M13 28.5V21h8v7.5M13 23.5h8M13 26h8" fill="none" stroke="var(--ink)" stroke-width="2.2" stroke-linejoin="round"/></svg>`;

/** Shows one of the languages: the address's, else the reader's; and the way to the order this browser keeps. */
const script = `
const known=${JSON.stringify(locales)},path=location.pathname.split("/")[1];
const lang=[path,...navigator.languages.map(l=>l.slice(0,2)),"${defaultLocale}"].find(l=>known.includes(l));
for(const part of document.querySelectorAll("section")){part.hidden=part.lang!==lang;if(!part.hidden)document.title=part.querySelector("h1").textContent}
document.documentElement.lang=lang;
addEventListener("online",()=>location.reload());
if("caches"in window)caches.has("kept-order").then(async has=>{
const kept=has?await(await caches.open("kept-order")).keys():[];
for(const link of document.querySelectorAll("a[data-order]")){link.hidden=!kept.length;if(kept.length)link.href=kept[0].url}});
`;

const section = (locale: Locale, words: ClosedWords): string =>
  [
    `<section lang="${locale}"><h1>${text(words.title)}</h1><p>${text(words.text)}</p><nav>`,
    `<a class="main" href="">${text(words.retry)}</a>`,
    words.order ? `<a data-order href="/${locale}" hidden>${text(words.order)}</a>` : "",
    `<a href="/${locale}">${text(words.home)}</a></nav></section>`,
  ].join("");

/** A whole document in every language that needs no server and no other file; without scripts it shows them all. */
export function closedPage(wordsIn: (locale: Locale) => ClosedWords): string {
  const { title } = wordsIn(defaultLocale);
  return [
    `<!doctype html><html lang="${defaultLocale}"><head><meta charset="utf-8"><title>${text(title)}</title>`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">',
    `<style>${style}</style></head><body><div class="awning"></div><main><div>${sign}`,
    locales.map((locale) => section(locale, wordsIn(locale))).join(""),
    `</div></main><script>${script}</script></body></html>`,
  ].join("");
}

/** @param seconds how long a copy is good */
export const htmlAnswer = (html: string, seconds: number): Response =>
  new Response(html, {
    headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": `public, max-age=${seconds}` },
  });
