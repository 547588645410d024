import { expect, it } from "vitest";
import type { CardView } from "../card-view";
import { inFull, onceSaid } from "./once-said";

const card = (slug: string, about: Partial<CardView> = {}): CardView => ({
  slug,
  title: slug,
  picture: { src: `/goods/${slug}.webp` },
  plinth: "butter",
  price: "€1.00",
  carriers: "In all stores",
  ...about,
});

it("says what many cards say alike once, and loses nothing of it", () => {
  const cards = [
    card("rye-loaf"),
    card("mug", { plinth: "sky", carriers: "In 2 of 6 stores", off: "−10 %" }),
    card("oat-loaf", { picture: null, per: "€2.00 / kg" }),
  ];
  const said = onceSaid(cards);
  expect(inFull(said)).toEqual(cards);
  expect(said.carriers).toEqual(["In all stores", "In 2 of 6 stores"]);
  expect(JSON.stringify(said).match(/butter/g)).toHaveLength(1);
});

it("has nothing to say of no cards", () => {
  expect(inFull(onceSaid([]))).toEqual([]);
});
