import type { ToldGoods } from "./words";

export const playWords: ToldGoods = {
  "teddy-bear": {
    tr: [
      "Oyuncak ayı",
      "Tiftik kumaş ve yün dolgu, otururken 30 cm, dönen eklemler. Gözleri dikişli, doğumdan itibaren güvenli.",
    ],
    ru: [
      "Плюшевый мишка",
      "Мохер с шерстяной набивкой, сидя 30 см, подвижные лапы. Глаза вышиты — можно с рождения.",
    ],
    ja: ["テディベア", "モヘアに羊毛の詰め物、座高30 cm、関節が動きます。目は刺しゅうなので0歳から安心。"],
  },
  kite: {
    tr: [
      "Uçurtma",
      "Cam elyaf çıtalı ripstop naylon, 70 cm, fiyonklu kuyruk ve 40 m ip. Hafif esintide uçar.",
    ],
    ru: [
      "Воздушный змей",
      "Нейлон рипстоп на стеклопластиковых рейках, 70 см, хвост с бантиками и 40 м лески. Летает при слабом ветре.",
    ],
    ja: [
      "ダイヤ凧",
      "グラスファイバーの骨にリップストップナイロン、70 cm。リボンの尾と40 mの糸つき。そよ風で揚がります。",
    ],
  },
  "yo-yo": {
    tr: ["Yoyo", "Metal milli torna kayın, iki yedek ip. Yıldızı elle boyanır."],
    ru: ["Йо-йо", "Точёный бук, металлическая ось и две запасные верёвочки. Звезда нарисована вручную."],
    ja: ["ヨーヨー", "ろくろ挽きのブナに金属軸、予備の糸2本つき。星は手描きです。"],
  },
  jigsaw: {
    tr: [
      "Takımada yapbozu",
      "Bütün fenerleriyle Turku takımadaları haritası. Kalın karton, keten dokulu yüzey.",
    ],
    ru: ["Пазл «Архипелаг»", "Карта архипелага Турку со всеми маяками. Плотный картон, льняная фактура."],
    ja: ["群島のジグソーパズル", "すべての灯台を描いたトゥルク群島の地図。厚紙にリネン調の表面。"],
  },
  "nesting-doll": {
    tr: [
      "Matruşka, beş bebek",
      "Ihlamur ağacı, 14 cm; en küçüğü bir fasulye kadar. İki yüz birbirinin aynı değildir.",
    ],
    ru: [
      "Матрёшка, пять кукол",
      "Липа, высота 14 см, самая маленькая не больше фасолины. Двух одинаковых лиц не бывает.",
    ],
    ja: [
      "マトリョーシカ（5体）",
      "菩提樹製、高さ14 cm、いちばん小さい子は豆粒ほど。同じ顔はふたつとありません。",
    ],
  },
  "magic-wand": {
    tr: [
      "Sihirli değnek ve ilk numaralar",
      "Bir değnek, üç halka, bir ipek mendil ve gerçekten işleyen dokuz numaralık kitapçık. Altı yaşından itibaren.",
    ],
    ru: [
      "Волшебная палочка и первые фокусы",
      "Палочка, три кольца, шёлковый платок и книжка с девятью фокусами, которые получаются. С шести лет.",
    ],
    ja: ["魔法の杖とはじめての手品", "杖、リング3個、シルク、本当にできる手品9種の冊子。6歳から。"],
  },
  boomerang: {
    tr: [
      "Bumerang",
      "Huş kontrplağı, 32 cm; yirmi metrelik açık alanda geri döner. Sağ ve sol el modelleri farklıdır.",
    ],
    ru: [
      "Бумеранг",
      "Берёзовая фанера, 32 см; возвращается на открытом поле с двадцати метров. Для правшей и левшей — разные.",
    ],
    ja: ["ブーメラン", "白樺の合板、32 cm。20 mの広場があれば戻ってきます。右利き用と左利き用は別です。"],
  },
  dice: {
    tr: [
      "Zar, altı adet",
      "Köşeleri yuvarlatılmış, noktaları oyulmuş, dengesi sınanmış 16 mm beyaz zarlar. Keten kesede.",
    ],
    ru: [
      "Игральные кости, шесть штук",
      "Белые, 16 мм, скруглённые углы и высверленные точки, балансировка проверена. В льняном мешочке.",
    ],
    ja: ["さいころ（6個）", "角を丸めた16 mmの白いさいころ。目は彫り込み、重心も検査済み。麻の袋入り。"],
  },
  "playing-cards": {
    tr: [
      "Oyun kâğıdı",
      "Keten dokulu, 52 kâğıt ve üç joker, Tampere'de çizildi. Bir yazlık sezonuna dayanır.",
    ],
    ru: [
      "Игральные карты",
      "С льняной фактурой, 52 карты и три джокера, нарисованы в Тампере. Переживут лето на даче.",
    ],
    ja: ["トランプ", "リネン加工、52枚とジョーカー3枚。絵柄はタンペレ生まれ。夏の別荘にも耐えます。"],
  },
  "chess-set": {
    tr: ["Seyahat satrancı", "Keçe tabanlı ağırlıklı taşlar ve rulo tahta, hepsi tek tüpte. Şah 65 mm."],
    ru: [
      "Дорожные шахматы",
      "Утяжелённые фигуры на войлоке и скручивающаяся доска — всё в одном тубусе. Король 65 мм.",
    ],
    ja: ["旅行用チェス", "フェルト底の重みのある駒と巻ける盤が、ひとつの筒に。キングは65 mm。"],
  },
  football: {
    tr: [
      "Futbol topu",
      "Elle dikilmiş, 32 parça, havasını haftalarca korur. 3 numara sekiz yaşa, 4 numara on iki yaşa kadar, sonrası 5.",
    ],
    ru: [
      "Футбольный мяч",
      "Ручная сшивка, 32 панели, неделями держит воздух. Размер 3 — до восьми лет, 4 — до двенадцати, дальше 5.",
    ],
    ja: [
      "サッカーボール",
      "手縫い32枚張り、空気が何週間も抜けません。8歳まで3号、12歳まで4号、それ以降は5号。",
    ],
  },
  basketball: {
    tr: ["Basketbol topu", "Derin kanallı kompozit deri; hem salon hem asfalt için."],
    ru: ["Баскетбольный мяч", "Композитная кожа с глубокими канавками — и для зала, и для асфальта."],
    ja: ["バスケットボール", "溝の深い合成皮革。体育館でもアスファルトでも。"],
  },
  "flying-disc": {
    tr: ["Frizbi", "175 g, maç diski ağırlığında. Yüzer; göl kenarında işe yarar."],
    ru: ["Летающий диск", "175 г, как на соревнованиях. Не тонет — у озера это важно."],
    ja: ["フライングディスク", "競技用と同じ175 g。水に浮くので湖畔でも安心。"],
  },
  "hockey-stick": {
    tr: ["Sokak hokeyi sopası ve pakı", "Titrek kavak sap, ABS ağız, asfaltta kayan pak. Çocuk boyu 122 cm."],
    ru: [
      "Клюшка и шайба для уличного хоккея",
      "Осиновая ручка, крюк из ABS и шайба, скользящая по асфальту. Детская — 122 см.",
    ],
    ja: [
      "ストリートホッケースティックとパック",
      "ポプラのシャフトにABSのブレード、アスファルトを滑るパックつき。ジュニアは122 cm。",
    ],
  },
  "ice-skates": {
    tr: ["Buz pateni", "Bilekleri dolgulu astarlı bot ve paslanmaz bıçak; bilenmiş, ilk doğal buza hazır."],
    ru: [
      "Коньки",
      "Утеплённые ботинки с мягкой поддержкой щиколотки, нержавеющие лезвия заточены и готовы к первому льду.",
    ],
    ja: [
      "アイススケート靴",
      "足首にパッドの入った裏地つきブーツとステンレスの刃。研ぎ済みで、最初の天然氷に間に合います。",
    ],
  },
  sledge: {
    tr: [
      "Ahşap kızak",
      "Çelik kızaklar üzerinde buharla bükülmüş dişbudak, 95 cm; iki çocuk ya da torbalı bir yetişkin taşır.",
    ],
    ru: [
      "Деревянные санки",
      "Гнутый ясень на стальных полозьях, 95 см; везут двоих детей или одного взрослого с покупками.",
    ],
    ja: ["木のそり", "蒸気で曲げたトネリコに鋼の滑走部、95 cm。子ども2人、または大人1人と買い物袋。"],
  },
  "kick-scooter": {
    tr: ["Scooter", "Tek hamlede katlanır, 145 mm tekerlek, gidon 68-92 cm. 100 kg taşır."],
    ru: ["Самокат", "Складывается одним движением, колёса 145 мм, руль от 68 до 92 см. Выдерживает 100 кг."],
    ja: ["キックスクーター", "ワンタッチで折りたたみ、車輪145 mm、ハンドル高68〜92 cm。耐荷重100 kg。"],
  },
  "steam-train": {
    tr: [
      "Kurmalı buharlı tren",
      "Teneke; anahtarı kırk kez çevirin, mutfak masasını bir tur atsın. Ray istemez.",
    ],
    ru: ["Заводной паровоз", "Жесть; сорок оборотов ключа — и круг по кухонному столу. Рельсы не нужны."],
    ja: ["ぜんまい蒸気機関車", "ブリキ製。ねじを40回巻けば食卓を一周。レールは要りません。"],
  },
  "fire-engine": {
    tr: ["Oyuncak itfaiye", "Boyalı kayın; merdiveni kalkar, döner, çanı çalar. 24 cm, 18 aydan itibaren."],
    ru: [
      "Пожарная машина",
      "Крашеный бук, лестница поднимается и вращается, колокол звенит. 24 см, с полутора лет.",
    ],
    ja: ["おもちゃの消防車", "塗装したブナ製。はしごが伸びて回り、鐘が鳴ります。24 cm、1歳半から。"],
  },
  dinosaur: {
    tr: ["Dinozor figürü", "Doğal kauçuk, 20 cm; parmak sayısı doğru: iki."],
    ru: ["Фигурка динозавра", "Натуральный каучук, 20 см, и верное число пальцев: два."],
    ja: ["恐竜フィギュア", "天然ゴム、20 cm。指の数も正しく2本です。"],
  },
  maracas: {
    tr: ["Marakas, çift", "İçinde tohumlar olan boyalı su kabakları, 22 cm. Göründüğünden gürültülü."],
    ru: ["Маракасы, пара", "Расписные тыквы с семенами внутри, 22 см. Громче, чем кажутся."],
    ja: ["マラカス（1組）", "種の入った彩色ひょうたん、22 cm。見た目より大きな音がします。"],
  },
  "paint-palette": {
    tr: ["Suluboya", "Tek tek yeniden alınabilen tablet boyalar ve parmak delikli palet."],
    ru: ["Акварель", "Краски в кюветах, которые можно докупать по одной, и палитра с отверстием для пальца."],
    ja: ["水彩絵の具", "1色ずつ買い足せる固形絵の具と、親指穴つきのパレット。"],
  },
  "wax-crayons": {
    tr: ["Mum boya, on iki renk", "Kalın, yuvarlak, zor kırılır. Balmumu ve gıdaya uygun pigmentler."],
    ru: [
      "Восковые мелки, двенадцать штук",
      "Толстые, круглые, ломаются с трудом. Пчелиный воск и пищевые пигменты.",
    ],
    ja: ["クレヨン（12色）", "太くて丸く、折れにくい。蜜ろうと食品用の顔料です。"],
  },
  telescope: {
    tr: [
      "İlk teleskop",
      "70 mm mercek, üç ayak ve iki göz merceği: şehir balkonundan Satürn'ün halkaları; ne zaman bakılacağı haritasıyla.",
    ],
    ru: [
      "Телескоп для начинающих",
      "Объектив 70 мм, штатив и два окуляра: кольца Сатурна с городского балкона. С картой, когда смотреть.",
    ],
    ja: [
      "はじめての天体望遠鏡",
      "口径70 mm、三脚と接眼レンズ2本。街のベランダから土星の環が見えます。観望時期の星図つき。",
    ],
  },
  "picture-book": {
    tr: [
      "Tramvayı Kaçıran Tilki",
      "Üç-altı yaş için resimli kitap, Fince ve İngilizce 32 sayfa. Tilki sonunda eve varır, hem de vapurla.",
    ],
    ru: [
      "Лис, который опоздал на трамвай",
      "Книжка с картинками для детей от трёх до шести, 32 страницы на финском и английском. В конце лис попадает домой — на пароме.",
    ],
    ja: [
      "電車にのりおくれたキツネ",
      "3〜6歳向けの絵本、フィンランド語と英語で32ページ。キツネはさいごにフェリーでおうちへ帰ります。",
    ],
  },
  "northern-cookbook": {
    tr: [
      "Çorba Havası: kırk kâse",
      "+25'ten −25 °C'ye, dışarıdaki sıcaklığa göre dizilmiş kırk çorba. Ciltli, düz açılır, silinir.",
    ],
    ru: [
      "Погода для супа: сорок тарелок",
      "Сорок супов, расставленных по температуре на улице, от +25 до −25 °C. Твёрдый переплёт, раскрывается ровно, легко вытирается.",
    ],
    ja: [
      "スープ日和 40の一皿",
      "気温順に並んだ40のスープ、+25 °Cから−25 °Cまで。ハードカバーで平らに開き、汚れも拭けます。",
    ],
  },
  "paperback-trilogy": {
    tr: [
      "Fener Üçlemesi",
      "Kutuda üç karton kapaklı kitap: bir fenerci, bir fırtına, hiç gelmeyen bir telgraf. Toplam 940 sayfa.",
    ],
    ru: [
      "Трилогия о маяке",
      "Три книги в мягкой обложке в футляре: смотритель, шторм и телеграмма, которая не пришла. Всего 940 страниц.",
    ],
    ja: ["灯台三部作", "函入りのペーパーバック3冊。灯台守と、嵐と、届かなかった電報と。全940ページ。"],
  },
};
