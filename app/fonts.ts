import localFont from "next/font/local";

// One face per script, so that a page fetches only what it shows. None is fetched ahead of what a page is: until it is
// there, theme/faces.css stands in. _server/paint-first.ts asks for them by these names.
const latin = localFont({
  src: "../node_modules/@fontsource-variable/onest/files/onest-latin-wght-normal.woff2",
  weight: "100 900",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  variable: "--font-onest",
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2212",
    },
  ],
});

const latinExt = localFont({
  src: "../node_modules/@fontsource-variable/onest/files/onest-latin-ext-wght-normal.woff2",
  weight: "100 900",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  variable: "--font-onest-ext",
  declarations: [{ prop: "unicode-range", value: "U+0100-02BA, U+1E00-1E9F, U+20A0-20AB, U+20AD-20C0" }],
});

const cyrillic = localFont({
  src: "../node_modules/@fontsource-variable/onest/files/onest-cyrillic-wght-normal.woff2",
  weight: "100 900",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  variable: "--font-onest-cyrillic",
  declarations: [{ prop: "unicode-range", value: "U+0301, U+0400-045F, U+0490-0491, U+04B0-04B1, U+2116" }],
});

export const fontVariables = `${latin.variable} ${latinExt.variable} ${cyrillic.variable}`;
