import type { ToldGoods } from "./words";

export const produceWords: ToldGoods = {
  bananas: {
    tr: [
      "Muz",
      "Ekvador'daki Fairtrade çiftliklerinden beşli bir salkım, yaklaşık 900 g. Oda sıcaklığında bir gün tatlandırır.",
    ],
    ru: [
      "Бананы",
      "Связка из пяти с ферм Fairtrade в Эквадоре, около 900 г. День при комнатной температуре — и они сладкие.",
    ],
    ja: ["バナナ", "エクアドルのフェアトレード農園から、5本ひと房で約900 g。室温に1日おくと甘くなります。"],
  },
  "red-apples": {
    tr: [
      "Kırmızı elma",
      "Åland bahçelerinden Amorosa: çıtır, tatlı, hafif mayhoş. Soğukta haftalarca çıtır kalır.",
    ],
    ru: [
      "Красные яблоки",
      "«Амороза» из садов Аландских островов: хрустящие, сладкие, с лёгкой кислинкой. В холоде хрустят неделями.",
    ],
    ja: [
      "赤りんご",
      "オーランド諸島の果樹園のアモローサ種。ぱりっと甘く、ほのかな酸味。冷やしておけば何週間も食感が続きます。",
    ],
  },
  "green-apples": {
    tr: ["Yeşil elma", "Granny Smith, ekşi ve sert; turtada dağılmaz. Tepside dört adet."],
    ru: ["Зелёные яблоки", "«Гренни Смит», кислые и плотные, поэтому в пироге держат форму. Четыре в лотке."],
    ja: ["青りんご", "酸味があって身の締まったグラニースミス。パイにしても形が崩れません。4個入り。"],
  },
  pears: {
    tr: [
      "Conference armudu",
      "Alırken sert, masada üç günün ardından tereyağı gibi. Bir kiloluk pakette altı yedi adet.",
    ],
    ru: [
      "Груши «Конференция»",
      "При покупке твёрдые, через три дня на столе — тают. В килограммовом пакете шесть-семь штук.",
    ],
    ja: ["コンファレンス洋梨", "買ったときは固め、食卓に3日おけばとろける食感に。1 kg袋に6、7個。"],
  },
  cherries: {
    tr: ["Kiraz", "Koyu renkli, saplı, elle paketlenmiş. Yemeden hemen önce yıkayın; su ömrünü kısaltır."],
    ru: ["Черешня", "Тёмная, с черенками, уложена вручную. Мойте перед самой едой: вода сокращает ей жизнь."],
    ja: ["さくらんぼ", "色の濃い軸つき、手詰めです。水に弱いので、洗うのは食べる直前に。"],
  },
  strawberries: {
    tr: ["Çilek", "Rafa gelmeden bir gün önce toplanan Polka çilekleri. Bir litresi bir pastaya yeter."],
    ru: ["Клубника", "Сорт «Полка», собрана за день до прилавка. Литра хватает на один торт."],
    ja: ["いちご", "店に並ぶ前日に摘んだポルカ種。1リットルでケーキ1台分です。"],
  },
  "black-grapes": {
    tr: ["Siyah üzüm", "Çekirdeksiz, ince kabuklu. Sıcak bir gün için bir avuç dondurun."],
    ru: ["Тёмный виноград", "Без косточек, с тонкой кожицей. Заморозьте горсть на жаркий день."],
    ja: ["黒ぶどう", "種なしで皮の薄いぶどう。暑い日のために、ひとつかみ凍らせてみてください。"],
  },
  watermelon: {
    tr: [
      "Karpuz",
      "Sabah kesilir, sarılır, soğutulur. Bütünü yaklaşık dört kilodur ve kesilmeden bir hafta dayanır.",
    ],
    ru: [
      "Арбуз",
      "Утром разрезан, завёрнут и охлаждён. Целый весит около четырёх килограммов и неразрезанным хранится неделю.",
    ],
    ja: ["すいか", "朝に切り分け、包んで冷やしました。丸ごとは約4 kg、切らなければ1週間もちます。"],
  },
  clementines: {
    tr: [
      "Mandalina",
      "Kolay soyulur, neredeyse hep çekirdeksizdir. Kasımdan şubata en güzel, beslenme çantasına birebir.",
    ],
    ru: [
      "Клементины",
      "Легко чистятся и почти всегда без косточек. Хороши с ноября по февраль — и в школьном ланчбоксе.",
    ],
    ja: ["クレメンタイン", "むきやすく、ほとんど種なし。11月から2月が旬で、お弁当にもぴったり。"],
  },
  lemons: {
    tr: ["Mumlanmamış limon", "Kabuğunu her şeye rendeleyebileceğiniz üç organik limon."],
    ru: ["Лимоны без воска", "Три органических лимона, цедру которых можно тереть куда угодно."],
    ja: ["ノーワックスレモン", "皮まですりおろして使える有機レモン、3個入り。"],
  },
  pineapple: {
    tr: [
      "Ananas",
      "Ekstra tatlı tür, yaklaşık 1,2 kg. Ortadan bir yaprak hafifçe çekince çıkıyorsa hazırdır.",
    ],
    ru: ["Ананас", "Особо сладкий сорт, около 1,2 кг. Готов, когда листок из середины легко вытягивается."],
    ja: ["パイナップル", "とびきり甘い品種で約1.2 kg。真ん中の葉が軽く抜けたら食べごろです。"],
  },
  mango: {
    tr: [
      "Yemeye hazır mango",
      "Uçağa binmedi: gemide olgunlaştı, depomuzda son hâlini aldı. Buzdolabında en çok bir gün bekletin.",
    ],
    ru: [
      "Спелое манго",
      "Не летало: зрело на корабле и дошло на нашем складе. В холодильнике держите не дольше дня.",
    ],
    ja: ["食べごろマンゴー", "空輸はしません。船の上で熟し、当店の倉庫で仕上げました。冷蔵庫では1日まで。"],
  },
  kiwis: {
    tr: ["Yeşil kivi, altı adet", "Gramı gramına portakaldan çok C vitamini. Ortadan kesip kaşıkla yiyin."],
    ru: [
      "Зелёные киви, шесть штук",
      "Витамина C больше, чем в апельсине того же веса. Разрежьте пополам и ешьте ложкой.",
    ],
    ja: ["グリーンキウイ（6個）", "同じ重さならオレンジよりビタミンCが豊富。半分に切ってスプーンでどうぞ。"],
  },
  blueberries: {
    tr: [
      "Yaban mersini",
      "İri, diri, yumuşak tatlı; karton kutuda. Ekşi olan yabanisi için ağustosu bekleyin.",
    ],
    ru: [
      "Голубика садовая",
      "Крупная, плотная, нежная на вкус, в картонной корзинке. За дикой, с кислинкой, приходите в августе.",
    ],
    ja: ["ブルーベリー", "大粒で張りがあり、やさしい味。紙パック入り。酸味の強い野生種は8月までお待ちを。"],
  },
  avocado: {
    tr: [
      "Avokado",
      "Hass avokado, olgun satılır. İkisi birlikte daha iyi dayanır: çifti kâğıt kılıfta gelir.",
    ],
    ru: ["Авокадо", "Сорт «Хасс», продаётся спелым. Два лежат лучше одного: пара — в бумажном рукаве."],
    ja: ["アボカド", "食べごろのハス種。2個一緒のほうが長もちするので、紙袋入りのペアもあります。"],
  },
  tomatoes: {
    tr: ["Salkım domates", "Bütün yıl Närpes seralarından. Buzdolabına koymazsanız tadı da kaçmaz."],
    ru: ["Помидоры на ветке", "Из теплиц Нярпес круглый год. Держите вне холодильника — и вкус останется."],
    ja: ["房つきトマト", "ナルペスの温室から一年中。冷蔵庫に入れないほうが味が保てます。"],
  },
  cucumber: {
    tr: ["Salatalık", "Fin serasından, yaklaşık 350 g, plastiksiz satılır."],
    ru: ["Огурец", "Финский тепличный огурец, около 350 г, без пластика."],
    ja: ["きゅうり", "フィンランドの温室育ち、約350 g。プラスチック包装なしで販売します。"],
  },
  carrots: {
    tr: [
      "Havuç",
      "Köyliö'nün kumlu tarlalarından yıkanmış havuç. İki kiloluk paket çorba haftaları ve atlar için.",
    ],
    ru: [
      "Морковь",
      "Мытая морковь с песчаных полей Кёюлиё. Двухкилограммовый пакет — для недели супов и для лошадей.",
    ],
    ja: ["にんじん", "ケユリオの砂地で育った洗いにんじん。2 kg袋はスープの週、それから馬にも。"],
  },
  potatoes: {
    tr: ["Patates", "Tyrnävä'da yetişir. Serti salata ve haşlama için, unlusu püre ve fırın için."],
    ru: ["Картофель", "Выращен в Тюрнявя. Плотный — для салатов и варки, рассыпчатый — для пюре и духовки."],
    ja: [
      "じゃがいも",
      "テュルナヴァ産。締まった身はサラダやゆで料理に、ほくほくはマッシュやオーブン料理に。",
    ],
  },
  broccoli: {
    tr: ["Brokoli", "Sıkı, yeşil tek baş, yaklaşık 400 g. Sapı da başı kadar iyidir: soyup ince dilimleyin."],
    ru: [
      "Брокколи",
      "Один плотный зелёный кочан, около 400 г. Стебель не хуже верхушки: очистите и тонко нарежьте.",
    ],
    ja: ["ブロッコリー", "ぎゅっと締まった1株、約400 g。茎も花蕾に負けません。皮をむいて薄切りに。"],
  },
  kale: {
    tr: ["Kara lahana", "Bu hafta kesilmiş bir demet. Yaprakları bir dakika yağ ve tuzla ovun, yumuşar."],
    ru: [
      "Капуста кале",
      "Пучок, срезанный на этой неделе. Разотрите листья с маслом и солью минуту — станут нежными.",
    ],
    ja: ["ケール", "今週収穫したひと束。葉を油と塩で1分もめば、やわらかくなります。"],
  },
  sweetcorn: {
    tr: ["Mısır, iki koçan", "Haşlanmış ve vakumlanmış; ızgarada sekiz dakika yeter."],
    ru: ["Кукуруза, два початка", "Варёная, в вакууме: восьми минут на гриле достаточно."],
    ja: ["とうもろこし（2本）", "ゆでて真空パックにしたので、グリルで8分焼くだけ。"],
  },
  garlic: {
    tr: ["Sarımsak", "Sauvo'daki küçük bir üreticiden iki kuru baş. Buzdolabına koymayın, asın."],
    ru: ["Чеснок", "Две сухие головки от маленького хозяйства в Сауво. Подвесьте, а не охлаждайте."],
    ja: ["にんにく", "サウヴォの小さな農家から、乾燥させた2玉。冷やさず、吊るして保存を。"],
  },
  onions: {
    tr: ["Sarı soğan", "Çoğu yemeğin başlangıcı. Filede on kadar soğan."],
    ru: ["Жёлтый лук", "Начало большинства ужинов. В сетке штук десять."],
    ja: ["玉ねぎ", "たいていの夕食はここから。ネットに10個ほど。"],
  },
  ginger: {
    tr: ["Taze zencefil", "Yaklaşık 150 g'lık bir parça. Bütün dondurun, kabuğuyla donmuş rendeleyin."],
    ru: [
      "Свежий имбирь",
      "Корешок граммов на 150. Заморозьте целиком и трите замороженным, прямо с кожурой.",
    ],
    ja: ["生しょうが", "約150 gのひとかけ。丸ごと冷凍し、凍ったまま皮ごとすりおろせます。"],
  },
  peas: {
    tr: ["Kabuklu bezelye", "Pazar meydanındaki gibi litreyle satılır, eve varmadan biter."],
    ru: ["Горох в стручках", "Продаём литрами, как на рыночной площади, и съедается по дороге домой."],
    ja: ["さやつきえんどう豆", "広場の市場と同じく1リットル単位。帰り道につまんでなくなります。"],
  },
  chilli: {
    tr: [
      "Kırmızı acı biber, iki adet",
      "Orta acı, yaklaşık 5.000 Scoville. Çekirdeklerini çıkarırsanız acısı yarıya iner.",
    ],
    ru: [
      "Красный перец чили, две штуки",
      "Средней остроты, около 5000 единиц Сковилла. Уберите семена — останется половина жара.",
    ],
    ja: ["赤唐辛子（2本）", "中辛、約5,000スコヴィル。種を取れば辛さは半分に。"],
  },
  "market-salad": {
    tr: ["Pazar salatası", "Bir litrelik kâsede yeşillik, zeytin, pancar ve kruton. Sosu kapağında."],
    ru: ["Рыночный салат", "Зелень, оливки, свёкла и сухарики в литровой миске. Заправка — в крышке."],
    ja: [
      "マーケットサラダ",
      "葉野菜、オリーブ、ビーツ、クルトンを1リットルのボウルに。ドレッシングはふたの中。",
    ],
  },
};
