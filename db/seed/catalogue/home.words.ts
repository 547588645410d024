import type { ToldGoods } from "./words";

export const homeWords: ToldGoods = {
  "bar-soap": {
    tr: [
      "El kesimi sabun",
      "Kolza ve shea, altı hafta dinlendirilmiş, kâğıda sarılı. Bir kalıp bir lavaboda aşağı yukarı bir ay gider.",
    ],
    ru: [
      "Мыло ручной нарезки",
      "Рапс и ши, шесть недель выдержки, завёрнуто в бумагу. Одного куска на раковину хватает примерно на месяц.",
    ],
    ja: ["手切り石けん", "菜種油とシアバターを6週間熟成させ、紙で包みました。1個で洗面台ひと月分ほど。"],
  },
  "hand-lotion": {
    tr: ["El losyonu", "Pompalı şişede yulaf yağı ve yalancı iğde. Telefona uzanana kadar emilir."],
    ru: [
      "Лосьон для рук",
      "Овсяное масло и облепиха, флакон с дозатором. Впитывается раньше, чем вы возьмётесь за телефон.",
    ],
    ja: [
      "ハンドローション",
      "オーツ麦オイルとシーバックソーンをポンプボトルに。スマホに手を伸ばすころにはなじみます。",
    ],
  },
  toothbrush: {
    tr: [
      "Diş fırçası",
      "Geri dönüştürülmüş plastikten sap, kıllarını siz seçin. Mevsimle birlikte değiştirin.",
    ],
    ru: [
      "Зубная щётка",
      "Ручка из переработанного пластика, жёсткость на выбор. Меняйте вместе с временем года.",
    ],
    ja: ["歯ブラシ", "再生プラスチックの柄、毛のかたさは選べます。季節ごとに取り替えを。"],
  },
  "toilet-paper": {
    tr: [
      "Tuvalet kâğıdı",
      "Üç katlı, Mänttä'da geri dönüştürülmüş liften, kâğıda sarılı. Ruloda 200 yaprak.",
    ],
    ru: [
      "Туалетная бумага",
      "Трёхслойная, из вторичного волокна, сделана в Мянтте, в бумажной упаковке. 200 листов в рулоне.",
    ],
    ja: ["トイレットペーパー", "マンッタで再生繊維から作った3枚重ね、紙包装。1ロール200シート。"],
  },
  sponges: {
    tr: ["Selüloz sünger, üç adet", "Odun hamuru ve pamuk. 60 °C'de yıkanır, işi bitince komposta gider."],
    ru: [
      "Целлюлозные губки, три штуки",
      "Древесная целлюлоза и хлопок. Стираются при 60 °C, а отслужив — в компост.",
    ],
    ja: ["セルローススポンジ（3個）", "木材パルプとコットン。60 °Cで洗え、役目を終えたら堆肥に。"],
  },
  broom: {
    tr: ["Saz süpürge", "Elle bağlanmış, 120 cm; antre, veranda ve hayalet hikâyeleri için."],
    ru: ["Метла", "Связана вручную, 120 см — для прихожей, крыльца и страшных историй."],
    ja: ["わらぼうき", "手編み、120 cm。玄関に、ポーチに、怪談に。"],
  },
  "lip-colour": {
    tr: ["Ruj", "Doldurulabilir metal kutuda meyve mumu ve hint yağı. Adlarını vapurlardan alır."],
    ru: [
      "Губная помада",
      "Ягодный воск и касторовое масло в сменном металлическом футляре. Оттенки названы в честь паромов.",
    ],
    ja: ["リップカラー", "ベリーワックスとひまし油、詰め替えできる金属ケース。色の名はフェリーから。"],
  },
  candle: {
    tr: [
      "Stearin mum",
      "Bitkisel, durgun havada damlamaz, tanesi yedi saat yanar. Saunalı olanı katran ve huş kokar.",
    ],
    ru: [
      "Стеариновые свечи",
      "Растительный стеарин, без сквозняка не капают, горят по семь часов. «Сауна» пахнет дёгтем и берёзой.",
    ],
    ja: ["ステアリンキャンドル", "植物由来、風がなければたれません。1本7時間。サウナの香りはタールと白樺。"],
  },
  umbrella: {
    tr: [
      "Fırtına şemsiyesi",
      "Rüzgârı geçiren çift tente, cam elyaf teller, 103 cm açıklık. Suomenlinna vapurunda sınandı.",
    ],
    ru: [
      "Штормовой зонт",
      "Двойной купол пропускает порыв, спицы из стекловолокна, диаметр 103 см. Испытан на пароме в Суоменлинну.",
    ],
    ja: [
      "嵐に強い傘",
      "突風を逃がす二重張り、グラスファイバーの骨、直径103 cm。スオメンリンナのフェリーで試しました。",
    ],
  },
  "wool-scarf": {
    tr: ["Yün atkı", "Kuopio'da dokunan kırmızı Fin kuzu yünü, 30'a 180 cm. Elde yıkayın ya da sise asın."],
    ru: [
      "Шерстяной шарф",
      "Красная финская шерсть ягнят, соткан в Куопио, 30 на 180 см. Стирайте вручную или развесьте в тумане.",
    ],
    ja: [
      "ウールマフラー",
      "赤いフィンランド産ラムウールをクオピオで織りました。30×180 cm。手洗いか、霧の日に吊るして。",
    ],
  },
  socks: {
    tr: ["Fitilli çorap", "Yün tabanlı penye pamuk. Çift gelir, çift kalmaya çalışır."],
    ru: ["Носки в рубчик", "Гребенной хлопок с шерстяной подошвой. Приходят парой и стараются ею остаться."],
    ja: ["リブソックス", "コーマ綿に、足裏はウール。ひと組で届き、ひと組でいようと努めます。"],
  },
  yarn: {
    tr: [
      "Yün iplik",
      "Virrat'ta Fin koyunu yününden eğrilmiş aran kalınlığı. 100 g 200 m'dir: dört yumak bir çocuk kazağı eder.",
    ],
    ru: [
      "Шерстяная пряжа",
      "Толщина «аран», прядут в Виррате из шерсти финской овцы. 100 г — 200 м: четыре мотка на детский свитер.",
    ],
    ja: ["毛糸", "フィンシープの羊毛をヴィッラトで紡いだアラン糸。100 gで200 m、4玉で子どものセーター1着。"],
  },
  "sewing-thread": {
    tr: ["Dikiş ipliği ve iğne", "Ahşap makarada 200 m polyester iplik, iğnesi de üzerinde."],
    ru: ["Нитки с иголкой", "200 м полиэфирной нити на деревянной катушке, и иголка уже на месте."],
    ja: ["縫い糸と針", "木の糸巻きにポリエステル糸200 m。針もついています。"],
  },
  "light-bulb": {
    tr: [
      "LED ampul, E27",
      "Sıcak 2.700 K, 15.000 saat, kısılınca köz gibi. Başucu için 470, masa için 1.055 lümen.",
    ],
    ru: [
      "Светодиодная лампа, E27",
      "Тёплые 2700 K, 15 000 часов, диммируется до мерцания. 470 люмен для тумбочки, 1055 для стола.",
    ],
    ja: [
      "LED電球 E27",
      "温かみのある2,700 K、15,000時間、ほのかな明かりまで調光。枕元に470 lm、机に1,055 lm。",
    ],
  },
  batteries: {
    tr: ["Şarjlı pil, dört adet", "Şarjının beşte dördünü bir yıl tutan NiMH piller. Fabrikada şarj edilir."],
    ru: ["Аккумуляторы, четыре штуки", "NiMH: за год сохраняют четыре пятых заряда. Заряжены на заводе."],
    ja: ["充電池（4本）", "1年後も8割の充電を保つニッケル水素電池。出荷時に充電済み。"],
  },
  torch: {
    tr: [
      "Cep feneri",
      "Alüminyum, 300 lümen, iki AA pil, bir metreye kadar su geçirmez. Palto cebine ve karanlık kasıma uyar.",
    ],
    ru: [
      "Карманный фонарик",
      "Алюминий, 300 люмен, две батарейки AA, не боится воды на метр. Для кармана пальто и тёмного ноября.",
    ],
    ja: ["ポケットライト", "アルミ製、300ルーメン、単3形2本、水深1 m防水。コートのポケットと暗い11月に。"],
  },
  screwdriver: {
    tr: ["Tornavida", "Krom vanadyum, 100 mm, mıknatıslı uç; ıslak elde kaymayan sap."],
    ru: [
      "Отвёртка",
      "Хром-ванадиевый стержень 100 мм, магнитный наконечник, ручка не скользит и в мокрой руке.",
    ],
    ja: ["ドライバー", "クロムバナジウムの軸100 mm、磁石の先端、濡れた手でも握れる柄。"],
  },
  toolbox: {
    tr: [
      "Metal takım çantası",
      "Kırmızı çelik, 40 cm, kaldırılan tepsi ve asma kilit takılan mandal. Boş satılır.",
    ],
    ru: [
      "Металлический ящик для инструментов",
      "Красная сталь, 40 см, съёмный лоток и защёлка под навесной замок. Продаётся пустым.",
    ],
    ja: ["金属の工具箱", "赤いスチール、40 cm。取り出せるトレーと、南京錠のかかる留め金。中身は空です。"],
  },
  plasters: {
    tr: ["Yara bandı, yirmi adet", "Mavi, hava alır; hamura düşerse kolay bulunur. Kutuda iki boy."],
    ru: [
      "Пластыри, двадцать штук",
      "Синие, дышащие, и легко найти, если упадёт в тесто. Два размера в коробке.",
    ],
    ja: ["ばんそうこう（20枚）", "通気性のある青色。生地に落ちてもすぐ見つかります。2サイズ入り。"],
  },
  "alarm-clock": {
    tr: [
      "Çift çanlı çalar saat",
      "İki çan, bir tokmak, erteleme yok. Tık tık eder, odanın öbür ucuna koyun.",
    ],
    ru: [
      "Будильник с двумя звонками",
      "Два звонка, один молоточек, никакого «ещё пять минут». Тикает, поэтому поставьте в другой конец комнаты.",
    ],
    ja: ["ツインベル目覚まし時計", "ベル2つにハンマー1つ、スヌーズなし。音がするので部屋の反対側に。"],
  },
  notebook: {
    tr: ["Ciltli defter", "A5, dolma kaleme uygun 90 g kâğıttan 192 sayfa, kurdele ve lastik bant."],
    ru: [
      "Блокнот в твёрдой обложке",
      "А5, 192 страницы бумаги 90 г, на которой не растекаются чернила, ляссе и резинка.",
    ],
    ja: ["ハードカバーノート", "A5、万年筆で書ける90 g紙192ページ。しおりとゴムバンドつき。"],
  },
  pencils: {
    tr: ["Kurşun kalem, on iki adet", "Silgili turuncu sedir, açılmış. Not için HB, çizim için 2B."],
    ru: [
      "Карандаши, двенадцать штук",
      "Оранжевый кедр с ластиком, уже заточены. HB для записей, 2B для рисования.",
    ],
    ja: ["鉛筆（12本）", "消しゴムつきのオレンジ色のシダー、削り済み。筆記にHB、スケッチに2B。"],
  },
  scissors: {
    tr: ["Ev makası", "Paslanmaz ağızlar, 21 cm, iki ele de uyan kırmızı saplar."],
    ru: ["Хозяйственные ножницы", "Нержавеющие лезвия, 21 см, красные ручки для правой и левой руки."],
    ja: ["万能はさみ", "ステンレスの刃、21 cm。左右どちらの手にもなじむ赤い柄。"],
  },
  "picnic-basket": {
    tr: ["Piknik sepeti", "Sabit saplı söğüt örgü, 12 litre. Giderken yemek, dönerken mantar taşır."],
    ru: [
      "Корзина для пикника",
      "Плетёная ива с неподвижной ручкой, 12 литров. Туда — обед, обратно — грибы.",
    ],
    ja: ["ピクニックバスケット", "持ち手固定の柳編み、12リットル。行きはお弁当、帰りはきのこを。"],
  },
};
