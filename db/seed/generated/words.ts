import type { Words } from "../catalogue/shape";

/** A kind of goods: what it is called, in which department it lies, its VAT, and between which prices, in cents. */
export type Kind = Words & {
  readonly department: string;
  readonly vatBasisPoints: number;
  readonly from: number;
  readonly to: number;
};

const kindsAt =
  (vatBasisPoints: number) =>
  (department: string, from: number, to: number, nouns: Readonly<Record<string, string>>): Kind[] =>
    Object.entries(nouns).map(([en, fi]) => ({ department, vatBasisPoints, from, to, en, fi }));
const food = kindsAt(1350);
const things = kindsAt(2550);

/** What generated goods are, spread over the demo shop's departments. */
export const kinds: readonly Kind[] = [
  ...food("bread", 190, 690, {
    "rye bread": "ruisleipä",
    crispbread: "näkkileipä",
    "wheat roll": "sämpylä",
    "seed loaf": "siemenleipä",
  }),
  ...food("pastries", 150, 590, {
    "cinnamon bun": "korvapuusti",
    "oat biscuit": "kaurakeksi",
    "almond slice": "mantelileivos",
  }),
  ...food("fruit", 120, 690, {
    plum: "luumu",
    orange: "appelsiini",
    grapefruit: "greippi",
    peach: "persikka",
  }),
  ...food("vegetables", 90, 590, {
    cauliflower: "kukkakaali",
    leek: "purjo",
    courgette: "kesäkurpitsa",
    beetroot: "punajuuri",
  }),
  ...food("dry-goods", 120, 990, {
    lentils: "linssit",
    pasta: "pasta",
    "tomato paste": "tomaattipyree",
    flour: "jauho",
    "sardine tin": "sardiinipurkki",
  }),
  ...food("sweets", 150, 1290, {
    "milk chocolate": "maitosuklaa",
    liquorice: "lakritsi",
    marmalade: "marmeladi",
    "salted nuts": "suolapähkinät",
  }),
  ...food("coffee", 490, 2490, {
    "dark roast": "tummapaahto",
    "coffee beans": "kahvipavut",
    "decaf coffee": "kofeiiniton kahvi",
  }),
  ...food("tea", 290, 1490, {
    "green tea": "vihreä tee",
    "herbal tea": "yrttitee",
    "white tea": "valkoinen tee",
  }),
  ...food("soft-drinks", 120, 590, {
    lemonade: "limonadi",
    "berry juice": "marjamehu",
    "tonic water": "tonic-vesi",
  }),
  ...things("tableware", 490, 4990, {
    mug: "muki",
    "salad bowl": "salaattikulho",
    "side plate": "leipälautanen",
    tumbler: "juomalasi",
    tablecloth: "pöytäliina",
    napkin: "lautasliina",
  }),
  ...things("cookware", 990, 14900, {
    saucepan: "kasari",
    casserole: "pata",
    "bread knife": "leipäveitsi",
    whisk: "vispilä",
    "cutting board": "leikkuulauta",
    "measuring jug": "mittakannu",
  }),
  ...things("storage-and-chairs", 690, 29900, {
    shelf: "hylly",
    stool: "jakkara",
    "bread bin": "leipälaatikko",
    "side table": "sivupöytä",
    basket: "kori",
  }),
  ...things("plants", 390, 8900, {
    fern: "saniainen",
    orchid: "orkidea",
    "tomato plant": "tomaatintaimi",
    "rose bush": "ruusupensas",
  }),
  ...things("garden-tools", 790, 12900, {
    rake: "harava",
    spade: "lapio",
    "watering can": "kastelukannu",
    secateurs: "oksasakset",
    "garden hose": "puutarhaletku",
  }),
  ...things("toys", 590, 7900, {
    "wooden train": "puujuna",
    doll: "nukke",
    "building blocks": "rakennuspalikat",
    "toy car": "leluauto",
  }),
  ...things("games", 790, 5900, {
    "board game": "lautapeli",
    "card game": "korttipeli",
    puzzle: "palapeli",
    "memory game": "muistipeli",
  }),
  ...things("outdoors", 990, 19900, {
    backpack: "reppu",
    tent: "teltta",
    "sleeping bag": "makuupussi",
    "water bottle": "vesipullo",
    helmet: "kypärä",
    "fishing rod": "onki",
  }),
  ...things("books-and-art", 690, 4990, {
    sketchbook: "luonnoslehtiö",
    "brush set": "sivellinsarja",
    novel: "romaani",
    "city map": "kaupunkikartta",
  }),
  ...things("care", 290, 3990, {
    shampoo: "shampoo",
    "shower gel": "suihkugeeli",
    "face cream": "kasvovoide",
    hairbrush: "hiusharja",
  }),
  ...things("household", 190, 6990, {
    "floor brush": "lattiaharja",
    "washing powder": "pyykinpesujauhe",
    "door mat": "ovimatto",
    "laundry basket": "pyykkikori",
    "wall clock": "seinäkello",
  }),
  ...things("textiles", 990, 15900, {
    blanket: "viltti",
    cushion: "tyyny",
    mittens: "lapaset",
    "bed linen": "vuodevaatteet",
    cardigan: "neuletakki",
    curtain: "verho",
  }),
  ...things("tools-and-light", 390, 12900, {
    "desk lamp": "pöytälamppu",
    hammer: "vasara",
    pliers: "pihdit",
    "extension lead": "jatkojohto",
    "fountain pen": "täytekynä",
    lantern: "lyhty",
  }),
];

/** What stands before the noun; in Finnish a hyphen says that the two become one word. */
export const manners: readonly Words[] = Object.entries({
  Small: "Pieni",
  Large: "Suuri",
  Light: "Kevyt",
  Sturdy: "Tukeva",
  Nordic: "Pohjoinen",
  Classic: "Klassinen",
  Plain: "Pelkistetty",
  Striped: "Raidallinen",
  Blue: "Sininen",
  Green: "Vihreä",
  Red: "Punainen",
  Grey: "Harmaa",
  White: "Valkoinen",
  Black: "Musta",
  Yellow: "Keltainen",
  Organic: "Luomu-",
  Travel: "Matka-",
  Everyday: "Arkinen",
  Festive: "Juhlava",
  Handmade: "Käsintehty",
  Recycled: "Kierrätetty",
  Winter: "Talvinen",
  Summer: "Kesäinen",
  Quiet: "Hiljainen",
}).map(([en, fi]) => ({ en, fi }));

/** The line a thing belongs to; a number follows. */
export const series: readonly string[] = [
  ...["Saaristo", "Tunturi", "Kaarna", "Usva", "Havina", "Kuulas", "Laine", "Kide", "Ruska", "Sammal"],
  ...["Kaisla", "Tuohi", "Pouta", "Revontuli", "Harju", "Salmi", "Niitty", "Kanerva", "Loimu", "Viima"],
];

export const brands: readonly string[] = [
  ...[
    "Aalto & Pojat",
    "Haapa",
    "Ilta",
    "Jokiranta",
    "Karhula",
    "Lumme",
    "Mänty",
    "Nietos",
    "Orvokki",
    "Pihlaja",
  ],
  ...["Rauta", "Sirkka", "Taika", "Ukko", "Vaahtera", "Varpu", "Ylänkö", "Äyräs", "Ötökkä", "Bruk"],
  ...["Dal", "Eskil", "Fjord", "Gran", "Holm", "Isbjörn", "Kvist", "Lind", "Mosse", "Norrsken"],
];
