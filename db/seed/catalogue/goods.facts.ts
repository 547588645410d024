import type { GoodsFacts } from "./facts";

/** What is known of the demo shop's goods that nobody eats, by slug. */
export const goodsFacts: Readonly<Record<string, GoodsFacts>> = {
  "cutlery-set": {
    origin: "PT",
    rows: [
      ["material", "stainless"],
      ["care", "dishwasher"],
    ],
  },
  "dinner-plate": {
    origin: "PT",
    rows: [
      ["material", "stoneware"],
      ["diameter", 27, "cm"],
      ["oven", 220, "°C"],
      ["care", "dishwasher"],
    ],
  },
  "serving-spoon": {
    origin: "PT",
    rows: [
      ["material", "stainlessBlade"],
      ["length", 24, "cm"],
      ["capacity", 30, "ml"],
      ["care", "dishwasher"],
    ],
  },
  chopsticks: {
    origin: "JP",
    rows: [
      ["material", "bamboo"],
      ["length", 23, "cm"],
      ["care", "handWash"],
    ],
  },
  "breakfast-bowl": {
    origin: "PL",
    rows: [
      ["material", "enamel"],
      ["capacity", 0.6, "l"],
      ["care", "dishwasher"],
    ],
  },
  "cooks-knife": {
    origin: "FI",
    rows: [
      ["material", "carbonSteel"],
      ["care", "handWashDry"],
    ],
  },
  "frying-pan": {
    origin: "SE",
    rows: [
      ["material", "carbonSteel"],
      ["hobs", "allHobs"],
      ["care", "handWashDry"],
    ],
  },
  "soup-pot": {
    origin: "IT",
    rows: [
      ["material", "stainless"],
      ["hobs", "allHobs"],
      ["care", "dishwasher"],
    ],
  },
  teapot: {
    origin: "PL",
    rows: [
      ["material", "enamel"],
      ["hobs", "allHobs"],
      ["care", "handWash"],
    ],
  },
  "storage-jar": {
    origin: "IT",
    rows: [
      ["material", "glass"],
      ["care", "dishwasher"],
    ],
  },
  "fondue-set": {
    origin: "FR",
    rows: [
      ["material", "castIron"],
      ["runsOn", "gel"],
      ["care", "handWashDry"],
    ],
  },
  "sake-set": {
    origin: "JP",
    rows: [
      ["material", "porcelain"],
      ["capacity", 200, "ml"],
      ["care", "handWash"],
    ],
  },
  flutes: {
    origin: "SK",
    rows: [
      ["material", "crystal"],
      ["capacity", 210, "ml"],
      ["care", "dishwasher"],
    ],
  },
  "salt-shaker": {
    origin: "CZ",
    rows: [
      ["material", "glass"],
      ["height", 9, "cm"],
      ["care", "handWash"],
    ],
  },
  "kitchen-timer": {
    origin: "DE",
    rows: [
      ["runsOn", "windUp"],
      ["diameter", 6.5, "cm"],
      ["care", "wipe"],
    ],
  },
  "takeaway-boxes": {
    origin: "FI",
    rows: [
      ["material", "board"],
      ["capacity", 0.7, "l"],
    ],
  },
  "lunch-box": {
    origin: "JP",
    rows: [
      ["material", "plastic"],
      ["capacity", 0.9, "l"],
      ["care", "microwave"],
    ],
  },
  "birch-chair": {
    origin: "FI",
    rows: [
      ["material", "birch"],
      ["height", 80, "cm"],
      ["seat", 45, "cm"],
      ["load", 120, "kg"],
    ],
  },
  "stoneware-jug": {
    origin: "FI",
    rows: [
      ["material", "stoneware"],
      ["height", 28, "cm"],
      ["care", "wipe"],
    ],
  },

  "mixed-bouquet": { origin: "FI", rows: [["water", "vase"]] },
  "red-rose": {
    origin: "FI",
    rows: [
      ["length", 60, "cm"],
      ["water", "vase"],
    ],
  },
  tulips: {
    origin: "FI",
    rows: [
      ["length", 35, "cm"],
      ["water", "vase"],
    ],
  },
  hyacinth: {
    origin: "NL",
    rows: [
      ["light", "brightCool"],
      ["flowers", "spring"],
      ["water", "weekly"],
    ],
  },
  "balcony-herb": {
    origin: "FI",
    rows: [
      ["light", "sun"],
      ["water", "weekly"],
      ["diameter", 12, "cm"],
      ["material", "clay"],
    ],
  },
  seeds: {
    origin: "FI",
    rows: [
      ["light", "sun"],
      ["hardiness", "=I–V"],
    ],
  },
  cactus: {
    origin: "NL",
    rows: [
      ["height", 15, "cm"],
      ["light", "sun"],
      ["water", "monthly"],
    ],
  },
  "spruce-sapling": {
    origin: "FI",
    rows: [
      ["height", 25, "cm"],
      ["light", "halfShade"],
      ["hardiness", "=I–VIII"],
    ],
  },
  "christmas-tree": {
    origin: "FI",
    rows: [
      ["height", 60, "cm"],
      ["light", "brightCool"],
      ["water", "weekly"],
    ],
  },
  "apple-tree": {
    origin: "FI",
    rows: [
      ["height", 130, "cm"],
      ["light", "sun"],
      ["flowers", "may"],
      ["hardiness", "=I–V"],
    ],
  },
  "clover-seed": {
    origin: "DK",
    rows: [
      ["scale", 50, "m²"],
      ["light", "halfShade"],
      ["flowers", "july"],
    ],
  },
  "garden-gloves": {
    origin: "PL",
    rows: [
      ["material", "cotton"],
      ["care", "wash40"],
    ],
  },
  "sun-hat": {
    origin: "IT",
    rows: [
      ["material", "paperStraw"],
      ["care", "wipe"],
    ],
  },
  bucket: {
    origin: "SE",
    rows: [
      ["material", "steel"],
      ["capacity", 10, "l"],
      ["height", 26, "cm"],
    ],
  },
  axe: {
    origin: "SE",
    rows: [
      ["material", "hickory"],
      ["length", 38, "cm"],
      ["weight", 600, "g"],
    ],
  },
  firewood: {
    origin: "FI",
    rows: [
      ["material", "birch"],
      ["length", 25, "cm"],
      ["capacity", 40, "l"],
    ],
  },
  ladder: {
    origin: "EE",
    rows: [
      ["material", "ash"],
      ["height", 160, "cm"],
      ["load", 150, "kg"],
    ],
  },
  "compost-worms": { origin: "FI", storage: "cellar", rows: [["keeps", 2, "d"]] },
  ladybirds: { origin: "NL", storage: "cellar", rows: [["keeps", 2, "d"]] },
  "toadstool-ornament": {
    origin: "EE",
    rows: [
      ["material", "ceramic"],
      ["height", 18, "cm"],
    ],
  },
  "wind-chime": {
    origin: "JP",
    rows: [
      ["material", "glass"],
      ["length", 32, "cm"],
    ],
  },

  "teddy-bear": {
    origin: "DE",
    rows: [
      ["material", "mohair"],
      ["height", 30, "cm"],
      ["age", "everyone"],
      ["care", "handWashWool"],
    ],
  },
  kite: {
    origin: "EE",
    rows: [
      ["material", "nylon"],
      ["width", 70, "cm"],
      ["age", 6, "+"],
    ],
  },
  "yo-yo": {
    origin: "CZ",
    rows: [
      ["material", "beech"],
      ["diameter", 5.6, "cm"],
      ["age", 6, "+"],
    ],
  },
  jigsaw: {
    origin: "EE",
    rows: [
      ["material", "board"],
      ["width", 68, "cm"],
      ["age", 5, "+"],
    ],
  },
  "nesting-doll": {
    origin: "LV",
    rows: [
      ["material", "lime"],
      ["height", 14, "cm"],
      ["age", 3, "+"],
    ],
  },
  "magic-wand": {
    origin: "DE",
    rows: [
      ["length", 30, "cm"],
      ["age", 6, "+"],
    ],
  },
  boomerang: {
    origin: "FI",
    rows: [
      ["material", "birchPly"],
      ["width", 32, "cm"],
      ["age", 10, "+"],
    ],
  },
  dice: {
    origin: "DK",
    rows: [
      ["width", 16, "mm"],
      ["weight", 6, "g"],
      ["age", 4, "+"],
    ],
  },
  "playing-cards": {
    origin: "FI",
    rows: [
      ["material", "board"],
      ["height", 88, "mm"],
      ["players", "=1–8"],
    ],
  },
  "chess-set": {
    origin: "PL",
    rows: [
      ["height", 65, "mm"],
      ["width", 45, "cm"],
      ["players", "=2"],
      ["age", 6, "+"],
    ],
  },
  football: {
    origin: "PK",
    rows: [
      ["material", "compositeLeather"],
      ["care", "wipe"],
    ],
  },
  basketball: {
    origin: "PK",
    rows: [
      ["material", "compositeLeather"],
      ["care", "wipe"],
    ],
  },
  "flying-disc": {
    origin: "SE",
    rows: [
      ["material", "plastic"],
      ["diameter", 27, "cm"],
      ["weight", 175, "g"],
      ["age", 8, "+"],
    ],
  },
  "hockey-stick": {
    origin: "FI",
    rows: [
      ["material", "aspen"],
      ["age", 5, "+"],
    ],
  },
  "ice-skates": {
    origin: "FI",
    rows: [
      ["material", "stainlessBlade"],
      ["care", "handWashDry"],
    ],
  },
  sledge: {
    origin: "FI",
    rows: [
      ["material", "ash"],
      ["length", 95, "cm"],
      ["load", 100, "kg"],
    ],
  },
  "kick-scooter": {
    origin: "DE",
    rows: [
      ["material", "aluminium"],
      ["height", 92, "cm"],
      ["load", 100, "kg"],
      ["age", 6, "+"],
    ],
  },
  "steam-train": {
    origin: "CZ",
    rows: [
      ["material", "tin"],
      ["length", 21, "cm"],
      ["runsOn", "windUp"],
      ["age", 5, "+"],
    ],
  },
  "fire-engine": {
    origin: "EE",
    rows: [
      ["material", "beech"],
      ["length", 24, "cm"],
      ["age", 18, "months"],
    ],
  },
  dinosaur: {
    origin: "ES",
    rows: [
      ["material", "rubber"],
      ["length", 20, "cm"],
      ["age", 3, "+"],
    ],
  },
  maracas: {
    origin: "MX",
    rows: [
      ["material", "gourd"],
      ["length", 22, "cm"],
      ["age", 3, "+"],
    ],
  },
  "paint-palette": { origin: "DE", rows: [["age", 5, "+"]] },
  "wax-crayons": {
    origin: "DE",
    rows: [
      ["material", "beeswax"],
      ["length", 9, "cm"],
      ["age", 2, "+"],
    ],
  },
  telescope: {
    origin: "CN",
    rows: [
      ["diameter", 70, "mm"],
      ["length", 700, "mm"],
      ["age", 10, "+"],
    ],
  },
  "picture-book": {
    origin: "FI",
    rows: [
      ["languages", "finnishEnglish"],
      ["pages", "=32"],
      ["age", 3, "+"],
    ],
  },
  "northern-cookbook": {
    origin: "FI",
    rows: [
      ["languages", "finnish"],
      ["pages", "=184"],
      ["height", 24, "cm"],
    ],
  },
  "paperback-trilogy": {
    origin: "FI",
    rows: [
      ["languages", "englishOrFinnish"],
      ["pages", "=940"],
      ["height", 18, "cm"],
    ],
  },

  "bar-soap": {
    origin: "FI",
    storage: "dry",
    rows: [
      ["material", "rapeseedShea"],
      ["weight", 100, "g"],
    ],
  },
  "hand-lotion": {
    origin: "FI",
    storage: "room",
    rows: [
      ["material", "oatBuckthorn"],
      ["capacity", 250, "ml"],
    ],
  },
  toothbrush: {
    origin: "SE",
    rows: [
      ["material", "recycledPlastic"],
      ["length", 19, "cm"],
    ],
  },
  "toilet-paper": {
    origin: "FI",
    rows: [
      ["material", "recycledFibre"],
      ["length", 22, "m"],
    ],
  },
  sponges: {
    origin: "SE",
    rows: [
      ["material", "pulp"],
      ["width", 8, "cm"],
      ["care", "wash60"],
    ],
  },
  broom: {
    origin: "EE",
    rows: [
      ["material", "straw"],
      ["length", 120, "cm"],
    ],
  },
  "lip-colour": {
    origin: "FI",
    storage: "room",
    rows: [
      ["material", "berryWax"],
      ["weight", 4, "g"],
    ],
  },
  candle: {
    origin: "FI",
    rows: [
      ["material", "stearin"],
      ["height", 24, "cm"],
      ["lifetime", 7, "h"],
    ],
  },
  umbrella: {
    origin: "DE",
    rows: [
      ["material", "polyester"],
      ["diameter", 103, "cm"],
      ["length", 88, "cm"],
    ],
  },
  "wool-scarf": {
    origin: "FI",
    rows: [
      ["material", "wool"],
      ["length", 180, "cm"],
      ["width", 30, "cm"],
      ["care", "handWashWool"],
    ],
  },
  socks: {
    origin: "FI",
    rows: [
      ["material", "cottonWool"],
      ["care", "wash40"],
    ],
  },
  yarn: {
    origin: "FI",
    rows: [
      ["material", "wool"],
      ["length", 200, "m"],
      ["weight", 100, "g"],
      ["care", "handWashWool"],
    ],
  },
  "sewing-thread": {
    origin: "DE",
    rows: [
      ["material", "polyester"],
      ["length", 200, "m"],
    ],
  },
  "light-bulb": {
    origin: "PL",
    rows: [
      ["fitting", "=E27"],
      ["colourTemperature", 2700, "K"],
      ["lifetime", 15000, "h"],
    ],
  },
  batteries: { origin: "JP", rows: [["chemistry", "nimh"]] },
  torch: {
    origin: "DE",
    rows: [
      ["material", "aluminium"],
      ["brightness", 300, "lm"],
      ["power", 3, "W"],
      ["runsOn", "twoAa"],
      ["length", 11, "cm"],
    ],
  },
  screwdriver: {
    origin: "SE",
    rows: [
      ["material", "chromeVanadium"],
      ["length", 100, "mm"],
    ],
  },
  toolbox: {
    origin: "IT",
    rows: [
      ["material", "steel"],
      ["length", 40, "cm"],
      ["weight", 2.3, "kg"],
    ],
  },
  plasters: {
    origin: "FI",
    storage: "dry",
    rows: [
      ["width", 19, "mm"],
      ["length", 72, "mm"],
    ],
  },
  "alarm-clock": {
    origin: "DE",
    rows: [
      ["material", "steel"],
      ["height", 16, "cm"],
      ["runsOn", "oneAa"],
    ],
  },
  notebook: {
    origin: "SE",
    rows: [
      ["pages", "=192"],
      ["height", 21, "cm"],
      ["width", 14.8, "cm"],
    ],
  },
  pencils: {
    origin: "DE",
    rows: [
      ["material", "cedar"],
      ["length", 18, "cm"],
    ],
  },
  scissors: {
    origin: "FI",
    rows: [
      ["material", "stainlessBlade"],
      ["length", 21, "cm"],
      ["care", "dishwasher"],
    ],
  },
  "picnic-basket": {
    origin: "PL",
    rows: [
      ["material", "willow"],
      ["capacity", 12, "l"],
      ["width", 42, "cm"],
    ],
  },
};
