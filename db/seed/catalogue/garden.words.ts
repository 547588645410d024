import type { ToldGoods } from "./words";

export const gardenWords: ToldGoods = {
  "mixed-bouquet": {
    tr: [
      "Karışık buket",
      "Bu sabah gelenlerin en iyilerinden mağazada bağlanır. Sapları eğik kesin, suyu üçüncü gün değiştirin.",
    ],
    ru: [
      "Смешанный букет",
      "Собираем в магазине из лучшего, что пришло утром. Срежьте стебли наискось и смените воду на третий день.",
    ],
    ja: [
      "ミックスブーケ",
      "今朝届いた花から、いちばんよいものを店で束ねます。茎は斜めに切り、3日目に水を替えて。",
    ],
  },
  "red-rose": {
    tr: [
      "Kırmızı gül",
      "Tuusula'da yetişen 60 cm saplı gül, dikenleri elin üstünde kalır. Soğuk suda bir hafta dayanır.",
    ],
    ru: [
      "Красная роза",
      "Стебель 60 см, выращена в Туусуле; шипы оставлены выше ладони. В холодной воде стоит неделю.",
    ],
    ja: [
      "赤いバラ",
      "トゥースラ育ち、茎の長さ60 cm。手元より上のとげは残しました。冷たい水で1週間楽しめます。",
    ],
  },
  tulips: {
    tr: ["Lale, on adet", "Tomurcukken kesilir. Vazoda büyümeye devam eder, yer bırakın."],
    ru: [
      "Тюльпаны, десять штук",
      "Срезаны в бутонах. В вазе они продолжают расти, так что оставьте им место.",
    ],
    ja: ["チューリップ（10本）", "つぼみで切りました。花瓶の中でも伸びるので、ゆったり生けて。"],
  },
  hyacinth: {
    tr: ["Sümbül", "Mor, güçlü kokulu, kendi soğanında. Serin tutun, iki hafta çiçekli kalsın."],
    ru: ["Гиацинт", "Фиолетовый, с сильным ароматом, на собственной луковице. В прохладе цветёт две недели."],
    ja: ["ヒヤシンス", "香り高い紫の花、球根つき。涼しい場所なら2週間咲きます。"],
  },
  "balcony-herb": {
    tr: [
      "Kil saksıda balkon otu",
      "12 cm'lik delikli saksısına alışmış gürbüz bir fide. Toprağın üstü kuruyunca sulayın.",
    ],
    ru: [
      "Балконная зелень в глиняном горшке",
      "Крепкое молодое растение, уже прижившееся в 12-сантиметровом горшке с отверстием. Поливайте, когда верх земли сухой.",
    ],
    ja: ["素焼き鉢のベランダハーブ", "穴あきの12 cm鉢に根づいた、丈夫な若苗。表土が乾いたら水を。"],
  },
  seeds: {
    tr: [
      "Sebze tohumu",
      "60° kuzeyin ötesinde olgunlaşan, tohumu alınabilen çeşitler. Arkasında I-V kuşakları için ekim tarihleri.",
    ],
    ru: ["Семена овощей", "Сортовые семена, вызревают севернее 60°. На обороте сроки посева для зон I–V."],
    ja: ["野菜の種", "北緯60度より北でも実る固定種。裏面にI〜V地帯の種まき時期を記載。"],
  },
  cactus: {
    tr: ["Kaktüs", "On beş santimetrelik sabır. Ayda bir sulayın, kışın hiç."],
    ru: ["Кактус", "Пятнадцать сантиметров терпения. Поливать раз в месяц, зимой — совсем нет."],
    ja: ["サボテン", "15 cmの忍耐。水やりは月に一度、冬は不要です。"],
  },
  "spruce-sapling": {
    tr: [
      "Ladin fidanı",
      "İki yaşında, Evo'da toplanan tohumdan, kökleri turba tıkaçta. Her şeyden iki metre uzağa dikin.",
    ],
    ru: [
      "Саженец ели",
      "Двухлетний, из семян, собранных в Эво, с корнями в торфяном коме. Сажайте в двух метрах от всего.",
    ],
    ja: [
      "トウヒの苗木",
      "エヴォで採った種から育てた2年生、根はピートポットに。まわりから2 m離して植えてください。",
    ],
  },
  "christmas-tree": {
    tr: [
      "Masa üstü Noel ağacı",
      "60 cm'lik saksılı ladin, on iki ahşap süs ve bir yıldız. Canlıdır: baharda bahçeye taşınabilir.",
    ],
    ru: [
      "Настольная рождественская ёлка",
      "Ель в горшке, 60 см, двенадцать деревянных шаров и звезда. Живая: весной может переехать в сад.",
    ],
    ja: [
      "卓上クリスマスツリー",
      "鉢植えのトウヒ、60 cm。木のオーナメント12個と星つき。生きているので、春には庭へ。",
    ],
  },
  "apple-tree": {
    tr: [
      "Genç elma ağacı",
      "Soğuğa dayanıklı anaca aşılı, saksısıyla yaklaşık 130 cm. İlk elmalar üç yılda.",
    ],
    ru: [
      "Молодая яблоня",
      "Привита на зимостойкий подвой, в горшке около 130 см. Первые яблоки через три года.",
    ],
    ja: ["りんごの若木", "寒さに強い台木に接ぎ木、鉢込みで約130 cm。3年で初めての実がなります。"],
  },
  "clover-seed": {
    tr: [
      "Mikro yonca çim tohumu",
      "Kurak temmuzda yeşil kalır, yılda iki kez biçilir. 250 g elli metrekareye yeter.",
    ],
    ru: [
      "Семена микроклевера для газона",
      "Зелен и в сухом июле, косить дважды в год. 250 г хватает на пятьдесят квадратных метров.",
    ],
    ja: ["マイクロクローバーの種", "乾いた7月も緑のまま、刈るのは年2回。250 gで50平方メートル分。"],
  },
  "garden-gloves": {
    tr: [
      "Bahçe eldiveni",
      "Tutuşlu avuçlu örgü pamuk; tohumu hissedecek kadar ince. 40 °C'de makinede yıkanır.",
    ],
    ru: [
      "Садовые перчатки",
      "Вязаный хлопок с нескользящей ладонью, такие тонкие, что чувствуешь семечко. Стирка при 40 °C.",
    ],
    ja: [
      "ガーデングローブ",
      "手のひら滑り止めつきのコットンニット。種の感触がわかる薄さ。40 °Cで洗濯できます。",
    ],
  },
  "sun-hat": {
    tr: [
      "Hasır güneş şapkası",
      "Kırmızı kurdeleli kâğıt hasır örgü, 9 cm siperlik. İç bağı 55-60 cm başlara uyar.",
    ],
    ru: [
      "Соломенная шляпа",
      "Плетёная бумажная соломка с красной лентой, поля 9 см. Внутренний шнур подходит для головы 55–60 см.",
    ],
    ja: ["麦わら帽子", "赤いリボンのペーパーストロー、つば9 cm。内ひもで頭囲55〜60 cmに調節。"],
  },
  bucket: {
    tr: ["Çelik kova", "On litre, mavi toz boya, eli kesmeyen sap. Boş, dolu ya da ters, hep dik durur."],
    ru: [
      "Стальное ведро",
      "Десять литров, синее порошковое покрытие, ручка не режет ладонь. Стоит пустым, полным и вверх дном.",
    ],
    ja: ["スチールバケツ", "10リットル、青の粉体塗装、手に食い込まない持ち手。空でも満杯でも逆さでも安定。"],
  },
  axe: {
    tr: [
      "Çıra baltası",
      "38 cm hikori sapta 600 g başlık, ağız koruması dahil. Bir saunalık huşu on dakikada yarar.",
    ],
    ru: [
      "Топорик для растопки",
      "Головка 600 г на рукояти из гикори 38 см, чехол в комплекте. За десять минут наколет берёзы на сауну.",
    ],
    ja: [
      "焚きつけ用の斧",
      "38 cmのヒッコリー柄に600 gの頭、刃カバーつき。サウナ一回分の白樺を10分で割れます。",
    ],
  },
  firewood: {
    tr: ["Huş odunu, 40 litre", "İki yaz çatı altında %18 nemin altına kurutulmuş, 25 cm kesilmiş."],
    ru: ["Берёзовые дрова, 40 литров", "Два лета сохли под крышей, влажность ниже 18 %, длина 25 см."],
    ja: ["白樺の薪（40リットル）", "屋根の下でふた夏乾かし、含水率18%未満。長さ25 cm。"],
  },
  ladder: {
    tr: [
      "Meyve bahçesi merdiveni",
      "Yağlanmış dişbudaktan dört basamak, 160 cm, 150 kg'a denenmiş. Dalı zedelemeden yaslanır.",
    ],
    ru: [
      "Садовая лестница",
      "Четыре ступени из промасленного ясеня, 160 см, испытана на 150 кг. Прислоняется к суку, не раня его.",
    ],
    ja: ["果樹園のはしご", "オイル仕上げのトネリコ、4段、160 cm、耐荷重150 kg。枝を傷めず立てかけられます。"],
  },
  "compost-worms": {
    tr: [
      "Kompost solucanı",
      "Nemli yatağında, işe hazır 250 kadar kaplan solucanı. İki gün içinde açın; kahve telvesini severler.",
    ],
    ru: [
      "Компостные черви",
      "Около 250 навозных червей во влажной подстилке, готовы к работе. Откройте за два дня; любят кофейную гущу.",
    ],
    ja: [
      "コンポスト用ミミズ",
      "湿った床材に、働く準備のできたシマミミズ約250匹。2日以内に開封を。コーヒーかすが好物です。",
    ],
  },
  ladybirds: {
    tr: [
      "Sera için uğur böceği",
      "Her biri günde elliye kadar yaprak biti yiyen yirmi beş larva. Akşam salın.",
    ],
    ru: [
      "Божьи коровки для теплицы",
      "Двадцать пять личинок; каждая съедает до пятидесяти тлей в день. Выпускайте вечером.",
    ],
    ja: ["温室用てんとう虫", "1日に最大50匹のアブラムシを食べる幼虫25匹。放すのは夕方に。"],
  },
  "toadstool-ornament": {
    tr: ["Süs sinek mantarı", "Sırlı seramik, 18 cm, dona dayanıklı. Kimseyi kandırmaz, çoğunu sevindirir."],
    ru: [
      "Декоративный мухомор",
      "Глазурованная керамика, 18 см, не боится мороза. Никого не обманет, многих порадует.",
    ],
    ja: ["ベニテングタケの置物", "釉薬をかけた陶器、18 cm、耐凍性。だまされる人はなく、たいてい喜ばれます。"],
  },
  "wind-chime": {
    tr: ["Cam rüzgâr çanı", "En küçük esintiyi yakalayan kâğıt kuyruklu, elle boyanmış cam çan."],
    ru: [
      "Стеклянный колокольчик ветра",
      "Расписанный вручную стеклянный колокольчик с бумажным хвостом, который ловит малейший сквозняк.",
    ],
    ja: ["ガラスの風鈴", "手描きのガラスの鈴に紙の短冊。ごくわずかな風にも応えます。"],
  },
};
