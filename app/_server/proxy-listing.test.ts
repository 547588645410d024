import { unstable_doesMiddlewareMatch as doesMatch } from "next/experimental/testing/server";
import { NextRequest } from "next/server";
import { describe, expect, it } from "vitest";
import { listingKeys } from "@/lib/search/listing-keys";
import { config, proxy } from "@/proxy";

const shop = "http://localhost:3000";
const answerTo = (path: string) => proxy(new NextRequest(`${shop}${path}`));

describe("a listing's address", () => {
  it.each(listingKeys)("that asks for %s is seen", (key) => {
    expect(doesMatch({ config, url: `/fi/c/bakery?${key}=x` })).toBe(true);
  });

  it.each(["/en/c/bakery?utm_source=letter", "/en/c/bakery?q=bread", "/en/search?q=bread"])(
    "%s is left alone",
    (url) => {
      expect(doesMatch({ config, url })).toBe(false);
    },
  );

  it("that asks for something is made per request", async () => {
    const made = (await answerTo("/en/c/bakery?brand=A&brand=B")).headers.get("x-middleware-rewrite");
    expect(made).toBe(`${shop}/en/browse/bakery?brand=A&brand=B`);
  });

  it.each([
    ["/en/c/bakery?at=&min=&max=5&brand=A&brand=B&utm=x", "/en/c/bakery?utm=x&brand=A&brand=B&max=5"],
    ["/en/c/bakery?at=&min=&max=", "/en/c/bakery"],
    ["/en/search?q=tea&at=&in=&min=&max=", "/en/search?q=tea"],
  ])("%s drops the empty fields of its form", async (asked, clean) => {
    const answer = await answerTo(asked);
    expect(answer.status).toBe(307);
    expect(answer.headers.get("location")).toBe(`${shop}${clean}`);
  });

  it("of a search that asks for something goes on to the search", async () => {
    const { headers } = await answerTo("/en/search?q=tea&at=any");
    expect(headers.get("location")).toBeNull();
    expect(headers.get("x-middleware-next")).toBe("1");
  });
});
