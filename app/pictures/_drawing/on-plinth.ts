import sharp from "sharp";
import { dayColours, dayPlinths } from "./day-colours";

/** Pixels, as those who show shared pages ask for. */
const width = 1200;
const height = 630;
const stripe = 60;
const goods = { side: 400, top: 135 };

const awning = Array.from({ length: width / stripe }, (_, n) => {
  const colour = n % 2 === 0 ? dayColours.green : dayColours.surface;
  const round = stripe / 2;
  return `<path fill="${colour}" d="M${n * stripe} 0h${stripe}v${round}a${round} ${round} 0 0 1-${stripe} 0z"/>`;
}).join("");

const shopWindow = (colour: string): string => `
<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
  <defs>
    <linearGradient id="shelf" x2="0" y2="1">
      <stop stop-color="#503714" stop-opacity=".12"/><stop offset="1" stop-color="#503714" stop-opacity=".04"/>
    </linearGradient>
    <radialGradient id="shade">
      <stop stop-color="#3c2608" stop-opacity=".36"/><stop offset=".55" stop-color="#3c2608" stop-opacity=".14"/>
      <stop offset="1" stop-color="#3c2608" stop-opacity="0"/>
    </radialGradient>
  </defs>
  <rect width="${width}" height="${height}" fill="${colour}"/>
  <rect y="470" width="${width}" height="160" fill="url(#shelf)"/>
  ${awning}
  <ellipse cx="${width / 2}" cy="${goods.top + goods.side - 30}" rx="200" ry="34" fill="url(#shade)"/>
</svg>`;

/**
 * A product on its plinth under the shop's awning, as a PNG. No words: the title stands beside a shared picture.
 * @param picture a file of one of our own pictures: square, cut out
 */
export async function onPlinth(picture: string, plinth: string): Promise<Buffer> {
  const cutOut = await sharp(picture).resize(goods.side, goods.side, { fit: "inside" }).toBuffer();
  return sharp(Buffer.from(shopWindow(dayPlinths[plinth] ?? dayPlinths.sand ?? "")))
    .composite([{ input: cutOut, left: (width - goods.side) / 2, top: goods.top }])
    .png({ palette: true, quality: 90 })
    .toBuffer();
}
