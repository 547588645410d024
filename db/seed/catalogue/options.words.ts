import { type OptionKey, optionNames, type Words } from "./shape";
import type { Added, AllWords } from "./words";

const names: Readonly<Record<OptionKey, Added>> = {
  variety: { tr: "Çeşit", ru: "Сорт", ja: "品種" },
  model: { tr: "Model", ru: "Модель", ja: "モデル" },
  flavour: { tr: "Tat", ru: "Вкус", ja: "味" },
  scent: { tr: "Koku", ru: "Аромат", ja: "香り" },
  colour: { tr: "Renk", ru: "Цвет", ja: "色" },
  cut: { tr: "Kesim", ru: "Нарезка", ja: "カット" },
  size: { tr: "Boy", ru: "Размер", ja: "サイズ" },
  pack: { tr: "Paket", ru: "Упаковка", ja: "入数" },
  grind: { tr: "Öğütme", ru: "Помол", ja: "挽き方" },
  bristle: { tr: "Kıl", ru: "Щетина", ja: "毛のかたさ" },
  tip: { tr: "Uç", ru: "Наконечник", ja: "先端" },
  ruling: { tr: "Çizgi", ru: "Линовка", ja: "罫線" },
};

/** What can be chosen, by its option and its English name. */
const values: Readonly<Partial<Record<OptionKey, Readonly<Record<string, Added>>>>> = {
  variety: {
    Firm: { tr: "Sert", ru: "Плотный", ja: "締まった身" },
    Floury: { tr: "Unlu", ru: "Рассыпчатый", ja: "ほくほく" },
    Basil: { tr: "Fesleğen", ru: "Базилик", ja: "バジル" },
    Mint: { tr: "Nane", ru: "Мята", ja: "ミント" },
    "Lemon balm": { tr: "Melisa", ru: "Мелисса", ja: "レモンバーム" },
    Radish: { tr: "Turp", ru: "Редис", ja: "ラディッシュ" },
    Lettuce: { tr: "Marul", ru: "Салат", ja: "レタス" },
    Dill: { tr: "Dereotu", ru: "Укроп", ja: "ディル" },
    Peas: { tr: "Bezelye", ru: "Горох", ja: "えんどう豆" },
    Lobo: { tr: "Lobo", ru: "Лобо", ja: "ロボ" },
    Antonovka: { tr: "Antonovka", ru: "Антоновка", ja: "アントノフカ" },
  },
  model: {
    "Right-handed": { tr: "Sağ el", ru: "Для правшей", ja: "右利き用" },
    "Left-handed": { tr: "Sol el", ru: "Для левшей", ja: "左利き用" },
    Left: { tr: "Sol", ru: "Левая", ja: "左" },
    Right: { tr: "Sağ", ru: "Правая", ja: "右" },
    "In English": { tr: "İngilizce", ru: "На английском", ja: "英語版" },
    "In Finnish": { tr: "Fince", ru: "На финском", ja: "フィンランド語版" },
    "470 lm": { tr: "470 lm, 4,9 W", ru: "470 лм, 4,9 Вт", ja: "470 lm・4.9 W" },
    "1,055 lm": { tr: "1.055 lm, 8,2 W", ru: "1055 лм, 8,2 Вт", ja: "1,055 lm・8.2 W" },
    HB: { tr: "HB", ru: "HB", ja: "HB" },
    "2B": { tr: "2B", ru: "2B", ja: "2B" },
  },
  flavour: {
    Miso: { tr: "Miso", ru: "Мисо", ja: "味噌" },
    "Soy and garlic": { tr: "Soya ve sarımsak", ru: "Соя и чеснок", ja: "醤油にんにく" },
    Plain: { tr: "Sade", ru: "Классический", ja: "プレーン" },
    "Sea salt": { tr: "Deniz tuzu", ru: "Морская соль", ja: "海塩" },
    Liquorice: { tr: "Meyan kökü", ru: "Лакрица", ja: "リコリス" },
    Vanilla: { tr: "Vanilya", ru: "Ваниль", ja: "バニラ" },
    Bilberry: { tr: "Yaban mersini", ru: "Черника", ja: "ビルベリー" },
    "Cardamom bun": { tr: "Kakuleli çörek", ru: "Булочка с кардамоном", ja: "カルダモンロール" },
  },
  scent: {
    Tar: { tr: "Katran", ru: "Дёготь", ja: "タール" },
    Birch: { tr: "Huş", ru: "Берёза", ja: "白樺" },
    Rose: { tr: "Gül", ru: "Роза", ja: "ローズ" },
    Unscented: { tr: "Kokusuz", ru: "Без запаха", ja: "無香料" },
    Spruce: { tr: "Ladin", ru: "Ель", ja: "トウヒ" },
    Sauna: { tr: "Sauna", ru: "Сауна", ja: "サウナ" },
  },
  colour: {
    "Aurora pink": { tr: "Aurora pembesi", ru: "Розовый «Аврора»", ja: "オーロラピンク" },
    "Selma red": { tr: "Selma kırmızısı", ru: "Красный «Сельма»", ja: "セルマレッド" },
    "Lake blue": { tr: "Göl mavisi", ru: "Озёрный синий", ja: "湖の青" },
    Oat: { tr: "Yulaf", ru: "Овсяный", ja: "オーツ麦" },
    Lingonberry: { tr: "Kırmızı yaban mersini", ru: "Брусничный", ja: "こけもも" },
  },
  cut: {
    Quarter: { tr: "Çeyrek", ru: "Четверть", ja: "4分の1" },
    Whole: { tr: "Bütün", ru: "Целый", ja: "丸ごと" },
  },
  size: {
    Half: { tr: "Yarım", ru: "Половина", ja: "半斤" },
    Whole: { tr: "Bütün", ru: "Целый", ja: "1本" },
    "Whole, sliced": { tr: "Bütün, dilimli", ru: "Целый, нарезанный", ja: "1本・スライス" },
    One: { tr: "Bir adet", ru: "Одна штука", ja: "1個" },
    Two: { tr: "İki adet", ru: "Две штуки", ja: "2個" },
    Six: { tr: "Altı adet", ru: "Шесть штук", ja: "6個" },
    Ten: { tr: "On adet", ru: "Десять штук", ja: "10個" },
    "Box of four": { tr: "Dörtlü kutu", ru: "Коробка, 4 шт.", ja: "4個入りの箱" },
    "Box of six": { tr: "Altılı kutu", ru: "Коробка, 6 шт.", ja: "6個入りの箱" },
    "Bag of four": { tr: "Dörtlü paket", ru: "Пакет, 4 шт.", ja: "4個入りの袋" },
    "8 slices": { tr: "8 dilim", ru: "8 кусков", ja: "8切れ" },
    "16 slices": { tr: "16 dilim", ru: "16 кусков", ja: "16切れ" },
    "Bag, 600 g": { tr: "Poşet, 600 g", ru: "Пакет, 600 г", ja: "袋入り 600 g" },
    "Bag, 1.5 kg": { tr: "Poşet, 1,5 kg", ru: "Пакет, 1,5 кг", ja: "袋入り 1.5 kg" },
    "Half a litre": { tr: "Yarım litre", ru: "Пол-литра", ja: "500 ml" },
    "One litre": { tr: "Bir litre", ru: "Литр", ja: "1リットル" },
    "1 kg net": { tr: "1 kg file", ru: "Сетка, 1 кг", ja: "ネット入り 1 kg" },
    "2 kg net": { tr: "2 kg file", ru: "Сетка, 2 кг", ja: "ネット入り 2 kg" },
    "Wedge, 300 g": { tr: "Dilim, 300 g", ru: "Ломоть, 300 г", ja: "くし形 300 g" },
    "Block, 700 g": { tr: "Kalıp, 700 g", ru: "Брусок, 700 г", ja: "ブロック 700 g" },
    "20 bags": { tr: "20 poşet", ru: "20 пакетиков", ja: "20袋" },
    "80 bags": { tr: "80 poşet", ru: "80 пакетиков", ja: "80袋" },
    "20 cl": { tr: "200 ml", ru: "0,2 л", ja: "200 ml" },
    "75 cl": { tr: "750 ml", ru: "0,75 л", ja: "750 ml" },
    "For four, 12 pieces": {
      tr: "Dört kişilik, 12 parça",
      ru: "На четверых, 12 предметов",
      ja: "4人用・12点",
    },
    "For six, 18 pieces": {
      tr: "Altı kişilik, 18 parça",
      ru: "На шестерых, 18 предметов",
      ja: "6人用・18点",
    },
    Small: { tr: "Küçük", ru: "Маленький", ja: "S" },
    Medium: { tr: "Orta", ru: "Средний", ja: "M" },
    Large: { tr: "Büyük", ru: "Большой", ja: "L" },
    "100 pieces": { tr: "100 parça", ru: "100 деталей", ja: "100ピース" },
    "500 pieces": { tr: "500 parça", ru: "500 деталей", ja: "500ピース" },
    "1,000 pieces": { tr: "1.000 parça", ru: "1000 деталей", ja: "1,000ピース" },
    "Size 3": { tr: "3 numara", ru: "Размер 3", ja: "3号" },
    "Size 4": { tr: "4 numara", ru: "Размер 4", ja: "4号" },
    "Size 5": { tr: "5 numara", ru: "Размер 5", ja: "5号" },
    "Size 6": { tr: "6 numara", ru: "Размер 6", ja: "6号" },
    "Size 7": { tr: "7 numara", ru: "Размер 7", ja: "7号" },
    Junior: { tr: "Çocuk", ru: "Детская", ja: "ジュニア" },
    Senior: { tr: "Yetişkin", ru: "Взрослая", ja: "シニア" },
    "8 colours": { tr: "8 renk", ru: "8 цветов", ja: "8色" },
    "24 colours": { tr: "24 renk", ru: "24 цвета", ja: "24色" },
    "AA, 2,000 mAh": { tr: "AA, 2.000 mAh", ru: "AA, 2000 мА·ч", ja: "単3形 2,000 mAh" },
    "AAA, 800 mAh": { tr: "AAA, 800 mAh", ru: "AAA, 800 мА·ч", ja: "単4形 800 mAh" },
  },
  pack: {
    One: { tr: "Bir adet", ru: "Одна штука", ja: "1個" },
    Nine: { tr: "Dokuz adet", ru: "Девять штук", ja: "9個" },
    "One tin": { tr: "Bir kutu", ru: "Одна банка", ja: "1缶" },
    "Four tins": { tr: "Dört kutu", ru: "Четыре банки", ja: "4缶" },
    "One can": { tr: "Bir kutu", ru: "Одна банка", ja: "1缶" },
    "Six cans": { tr: "Altı kutu", ru: "Шесть банок", ja: "6缶" },
    "Twelve cans": { tr: "On iki kutu", ru: "Двенадцать банок", ja: "12缶" },
    "Set of four": { tr: "Dörtlü takım", ru: "Набор из четырёх", ja: "4枚組" },
    "One pair": { tr: "Bir çift", ru: "Одна пара", ja: "1膳" },
    "Five pairs": { tr: "Beş çift", ru: "Пять пар", ja: "5膳" },
    "One stem": { tr: "Bir dal", ru: "Одна роза", ja: "1本" },
    "Ten stems": { tr: "On dal", ru: "Десять роз", ja: "10本" },
    "4 rolls": { tr: "4 rulo", ru: "4 рулона", ja: "4ロール" },
    "12 rolls": { tr: "12 rulo", ru: "12 рулонов", ja: "12ロール" },
  },
  grind: {
    Filter: { tr: "Filtre kahve", ru: "Для фильтра", ja: "フィルター用" },
    "Whole bean": { tr: "Çekirdek", ru: "В зёрнах", ja: "豆のまま" },
    "French press": { tr: "Kahve presi", ru: "Для френч-пресса", ja: "フレンチプレス用" },
    Espresso: { tr: "Espresso", ru: "Для эспрессо", ja: "エスプレッソ用" },
  },
  bristle: {
    Soft: { tr: "Yumuşak", ru: "Мягкая", ja: "やわらかめ" },
    Medium: { tr: "Orta sert", ru: "Средняя", ja: "ふつう" },
  },
  tip: {
    "Phillips PH2": { tr: "Yıldız PH2", ru: "Крест PH2", ja: "プラス PH2" },
    "Pozidriv PZ2": { tr: "Pozidriv PZ2", ru: "Pozidriv PZ2", ja: "ポジドライブ PZ2" },
    "Slotted 5.5 mm": { tr: "Düz 5,5 mm", ru: "Шлиц 5,5 мм", ja: "マイナス 5.5 mm" },
  },
  ruling: {
    Lined: { tr: "Çizgili", ru: "В линейку", ja: "横罫" },
    Dots: { tr: "Noktalı", ru: "В точку", ja: "ドット" },
    Plain: { tr: "Düz", ru: "Без линовки", ja: "無地" },
  },
};

const units: Readonly<Record<string, Added>> = {
  g: { tr: "g", ru: "г", ja: "g" },
  kg: { tr: "kg", ru: "кг", ja: "kg" },
  l: { tr: "l", ru: "л", ja: "L" },
  cm: { tr: "cm", ru: "см", ja: "cm" },
};

/** A measure such as 1.5 kg in the added languages; null when the text is something else. */
function measured(english: string): Added | null {
  const [, amount, unit] = /^(\d+(?:\.\d+)?) (g|kg|l|cm)$/.exec(english) ?? [];
  const written = unit ? units[unit] : undefined;
  if (!amount || !written) return null;
  const comma = amount.replace(".", ",");
  return { tr: `${comma} ${written.tr}`, ru: `${comma} ${written.ru}`, ja: `${amount} ${written.ja}` };
}

/** A size that is written alike everywhere: 36–39, EU 40. */
const isSign = (text: string): boolean => /^(EU )?\d+(–\d+)?$/.test(text);

export const optionName = (key: OptionKey): AllWords => ({ ...optionNames[key], ...names[key] });

/** What can be chosen, in every language. Throws when nobody has written it in one. */
export function optionValue(key: OptionKey, words: Words): AllWords {
  const { en } = words;
  const added = values[key]?.[en] ?? measured(en) ?? (isSign(en) ? { tr: en, ru: en, ja: en } : null);
  if (!added) throw new Error(`no words for the option ${key}: ${en}`);
  return { ...words, ...added };
}
