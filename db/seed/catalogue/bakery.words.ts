import type { ToldGoods } from "./words";

export const bakeryWords: ToldGoods = {
  "oat-loaf": {
    tr: [
      "Yulaflı tost ekmeği",
      "Ununun yarısı bir gece bekletilmiş Fin yulafı. Üç gün yumuşak kalır, çok güzel kızarır.",
    ],
    ru: [
      "Овсяный формовой хлеб",
      "Половина муки — финский овёс, замоченный на ночь. Три дня остаётся мягким и хорош в тостере.",
    ],
    ja: [
      "オーツ麦の角食パン",
      "粉の半分は、ひと晩浸したフィンランド産オーツ麦。3日間やわらかく、トーストにも向きます。",
    ],
  },
  "sourdough-baguette": {
    tr: [
      "Ekşi mayalı baget",
      "Buğday, su, tuz ve 14 saatlik mayalanma. Günde üç kez pişer, kabuğu ilk altı saat en güzelidir.",
    ],
    ru: [
      "Багет на закваске",
      "Пшеница, вода, соль и 14 часов подъёма. Печём трижды в день; корочка лучше всего первые шесть часов.",
    ],
    ja: [
      "サワードウバゲット",
      "小麦、水、塩、そして14時間の発酵。1日3回焼き上げ、皮のおいしさは6時間が頂点です。",
    ],
  },
  "butter-croissant": {
    tr: [
      "Tereyağlı kruvasan",
      "Yirmi yedi kat, aralarında yalnızca tereyağı. 180 °C'de beş dakika çıtırlığını geri getirir.",
    ],
    ru: [
      "Круассан на сливочном масле",
      "Двадцать семь слоёв, а между ними только сливочное масло. Пять минут при 180 °C — и он снова хрустит.",
    ],
    ja: [
      "バタークロワッサン",
      "27層のあいだにあるのはバターだけ。180 °Cで5分温めれば、さくさく感が戻ります。",
    ],
  },
  "salt-pretzel": {
    tr: [
      "Tuzlu pretzel",
      "Koyu parlaklığı sodalı sudan gelir, üzerine iri tuz serpilir. Hardalla güzel, çorbayla daha güzel.",
    ],
    ru: [
      "Солёный крендель",
      "Тёмный блеск даёт щелочная ванна, сверху крупная соль. Хорош с горчицей, ещё лучше с супом.",
    ],
    ja: [
      "塩プレッツェル",
      "アルカリ液にくぐらせて濃いつやを出し、粗塩をふりました。マスタードにも、スープにはなおさら合います。",
    ],
  },
  bagels: {
    tr: [
      "Bagel, iki sade ve iki glazürlü",
      "Fırından önce maltlı suda haşlanır, dolgun kıvamı buradan gelir. Dilimleyip dondurabilirsiniz.",
    ],
    ru: [
      "Бейглы: два простых и два глазированных",
      "Перед печью варятся в солодовой воде — отсюда их упругость. Хорошо замораживаются разрезанными.",
    ],
    ja: [
      "ベーグル（プレーン2個、グレーズ2個）",
      "焼く前に麦芽入りの湯でゆでるので、もっちり。スライスして冷凍できます。",
    ],
  },
  "barley-flatbread": {
    tr: [
      "Arpa lavaşı",
      "Kuzey arpası ve yayık ayranı, kızgın taşta incecik pişer. Pakette iki adet: ısıtın, tereyağını getirin.",
    ],
    ru: [
      "Ячменная лепёшка",
      "Северный ячмень и пахта, тонко испечено на горячем камне. В пакете две: подогрейте и несите масло.",
    ],
    ja: [
      "大麦の平焼きパン",
      "北国の大麦とバターミルクの生地を、熱い石の上で薄く焼きました。2枚入り。温めてバターをどうぞ。",
    ],
  },
  "chocolate-doughnut": {
    tr: [
      "Çikolatalı donut",
      "Hamurunda kakule, üzerinde kakaolu glazür ve şekerleme. Her sabah kızartılır, asla dondurulmaz.",
    ],
    ru: [
      "Шоколадный пончик",
      "В тесте кардамон, сверху какао-глазурь и посыпка. Жарим каждое утро, никогда не замораживаем.",
    ],
    ja: [
      "チョコレートドーナツ",
      "生地にはカルダモン、上にはココアグレーズとスプリンクル。毎朝揚げたて、冷凍はしません。",
    ],
  },
  "chocolate-chip-cookie": {
    tr: [
      "Damla çikolatalı kurabiye",
      "Yetmiş gram kavrulmuş tereyağlı hamur, üçte biri bitter çikolata. Kenarı çıtır, ortası yumuşak.",
    ],
    ru: [
      "Печенье с шоколадом",
      "Семьдесят граммов теста на топлёном до орехового вкуса масле, треть — тёмный шоколад. Край хрустит, середина мягкая.",
    ],
    ja: [
      "チョコチップクッキー",
      "焦がしバターの生地70 g、その3分の1がダークチョコレート。縁はかりっと、中はしっとり。",
    ],
  },
  "strawberry-cream-cake": {
    tr: [
      "Çilekli kremalı pasta, dilim",
      "Pandispanya, çırpılmış krema ve Suonenjoki çilekleri. Buzdolabında yarına kadar dayanır.",
    ],
    ru: [
      "Торт с клубникой и сливками, кусочек",
      "Бисквит, взбитые сливки и клубника из Суоненйоки. В холодильнике хранится до завтра.",
    ],
    ja: ["いちごのショートケーキ（1切れ）", "スポンジに生クリーム、スオネンヨキ産のいちご。冷蔵で翌日まで。"],
  },
  "birthday-cake": {
    tr: [
      "Doğum günü pastası",
      "Vanilyalı pandispanya, ahududu dolgu, üzeri tereyağlı krema. Kutudan mumlar ve kâğıt süs de çıkar.",
    ],
    ru: [
      "Торт на день рождения",
      "Ванильный бисквит с малиновой прослойкой под масляным кремом. В коробке — свечи и бумажный ободок.",
    ],
    ja: [
      "バースデーケーキ",
      "ラズベリーをはさんだバニラスポンジをバタークリームで。キャンドルと紙の飾り帯つき。",
    ],
  },
  "raspberry-cupcake": {
    tr: [
      "Ahududulu cupcake",
      "Vanilyalı kek, üzerinde ahududulu tereyağı kreması; pembesi yalnızca meyveden. İki gün içinde yiyin.",
    ],
    ru: [
      "Малиновый капкейк",
      "Ванильный кекс под малиновым масляным кремом; розовый цвет — только от ягод. Съешьте за два дня.",
    ],
    ja: [
      "ラズベリーカップケーキ",
      "バニラ生地にラズベリーのバタークリーム。ピンクは果実だけの色です。2日以内にどうぞ。",
    ],
  },
  "little-apple-pie": {
    tr: [
      "Küçük elmalı turta",
      "Kıyır hamurun içinde Fin Lobo elmaları ve tarçın. İki kişilik; uzun bir yürüyüşten sonra tek kişilik.",
    ],
    ru: [
      "Маленький яблочный пирог",
      "В песочном тесте финские яблоки «Лобо» и корица. На двоих — или на одного после долгой прогулки.",
    ],
    ja: [
      "小さなアップルパイ",
      "さくさくの生地に、フィンランド産ロボ種のりんごとシナモン。2人分、長い散歩のあとなら1人分。",
    ],
  },
  "buttermilk-pancakes": {
    tr: [
      "Ayranlı pankek, altı adet",
      "Kalın, küçük, ısıtılmaya hazır: kuru tavada her yüzü bir dakika. Pakette akçaağaç şurubu var.",
    ],
    ru: [
      "Оладьи на пахте, шесть штук",
      "Толстые, маленькие, остаётся подогреть: по минуте с каждой стороны на сухой сковороде. Кленовый сироп в упаковке.",
    ],
    ja: [
      "バターミルクパンケーキ（6枚）",
      "小さくて厚め、温めるだけ。油なしのフライパンで片面1分ずつ。メープルシロップつき。",
    ],
  },
  "butter-waffles": {
    tr: [
      "Tereyağlı waffle, dört adet",
      "Yumurta, tereyağı ve biraz vanilya, kalın preslenmiş. Tost makinesinde iki dakika.",
    ],
    ru: [
      "Вафли на сливочном масле, четыре штуки",
      "Яйцо, сливочное масло и немного ванили, толстая выпечка. Две минуты в тостере.",
    ],
    ja: ["バターワッフル（4枚）", "卵とバター、バニラを少し。厚めに焼き上げました。トースターで2分。"],
  },
  mooncake: {
    tr: [
      "Ay keki",
      "Oyma kalıpta basılmış ince hamur, içinde hurma ve ceviz. Dörde bölüp çay eşliğinde paylaşın.",
    ],
    ru: [
      "Лунный пряник",
      "Тонкое тесто из резной формы, внутри финики и грецкий орех. Разрежьте на четыре и разделите за чаем.",
    ],
    ja: ["月餅", "彫り型で抜いた薄皮に、なつめやしとくるみの餡。四つに切って、お茶のおともに分け合って。"],
  },
  "fortune-cookies": {
    tr: [
      "Şans kurabiyesi, sekiz adet",
      "Tek tek paketlenmiş çıtır vanilyalı kurabiyeler. Her kâğıdın bir yüzünde İngilizce, öbüründe Fince bir söz var.",
    ],
    ru: [
      "Печенье с предсказаниями, восемь штук",
      "Хрустящие ванильные ракушки, каждая в своей обёртке. На записке — строчка по-английски и по-фински.",
    ],
    ja: [
      "フォーチュンクッキー（8個）",
      "1個ずつ包んだ、さくさくのバニラ生地。おみくじは片面が英語、裏面がフィンランド語です。",
    ],
  },
  "caramel-custard": {
    tr: [
      "Krem karamel",
      "Kendi karameli üzerinde pişmiş yumurtalı muhallebi. Kabı tabağa ters çevirin, on saniye bekleyin.",
    ],
    ru: [
      "Крем-карамель",
      "Яичный крем на собственной карамели. Переверните стаканчик на тарелку и подождите десять секунд.",
    ],
    ja: ["カスタードプリン", "カラメルの上で固めた卵のプリン。皿にひっくり返して10秒お待ちください。"],
  },
  "cheese-sandwich": {
    tr: [
      "Peynirli salatalı sandviç",
      "Sabah yediden önce yapılır, aynı gün satılır. Buğday tost ekmeğinde emmental, marul, domates ve hardallı tereyağı.",
    ],
    ru: [
      "Сэндвич с сыром и салатом",
      "Сделан до семи утра, продан в тот же день. Эмменталь, салат, помидор и горчичное масло на пшеничном тосте.",
    ],
    ja: [
      "チーズとサラダのサンドイッチ",
      "朝7時までに作り、その日のうちに販売。小麦トーストにエメンタール、レタス、トマト、マスタードバター。",
    ],
  },
  "bean-wrap": {
    tr: [
      "Siyah fasulyeli dürüm",
      "Siyah fasulye, tütsülenmiş biberli pilav ve turşu soğan, folyoda sıkıca sarılı. Vegan, 14 g protein.",
    ],
    ru: [
      "Ролл с чёрной фасолью",
      "Чёрная фасоль, рис с копчёной паприкой и маринованный лук, туго свёрнуто в фольгу. Веганский, 14 г белка.",
    ],
    ja: [
      "黒いんげん豆のラップサンド",
      "黒いんげん豆、スモークパプリカライス、玉ねぎのピクルスをホイルでしっかり巻きました。ヴィーガン、たんぱく質14 g。",
    ],
  },
  "pizza-slice": {
    tr: [
      "Pepperonili pizza dilimi",
      "34 cm'lik taş fırın pizzasının dörtte biri, soğuk satılır. 220 °C'de, doğrudan ızgara üzerinde yedi dakika.",
    ],
    ru: [
      "Кусок пиццы пепперони",
      "Четверть пиццы диаметром 34 см из каменной печи, продаётся холодной. Семь минут при 220 °C прямо на решётке.",
    ],
    ja: [
      "ペパロニピザ（1切れ）",
      "直径34 cmの石窯ピザを4分の1に。冷たい状態で販売します。220 °Cの網に直接のせて7分。",
    ],
  },
  "cabbage-pasty": {
    tr: [
      "Lahanalı börek",
      "Kapalı hamurun içinde ağır ateşte pişmiş beyaz lahana ve pirinç. Doyurucu, soğuk da çok güzel.",
    ],
    ru: [
      "Пирожок с капустой",
      "Медленно тушённая белокочанная капуста с рисом в сложенном тесте. Сытный и холодным ничуть не хуже.",
    ],
    ja: [
      "キャベツのピロシキ",
      "じっくり蒸し煮にした白キャベツとライスを生地で包みました。食べごたえがあり、冷めてもおいしい。",
    ],
  },
};
