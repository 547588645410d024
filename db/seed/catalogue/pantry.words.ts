import type { ToldGoods } from "./words";

export const pantryWords: ToldGoods = {
  "forest-honey": {
    tr: [
      "Orman balı",
      "Kainuu kovanlarından ahududu, funda ve yakı otu. Zamanla şekerlenir; ılık su banyosu yeniden akıtır.",
    ],
    ru: [
      "Лесной мёд",
      "Малина, вереск и иван-чай с пасек Кайнуу. Со временем садится; тёплая водяная баня снова делает его жидким.",
    ],
    ja: [
      "森のはちみつ",
      "カイヌーの巣箱から、ラズベリーとヒース、ヤナギランの蜜。時とともに固まりますが、湯せんで元に戻ります。",
    ],
  },
  "peeled-tomatoes": {
    tr: ["Soyulmuş domates", "Kendi suyunda bütün San Marzano tipi domates, tuz eklenmemiş."],
    ru: ["Очищенные томаты", "Целые сливовидные томаты типа «Сан-Марцано» в собственном соку, без соли."],
    ja: ["ホールトマト", "サンマルツァーノ系の丸ごとトマトを、そのままの果汁で。食塩無添加。"],
  },
  "kidney-beans": {
    tr: [
      "Kuru barbunya",
      "Bir gece ıslatın, on dakika fokurdatın, elli dakika kısık ateşte pişirin. Bir paketten altı kutuluk çıkar.",
    ],
    ru: [
      "Фасоль красная сухая",
      "Замочите на ночь, десять минут кипятите ключом, пятьдесят томите. Из пакета выходит как из шести банок.",
    ],
    ja: ["乾燥レッドキドニービーンズ", "ひと晩水に浸し、強火で10分、弱火で50分。1袋で缶詰6個分になります。"],
  },
  "stuffed-olives": {
    tr: [
      "Biber dolgulu yeşil zeytin",
      "Hafif salamurada, kırmızı biber şeritli Manzanilla zeytini. Süzme ağırlığı 150 g.",
    ],
    ru: [
      "Зелёные оливки с перцем",
      "Оливки «Мансанилья» с полоской красного перца в лёгком рассоле. Без жидкости 150 г.",
    ],
    ja: [
      "赤ピーマン詰めグリーンオリーブ",
      "マンサニーリャ種のオリーブに赤ピーマンを詰め、薄い塩水で。固形量150 g。",
    ],
  },
  "sea-salt-butter": {
    tr: ["Deniz tuzlu tereyağı", "Pohjanmaa'da ekşi kremadan yayıklanır, tuz taneleri dişe gelir."],
    ru: ["Сливочное масло с морской солью", "Сбито в Похьянмаа из кислых сливок, с ощутимыми хлопьями соли."],
    ja: ["海塩バター", "ポホヤンマー地方で発酵クリームから作りました。塩の粒が舌に感じられます。"],
  },
  emmental: {
    tr: [
      "Emmental, altı ay olgunlaştırılmış",
      "Tatlımsı, fındıksı ve delikleri tam yerinde. Doğal olarak laktozsuz.",
    ],
    ru: [
      "Эмменталь, шесть месяцев выдержки",
      "Сладковатый, ореховый, с настоящими дырками. По природе без лактозы.",
    ],
    ja: ["エメンタール（6か月熟成）", "甘みとナッツの風味、穴もしっかり。もともと乳糖を含みません。"],
  },
  "free-range-eggs": {
    tr: [
      "Gezen tavuk yumurtası",
      "Tavukların dışarı çıktığı bir Laitila çiftliğinden, M boy. Dolaptan suya: rafadan için yedi dakika.",
    ],
    ru: [
      "Яйца от кур на вольном выгуле",
      "Размер M, с фермы в Лайтиле, где куры гуляют. Из холодильника в кипяток: семь минут — и всмятку.",
    ],
    ja: ["放し飼い卵", "鶏が外を歩くライティラの農場から、Mサイズ。冷蔵庫から出して7分ゆでれば半熟に。"],
  },
  "porridge-rice": {
    tr: [
      "Sütlaçlık pirinç",
      "Sütlü pirinç lapası için kısa, nişastalı taneler. Sütte ağır ağır bir saat, sonra tarçın ve gizli bir badem.",
    ],
    ru: [
      "Рис для каши",
      "Короткие крахмалистые зёрна для рисовой каши. Час томления в молоке, потом корица и один спрятанный миндаль.",
    ],
    ja: [
      "おかゆ用の米",
      "ミルク粥のための、短くでんぷんの多い米。牛乳で1時間ゆっくり煮て、シナモンと、アーモンドを1粒隠します。",
    ],
  },
  "rolled-oats": {
    tr: ["Yulaf ezmesi", "İri pullu Fin yulafı, Loimaa'da buharlanıp ezilir. Ocakta beş dakika."],
    ru: [
      "Овсяные хлопья",
      "Крупные хлопья из финского овса, пропарены и расплющены в Лоймаа. Пять минут на плите.",
    ],
    ja: ["オートミール", "大粒のフィンランド産オーツ麦を、ロイマーで蒸して平らに。火にかけて5分です。"],
  },
  "spaghetti-kit": {
    tr: [
      "İki kişilik spagetti yemeği",
      "Bronz kalıptan spagetti ve bir kavanoz domatesli fesleğenli sos. On bir dakikada sofrada.",
    ],
    ru: [
      "Ужин со спагетти на двоих",
      "Спагетти из бронзовой матрицы и банка томатного соуса с базиликом. На столе через одиннадцать минут.",
    ],
    ja: [
      "スパゲッティディナー（2人分）",
      "ブロンズダイスのスパゲッティと、トマトバジルソース1瓶。11分で食卓へ。",
    ],
  },
  "ramen-kit": {
    tr: [
      "İki kişilik ramen paketi",
      "Taze buğday eriştesi, et suyu, susam yağı ve taze soğan. Yumurtası sizden.",
    ],
    ru: [
      "Набор для рамена на двоих",
      "Свежая пшеничная лапша, бульон, кунжутное масло и зелёный лук. Яйцо добавьте сами.",
    ],
    ja: ["ラーメンキット（2人分）", "小麦の生麺、スープ、ごま油、青ねぎ入り。卵はお好みで。"],
  },
  "chickpea-curry": {
    tr: [
      "Nohutlu köri ve pilav",
      "Hindistan cevizi, domates ve garam masala; Vantaa'daki mutfağımızda pişer. Vegan. Mikrodalgada dört dakika.",
    ],
    ru: [
      "Карри из нута с рисом",
      "Кокос, томаты и гарам масала, приготовлено на нашей кухне в Вантаа. Веганское. Четыре минуты в микроволновке.",
    ],
    ja: [
      "ひよこ豆のカレーライス",
      "ココナッツ、トマト、ガラムマサラ。ヴァンターの自社キッチンで調理。ヴィーガン。電子レンジで4分。",
    ],
  },
  "salmon-nigiri": {
    tr: [
      "Somonlu nigiri, sekiz adet",
      "Her sabah onda hazırlanır. Kutuda soya sosu, zencefil ve wasabi; bugün yiyin.",
    ],
    ru: [
      "Нигири с лососем, восемь штук",
      "Лепим каждое утро в десять. В коробке соевый соус, имбирь и васаби; съешьте сегодня.",
    ],
    ja: [
      "サーモンにぎり（8貫）",
      "毎朝10時ににぎります。醤油、がり、わさびつき。本日中にお召し上がりください。",
    ],
  },
  "tuna-onigiri": {
    tr: [
      "Ton balıklı onigiri",
      "Ton balıklı mayonezli pirinç topu. Bir, iki, üç diye çekin; yosunu çıtır kalır.",
    ],
    ru: [
      "Онигири с тунцом",
      "Рисовый шарик с тунцом и майонезом. Потяните за язычки один, два, три — и нори останется хрустящей.",
    ],
    ja: ["ツナマヨおにぎり", "ツナマヨネーズのおにぎり。1、2、3の順に引けば、海苔はぱりぱりのまま。"],
  },
  "rice-crackers": {
    tr: [
      "Norili pirinç krakeri",
      "Ateşte kızarmış, soya sosu sürülmüş. Her birinde bir şerit yosun olan sekiz kraker.",
    ],
    ru: [
      "Рисовые крекеры с нори",
      "Поджарены на огне и смазаны соевым соусом. Восемь крекеров, на каждом полоска водоросли.",
    ],
    ja: ["海苔せんべい", "直火で焼いて醤油をひと塗り。海苔を巻いた8枚入り。"],
  },
  "chocolate-bar": {
    tr: [
      "Bitter çikolata",
      "Peru'dan %70 kakao, Porvoo'da iki gün konçlanır. Buraların gözdesi meyan köklü olanıdır.",
    ],
    ru: [
      "Плитка тёмного шоколада",
      "70 % какао из Перу, два дня конширования в Порвоо. Местный любимец — с лакрицей.",
    ],
    ja: ["ダークチョコレート", "ペルー産カカオ70%、ポルヴォーで2日間コンチング。地元の人気はリコリス味。"],
  },
  "cream-toffees": {
    tr: ["Kremalı tofi", "Burgu kâğıtta, ağır ağır çiğnenir. Krema, şeker, tereyağı ve bir tutam tuz."],
    ru: ["Сливочные ириски", "В витом фантике, жуются неспешно. Сливки, сахар, масло и щепотка соли."],
    ja: [
      "生クリームトフィー",
      "ひねり包みの、ゆっくり味わうキャンディ。クリーム、砂糖、バター、塩をひとつまみ。",
    ],
  },
  "swirl-lollipop": {
    tr: ["Spiral lolipop", "Rengi pancar, spirulina ve zerdeçaldan; tadı sonuna kadar ahududu."],
    ru: ["Леденец-спираль", "Цвет от свёклы, спирулины и куркумы, а вкус — малина до самой палочки."],
    ja: ["うずまきキャンディ", "色はビーツ、スピルリナ、ターメリックから。最後までラズベリー味です。"],
  },
  popcorn: {
    tr: ["Tuzlu patlamış mısır", "Salo'da kolza yağında patlatılır. Bir kova, bir film."],
    ru: ["Солёный попкорн", "Приготовлен на рапсовом масле в Сало. Одно ведёрко — один фильм."],
    ja: ["塩ポップコーン", "サロで菜種油を使ってはじけさせました。1カップで映画1本分。"],
  },
  "ice-cream-tub": {
    tr: ["Dondurma", "Fin kreması, az hava: yarım litresi 380 gram. Tezgâhta on dakika, kaşığa gelir."],
    ru: [
      "Мороженое",
      "Финские сливки и мало воздуха: пол-литра весит 380 граммов. Десять минут на столе — и его берёт ложка.",
    ],
    ja: [
      "アイスクリーム",
      "フィンランド産クリームを使い、空気は控えめ。0.5リットルで380 g。10分おくとすくいやすくなります。",
    ],
  },
  "smoked-bacon": {
    tr: [
      "Kızılağaç isli bacon",
      "Beş gün kuru kürlenmiş domuz eti, kızılağaçta islenmiş. Soğuk tavada pişirmeye başlayın.",
    ],
    ru: [
      "Бекон, копчённый на ольхе",
      "Пять дней сухого посола и ольховый дым. Кладите на холодную сковороду.",
    ],
    ja: ["ハンノキ燻製ベーコン", "5日間塩漬けにし、ハンノキで燻しました。冷たいフライパンから焼き始めて。"],
  },
  "cooked-prawns": {
    tr: [
      "Kabuklu haşlanmış karides",
      "Soğuk su karidesi, teknede haşlanır, tek sefer dondurulur. Buzdolabında bir gecede çözün.",
    ],
    ru: [
      "Варёные креветки в панцире",
      "Холодноводные креветки, сварены на судне и заморожены один раз. Размораживайте ночь в холодильнике.",
    ],
    ja: [
      "殻つきゆでえび",
      "冷たい海のえびを船上でゆで、一度だけ冷凍。冷蔵庫でひと晩かけて解凍してください。",
    ],
  },
  "crayfish-in-dill": {
    tr: [
      "Dereotlu kerevit",
      "Yaz sonu sofraları için çiçekli dereotu salamurasında on-on iki kerevit. Önlükler dahil değil.",
    ],
    ru: [
      "Раки с укропом",
      "Десять-двенадцать раков в рассоле с зонтиками укропа — для вечеринок конца лета. Слюнявчики не входят.",
    ],
    ja: [
      "ディル風味のざりがに",
      "花ディルの塩水に漬けたざりがにを10〜12匹。夏の終わりの宴に。エプロンは付きません。",
    ],
  },
  falafel: {
    tr: [
      "Falafel, on iki adet",
      "Nohut, maydanoz ve kimyon; içi yeşil kalacak biçimde kızartılır. Sıcak fırında sekiz dakika.",
    ],
    ru: [
      "Фалафель, двенадцать штук",
      "Нут, петрушка и зира, обжарен до зелёной серединки. Восемь минут в горячей духовке.",
    ],
    ja: ["ファラフェル（12個）", "ひよこ豆とパセリ、クミン。中は緑色に揚げました。熱いオーブンで8分。"],
  },
  "taco-kit": {
    tr: ["Dört kişilik taco paketi", "On iki mısır kabuğu, baharat karışımı ve salsa. İçi ve neşesi sizden."],
    ru: [
      "Набор для тако на четверых",
      "Двенадцать кукурузных тортилий, смесь специй и сальса. С вас начинка и шум.",
    ],
    ja: [
      "タコスキット（4人分）",
      "コーンシェル12枚、スパイスミックス、サルサ入り。具とにぎやかさはお任せします。",
    ],
  },
};
