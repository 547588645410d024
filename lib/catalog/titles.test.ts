import { beforeAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { buildWorld } from "@/db/testing/world";
import { titleOfScanned, titlesOf } from "./titles";

testDatabase();

beforeAll(async () => {
  await buildWorld([
    { sku: "BREAD", price: 450, kallio: 5 },
    { sku: "BEER", price: 320, kallio: 5 },
  ]);
});

test("goods are called by the reader's language, else by the shop's", async () => {
  expect(await titlesOf(db(), ["BREAD", "BEER", "UNKNOWN"], "fi")).toEqual(
    new Map([
      ["BREAD", "Se BREAD"],
      ["BEER", "Se BEER"],
    ]),
  );
  expect(await titlesOf(db(), ["BREAD"], "ja")).toEqual(new Map([["BREAD", "The BREAD"]]));
  expect(await titlesOf(db(), [], "en")).toEqual(new Map());
});

test("a scanned thing is known by its barcode or its SKU, and anything else is nobody", async () => {
  expect(await titleOfScanned(db(), "2BREAD", "en")).toBe("The BREAD");
  expect(await titleOfScanned(db(), "BEER", "fi")).toBe("Se BEER");
  expect(await titleOfScanned(db(), "4006381333931", "en")).toBeNull();
});
