import { expect, test } from "vitest";
import { paintFirst } from "./paint-first";

const script = (name: string, id = "") =>
  `<script src="/_next/static/chunks/${name}.js"${id} async=""></script>`;
const ahead = '<link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/main.js"/>';
const old = '<script src="/_next/static/chunks/old.js" noModule=""></script>';
const body = "<p>Rye bread, Ämpäri & 食パン</p><script>self.__next_f=[]</script>";
const page = `<!DOCTYPE html><html lang="en"><head>${ahead}${script("small")}${script("large")}${old}</head><body>${body}${script("main", ' id="_R_"')}</body></html>`;

const typesOf = (html: string) =>
  Object.fromEntries(
    [...html.matchAll(/<script type="(\w+)" src="\/_next\/static\/chunks\/(\w+)\.js"/g)].map((m) => [
      m[2],
      m[1],
    ]),
  );

test("a page's own scripts wait, and everything else stays as it was", () => {
  const made = paintFirst()(page);
  expect(typesOf(made)).toEqual({ small: "later", large: "later", main: "later" });
  expect(made).toContain('id="_R_"');
  expect(made).toContain(old);
  expect(made).toContain(body);
  expect(made).not.toContain(ahead);
  expect(made.match(/<head><script>/g)).toHaveLength(1);
});

test("wherever a page is cut into parts, each script is there once and the starter once", () => {
  for (let at = 0; at <= page.length; at++) {
    const rewrite = paintFirst();
    const made = rewrite(page.slice(0, at)) + rewrite(page.slice(at));
    for (const name of ["small", "large", "main", "old"])
      expect(made.split(`/chunks/${name}.js"`), `${name}, cut at ${at}`).toHaveLength(
        // A tag ahead that is cut in two stays as well.
        name === "main" && made.includes('rel="preload" as="script" fetchPriority="low" href="/_next')
          ? 3
          : 2,
      );
    const waiting = /type="later/.test(made);
    expect(waiting && !made.includes("PerformanceObserver"), `cut at ${at}`).toBe(false);
    expect(made).toContain("食パン");
  }
});

test("what does not begin as a page does is left alone", () => {
  expect(paintFirst()(`<p>${script("small")}</p>`)).toBe(`<p>${script("small")}</p>`);
});
