import { readdirSync } from "node:fs";
import sharp from "sharp";
import { expect, test } from "vitest";
import { dayPlinths } from "./day-colours";
import { onPlinth } from "./on-plinth";

const [first = ""] = readdirSync("public/goods");

test("a product stands in the middle of a picture of the size that shared pages have, on its plinth", async () => {
  const picture = await onPlinth(`public/goods/${first}`, "sky");
  const drawn = sharp(picture);
  expect(await drawn.metadata()).toMatchObject({ format: "png", width: 1200, height: 630 });
  const { data, info } = await drawn.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const colourAt = (x: number, y: number) => [...data.subarray((y * info.width + x) * 3).subarray(0, 3)];
  const [red, green, blue] = [1, 3, 5].map((n) => Number.parseInt(dayPlinths.sky!.slice(n, n + 2), 16));
  const near = [red, green, blue].map((value) => expect.closeTo(value!, -1));
  expect(colourAt(60, 300)).toEqual(near);
  expect(colourAt(600, 335)).not.toEqual(near);
});
