import { NextRequest } from "next/server";
import { beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { buildWorld } from "@/db/testing/world";
import type { Suggestions } from "@/lib/search/suggest";
import { GET } from "./route";

testDatabase();
beforeAll(() => buildWorld([{ sku: "RYE", price: 420, kallio: 10 }]));

const ask = (query: string) => GET(new NextRequest(`https://shop.example/api/suggest?${query}`));

describe("GET /api/suggest", () => {
  it("offers products, departments and stores, and may be kept for a minute", async () => {
    const response = await ask("locale=en&q=ry");
    expect(response.headers.get("cache-control")).toBe("private, max-age=60");
    const answer = (await response.json()) as Suggestions;
    expect(answer.products).toMatchObject([{ slug: "rye", title: "The RYE", price: { amount: 420 } }]);
    expect(((await (await ask("locale=en&q=goo")).json()) as Suggestions).departments).toEqual([
      { slug: "goods", name: "Goods" },
    ]);
    expect(((await (await ask("locale=fi&q=kal")).json()) as Suggestions).stores).toMatchObject([
      { slug: "kallio", city: "Helsinki" },
    ]);
  });

  it.each(["", "locale=en", "locale=en&q=%20", "locale=xx&q=rye", `locale=en&q=${"a".repeat(61)}`])(
    "refuses %s",
    async (query) => {
      expect((await ask(query)).status).toBe(400);
    },
  );
});
