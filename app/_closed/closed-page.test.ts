import { describe, expect, it } from "vitest";
import { locales } from "@/lib/i18n/locales";
import { messagesIn } from "@/lib/i18n/messages";
import { closedPage } from "./closed-page";
import { offlinePage } from "./offline-page";

describe("a page that needs no server", () => {
  const page = offlinePage();

  it("says it in every language, each with a way on", () => {
    for (const locale of locales) {
      const [, section = ""] = page.split(`<section lang="${locale}">`);
      expect(section).toContain(messagesIn(locale).offline.title);
      expect(section.split("</section>")[0]).toContain(`href="/${locale}"`);
    }
  });

  it("fetches nothing", () => {
    expect(page).not.toMatch(/\ssrc=|<link|@import|url\(/);
  });

  it("leads to a kept order only where it is told how that is called", () => {
    const words = { title: "Closed", text: "For a moment", retry: "Again", home: "Home" };
    expect(closedPage(() => words)).not.toContain("<a data-order");
    expect(page).toContain("<a data-order");
  });

  it("keeps words words", () => {
    const words = { title: "<b>&", text: '"', retry: "", home: "" };
    expect(closedPage(() => words)).toContain("<h1>&lt;b&gt;&amp;</h1><p>&quot;</p>");
  });
});
