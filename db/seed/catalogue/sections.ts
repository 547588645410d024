import type { AllWords } from "./words";

/** A department within one of the eight: its name and its goods by slug. It stands on their plinth. */
export type Section = {
  readonly slug: string;
  readonly name: AllWords;
  readonly picture: string;
  readonly products: readonly string[];
};

/** The sections of a department, in the shop's order. Every product of the demo shop is in exactly one. */
export const sections: Readonly<Record<string, readonly Section[]>> = {
  bakery: [
    {
      slug: "bread",
      name: { en: "Bread", fi: "Leivät", tr: "Ekmek", ru: "Хлеб", ja: "パン" },
      picture: "1f35e",
      products: ["oat-loaf", "sourdough-baguette", "salt-pretzel", "bagels", "barley-flatbread"],
    },
    {
      slug: "pastries",
      name: {
        en: "Pastries & biscuits",
        fi: "Leivonnaiset ja keksit",
        tr: "Hamur işi ve kurabiye",
        ru: "Выпечка и печенье",
        ja: "焼き菓子とビスケット",
      },
      picture: "1f950",
      products: [
        ...["butter-croissant", "chocolate-doughnut", "chocolate-chip-cookie"],
        ...["buttermilk-pancakes", "butter-waffles", "fortune-cookies"],
      ],
    },
    {
      slug: "cakes",
      name: {
        en: "Cakes & desserts",
        fi: "Kakut ja jälkiruoat",
        tr: "Pasta ve tatlı",
        ru: "Торты и десерты",
        ja: "ケーキとデザート",
      },
      picture: "1f370",
      products: [
        ...["strawberry-cream-cake", "birthday-cake", "raspberry-cupcake", "little-apple-pie"],
        ...["mooncake", "caramel-custard"],
      ],
    },
    {
      slug: "lunch-to-go",
      name: {
        en: "Lunch to go",
        fi: "Lounas mukaan",
        tr: "Al götür öğle yemeği",
        ru: "Обед с собой",
        ja: "持ち帰りランチ",
      },
      picture: "1f96a",
      products: ["cheese-sandwich", "bean-wrap", "pizza-slice", "cabbage-pasty"],
    },
  ],
  produce: [
    {
      slug: "fruit",
      name: { en: "Fruit", fi: "Hedelmät", tr: "Meyve", ru: "Фрукты", ja: "果物" },
      picture: "1f34e",
      products: [
        ...["bananas", "red-apples", "green-apples", "pears", "watermelon", "clementines"],
        ...["lemons", "pineapple", "mango", "kiwis", "avocado"],
      ],
    },
    {
      slug: "berries",
      name: {
        en: "Berries & cherries",
        fi: "Marjat ja kirsikat",
        tr: "Orman meyvesi, kiraz ve üzüm",
        ru: "Ягоды и черешня",
        ja: "ベリーとさくらんぼ",
      },
      picture: "1f353",
      products: ["strawberries", "blueberries", "cherries", "black-grapes"],
    },
    {
      slug: "vegetables",
      name: { en: "Vegetables", fi: "Vihannekset", tr: "Sebze", ru: "Овощи", ja: "野菜" },
      picture: "1f955",
      products: [
        ...["tomatoes", "cucumber", "carrots", "potatoes", "broccoli", "kale", "sweetcorn", "onions", "peas"],
      ],
    },
    {
      slug: "herbs-and-salads",
      name: {
        en: "Garlic, chilli & salads",
        fi: "Mausteet ja salaatit",
        tr: "Sarımsak, biber ve salata",
        ru: "Чеснок, перец и салаты",
        ja: "薬味とサラダ",
      },
      picture: "1f957",
      products: ["garlic", "ginger", "chilli", "market-salad"],
    },
  ],
  pantry: [
    {
      slug: "dry-goods",
      name: {
        en: "Tins & dry goods",
        fi: "Säilykkeet ja kuiva-aineet",
        tr: "Konserve ve bakliyat",
        ru: "Консервы и бакалея",
        ja: "缶詰と乾物",
      },
      picture: "1f96b",
      products: [
        ...["forest-honey", "peeled-tomatoes", "kidney-beans", "stuffed-olives", "porridge-rice"],
        ...["rolled-oats", "taco-kit"],
      ],
    },
    {
      slug: "dairy-and-eggs",
      name: {
        en: "Dairy, eggs & ice cream",
        fi: "Maitotuotteet, munat ja jäätelö",
        tr: "Süt ürünleri, yumurta, dondurma",
        ru: "Молочное, яйца и мороженое",
        ja: "乳製品・卵・アイス",
      },
      picture: "1f9c0",
      products: ["sea-salt-butter", "emmental", "free-range-eggs", "ice-cream-tub"],
    },
    {
      slug: "meals",
      name: {
        en: "Quick dinners",
        fi: "Nopeat ateriat",
        tr: "Pratik yemekler",
        ru: "Быстрый ужин",
        ja: "かんたんごはん",
      },
      picture: "1f35c",
      products: [
        ...["spaghetti-kit", "ramen-kit", "chickpea-curry", "salmon-nigiri", "tuna-onigiri", "smoked-bacon"],
        ...["cooked-prawns", "crayfish-in-dill", "falafel"],
      ],
    },
    {
      slug: "sweets",
      name: {
        en: "Sweets & snacks",
        fi: "Makeiset ja naposteltavat",
        tr: "Şekerleme ve atıştırmalık",
        ru: "Сладости и снеки",
        ja: "お菓子とスナック",
      },
      picture: "1f36b",
      products: ["chocolate-bar", "cream-toffees", "swirl-lollipop", "popcorn", "rice-crackers"],
    },
  ],
  drinks: [
    {
      slug: "coffee",
      name: { en: "Coffee", fi: "Kahvi", tr: "Kahve", ru: "Кофе", ja: "コーヒー" },
      picture: "2615",
      products: ["kallio-light-roast", "harbour-espresso"],
    },
    {
      slug: "tea",
      name: { en: "Tea & mate", fi: "Tee ja mate", tr: "Çay ve mate", ru: "Чай и мате", ja: "お茶とマテ" },
      picture: "1f375",
      products: [
        ...["breakfast-tea", "birch-leaf-tea", "camomile-tea", "peppermint-tea", "hibiscus-tea"],
        ...["mate-starter", "bubble-tea-kit"],
      ],
    },
    {
      slug: "soft-drinks",
      name: {
        en: "Water, juice & soft drinks",
        fi: "Vedet, mehut ja virvoitusjuomat",
        tr: "Su, meyve suyu, meşrubat",
        ru: "Вода, соки и лимонады",
        ja: "水・ジュース・清涼飲料",
      },
      picture: "1f964",
      products: [
        ...["rhubarb-soda", "apple-juice", "oat-drink", "sparkling-water", "ice-cubes"],
        ...["free-ale", "orange-spritz"],
      ],
    },
    {
      slug: "beer-and-wine",
      name: {
        en: "Beer, cider & wine",
        fi: "Oluet, siiderit ja viinit",
        tr: "Bira, sidra ve şarap",
        ru: "Пиво, сидр и вино",
        ja: "ビール・サイダー・ワイン",
      },
      picture: "1f37a",
      products: ["coastal-lager", "dry-cider", "light-red-wine", "sparkling-wine"],
    },
  ],
  kitchen: [
    {
      slug: "tableware",
      name: { en: "Tableware", fi: "Kattaus", tr: "Sofra takımı", ru: "Сервировка", ja: "食器" },
      picture: "1f37d-fe0f",
      products: [
        ...["cutlery-set", "dinner-plate", "serving-spoon", "chopsticks", "breakfast-bowl", "sake-set"],
        ...["flutes", "salt-shaker", "teapot"],
      ],
    },
    {
      slug: "cookware",
      name: {
        en: "Pots & kitchen tools",
        fi: "Padat ja keittiövälineet",
        tr: "Tencere ve mutfak gereçleri",
        ru: "Кастрюли и утварь",
        ja: "鍋とキッチンツール",
      },
      picture: "1f373",
      products: ["cooks-knife", "frying-pan", "soup-pot", "fondue-set", "kitchen-timer"],
    },
    {
      slug: "storage-and-chairs",
      name: {
        en: "Storage & furniture",
        fi: "Säilytys ja kalusteet",
        tr: "Saklama ve mobilya",
        ru: "Хранение и мебель",
        ja: "保存容器と家具",
      },
      picture: "1fad9",
      products: ["storage-jar", "takeaway-boxes", "lunch-box", "birch-chair", "stoneware-jug"],
    },
  ],
  garden: [
    {
      slug: "cut-flowers",
      name: {
        en: "Cut flowers & bouquets",
        fi: "Leikkokukat ja kimput",
        tr: "Kesme çiçek ve buket",
        ru: "Срезанные цветы и букеты",
        ja: "切り花と花束",
      },
      picture: "1f490",
      products: ["mixed-bouquet", "red-rose", "tulips"],
    },
    {
      slug: "plants",
      name: {
        en: "Plants & seeds",
        fi: "Kasvit ja siemenet",
        tr: "Bitki ve tohum",
        ru: "Растения и семена",
        ja: "植物と種",
      },
      picture: "1fab4",
      products: [
        ...["hyacinth", "balcony-herb", "seeds", "cactus", "spruce-sapling", "christmas-tree"],
        ...["apple-tree", "clover-seed"],
      ],
    },
    {
      slug: "garden-tools",
      name: {
        en: "Garden tools & wear",
        fi: "Puutarhavälineet ja -asusteet",
        tr: "Bahçe aletleri ve giyimi",
        ru: "Садовый инвентарь и одежда",
        ja: "園芸道具とウェア",
      },
      picture: "1faa3",
      products: ["garden-gloves", "sun-hat", "bucket", "axe", "firewood", "ladder"],
    },
    {
      slug: "garden-life",
      name: {
        en: "Helpers & ornaments",
        fi: "Pikku apulaiset ja koristeet",
        tr: "Yardımcılar ve süsler",
        ru: "Помощники и украшения",
        ja: "庭の助っ人と飾り",
      },
      picture: "1f41e",
      products: ["compost-worms", "ladybirds", "toadstool-ornament", "wind-chime"],
    },
  ],
  play: [
    {
      slug: "toys",
      name: { en: "Toys", fi: "Lelut", tr: "Oyuncak", ru: "Игрушки", ja: "おもちゃ" },
      picture: "1f9f8",
      products: [
        ...["teddy-bear", "yo-yo", "nesting-doll", "magic-wand", "steam-train", "fire-engine", "dinosaur"],
      ],
    },
    {
      slug: "games",
      name: {
        en: "Games & puzzles",
        fi: "Pelit ja palapelit",
        tr: "Oyun ve yapboz",
        ru: "Игры и пазлы",
        ja: "ゲームとパズル",
      },
      picture: "1f9e9",
      products: ["jigsaw", "dice", "playing-cards", "chess-set"],
    },
    {
      slug: "outdoors",
      name: {
        en: "Sport & outdoors",
        fi: "Urheilu ja ulkoilu",
        tr: "Spor ve açık hava",
        ru: "Спорт и прогулки",
        ja: "スポーツとアウトドア",
      },
      picture: "26bd",
      products: [
        ...["kite", "boomerang", "football", "basketball", "flying-disc", "hockey-stick"],
        ...["ice-skates", "sledge", "kick-scooter"],
      ],
    },
    {
      slug: "books-and-art",
      name: {
        en: "Books, music & art",
        fi: "Kirjat, soittimet ja taide",
        tr: "Kitap, müzik ve sanat",
        ru: "Книги, музыка и творчество",
        ja: "本・楽器・アート",
      },
      picture: "1f4da",
      products: [
        ...["maracas", "paint-palette", "wax-crayons", "telescope"],
        ...["picture-book", "northern-cookbook", "paperback-trilogy"],
      ],
    },
  ],
  home: [
    {
      slug: "care",
      name: {
        en: "Body care",
        fi: "Kauneus ja hygienia",
        tr: "Kişisel bakım",
        ru: "Уход за собой",
        ja: "ボディケア",
      },
      picture: "1f9fc",
      products: ["bar-soap", "hand-lotion", "toothbrush", "lip-colour", "plasters"],
    },
    {
      slug: "household",
      name: {
        en: "Cleaning & living",
        fi: "Siivous ja asuminen",
        tr: "Temizlik ve yaşam",
        ru: "Уборка и быт",
        ja: "掃除と暮らし",
      },
      picture: "1f9fb",
      products: [
        ...["toilet-paper", "sponges", "broom", "candle", "umbrella", "alarm-clock", "picnic-basket"],
      ],
    },
    {
      slug: "textiles",
      name: {
        en: "Wool & textiles",
        fi: "Villa ja tekstiilit",
        tr: "Yün ve tekstil",
        ru: "Шерсть и текстиль",
        ja: "ウールと布もの",
      },
      picture: "1f9f6",
      products: ["wool-scarf", "socks", "yarn", "sewing-thread"],
    },
    {
      slug: "tools-and-light",
      name: {
        en: "Light, tools & stationery",
        fi: "Valot, työkalut ja paperitavara",
        tr: "Işık, alet ve kırtasiye",
        ru: "Свет, инструменты и канцелярия",
        ja: "照明・工具・文具",
      },
      picture: "1f4a1",
      products: [
        ...["light-bulb", "batteries", "torch", "screwdriver", "toolbox", "notebook", "pencils", "scissors"],
      ],
    },
  ],
};
