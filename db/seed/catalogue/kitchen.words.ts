import type { ToldGoods } from "./words";

export const kitchenWords: ToldGoods = {
  "cutlery-set": {
    tr: [
      "Çelik çatal bıçak takımı",
      "Saten yüzeyli 18/10 paslanmaz çelik. Her kişiye bıçak, çatal, kaşık; bulaşık makinesine girer.",
    ],
    ru: [
      "Стальные столовые приборы",
      "Нержавеющая сталь 18/10 с сатиновой отделкой. Нож, вилка и ложка на каждого; можно в посудомоечную машину.",
    ],
    ja: [
      "ステンレスカトラリー",
      "サテン仕上げの18/10ステンレス。1人分にナイフ、フォーク、スプーン。食洗機対応。",
    ],
  },
  "dinner-plate": {
    tr: [
      "Yemek tabağı",
      "Taş seramik, 27 cm çapında, alçak kenarlı. Sallanmadan üst üste dizilir, fırında 220 °C'ye dayanır.",
    ],
    ru: [
      "Обеденная тарелка",
      "Каменная керамика, 27 см в диаметре, низкий борт. Ровно стоит стопкой; в духовке выдержит 220 °C.",
    ],
    ja: [
      "ディナープレート",
      "直径27 cm、縁の低いストーンウェア。ぐらつかずに重ねられ、オーブンは220 °Cまで。",
    ],
  },
  "serving-spoon": {
    tr: ["Servis kaşığı", "Tek parça fırçalanmış çelik, 24 cm, haznesi iki yemek kaşığı alır."],
    ru: ["Сервировочная ложка", "Цельная матовая сталь, 24 см; вмещает две столовые ложки."],
    ja: ["サービングスプーン", "ヘアライン仕上げの一体成形スチール、24 cm。大さじ2杯分がすくえます。"],
  },
  chopsticks: {
    tr: ["Lake yemek çubuğu", "Kırmızı siyah lake altında bambu, 23 cm; tırtıklı uçları erişteyi tutar."],
    ru: ["Лакированные палочки", "Бамбук под красно-чёрным лаком, 23 см; рифлёные кончики держат лапшу."],
    ja: ["塗り箸", "朱と黒の漆調で仕上げた竹箸、23 cm。溝入りの箸先で麺も滑りません。"],
  },
  "breakfast-bowl": {
    tr: [
      "Kaşıklı kahvaltı kâsesi",
      "Koyu mavi emaye çelik, 0,6 litre, kendi uzun kaşığıyla. Mikrodalgaya girmez.",
    ],
    ru: [
      "Миска для завтрака с ложкой",
      "Эмалированная сталь глубокого синего цвета, 0,6 литра, со своей длинной ложкой. Не для микроволновки.",
    ],
    ja: [
      "朝食ボウル（スプーンつき）",
      "深い青のほうろう、0.6リットル。専用の長いスプーンつき。電子レンジ不可。",
    ],
  },
  "cooks-knife": {
    tr: [
      "Şef bıçağı",
      "Perçinli saplı karbon çeliği, Kauhava'da elde bilenir. Kurulayın. 18 yaş üstüne satılır.",
    ],
    ru: [
      "Поварской нож",
      "Углеродистая сталь, клёпаная рукоять, ручная заточка в Каухаве. Вытирайте насухо. Продаётся только с 18 лет.",
    ],
    ja: [
      "シェフナイフ",
      "鋲留めの柄に炭素鋼の刃、カウハヴァで手研ぎ。使ったら水気を拭いて。18歳以上の方のみ。",
    ],
  },
  "frying-pan": {
    tr: [
      "Tava",
      "Kullandıkça yapışmaz olan preslenmiş karbon çeliği. Her ocağa ve fırına uyar; yağlanmış, yumurtaya hazır gelir.",
    ],
    ru: [
      "Сковорода",
      "Штампованная углеродистая сталь, с каждым разом всё меньше пригорает. Для любой плиты и духовки; прокалена и готова к яичнице.",
    ],
    ja: [
      "フライパン",
      "使うほどくっつかなくなる、プレス成形の炭素鋼。あらゆるコンロとオーブンに。油ならし済みで、すぐ目玉焼きが焼けます。",
    ],
  },
  "soup-pot": {
    tr: [
      "Çorba tenceresi",
      "Kaynaklı kulplu, kalın tabanlı çelik. Üç litre dört kişiyi, altı litre doğum gününü doyurur.",
    ],
    ru: [
      "Суповая кастрюля",
      "Сталь с толстым дном и приварными ручками. Три литра — на четверых, шесть литров — на день рождения.",
    ],
    ja: ["スープ鍋", "底の厚いスチール製、溶接の取っ手。3リットルで4人分、6リットルなら誕生会に。"],
  },
  teapot: {
    tr: [
      "Emaye çaydanlık",
      "Parlak kırmızı emaye, sıkı oturan kapak, damlatmayan ağız. Kâğıt ya da çelik süzgeç alır.",
    ],
    ru: [
      "Эмалированный заварочный чайник",
      "Ярко-красная эмаль, плотная крышка и носик, который не капает. Подходит бумажный или стальной фильтр.",
    ],
    ja: [
      "ほうろうのティーポット",
      "鮮やかな赤のほうろう。ぴったりのふたと、たれない注ぎ口。紙でも金属でも茶こしが使えます。",
    ],
  },
  "storage-jar": {
    tr: ["Cam saklama kavanozu", "Kalın cam, çelik vidalı kapak ve yazıp yıkayabileceğiniz bir etiket."],
    ru: [
      "Стеклянная банка для хранения",
      "Толстое стекло, стальная винтовая крышка и этикетка, на которой можно писать и смывать.",
    ],
    ja: ["ガラスの保存瓶", "厚手のガラスにスチールのねじぶた。書いて洗い流せるラベルつき。"],
  },
  "fondue-set": {
    tr: [
      "Dört kişilik fondü seti",
      "Döküm tencere, ayak, ocak ve dört çatal. Ocağı jelle yanar; yakıt dahil değil.",
    ],
    ru: [
      "Набор для фондю на четверых",
      "Чугунный котелок, подставка, горелка и четыре вилки. Горелка на геле; топливо не входит.",
    ],
    ja: ["フォンデュセット（4人用）", "鋳鉄鍋、スタンド、バーナー、フォーク4本。燃料はジェル式（別売り）。"],
  },
  "sake-set": {
    tr: [
      "Porselen şişe ve kadeh",
      "2 dl'lik şişe ve bir kadeh, mavi şeritli beyaz. Sake, glögi ya da tek bir nergis için.",
    ],
    ru: [
      "Фарфоровый графинчик с чашечкой",
      "Графинчик на 200 мл и одна чашечка, белые с синей полосой. Для саке, глёга или одного нарцисса.",
    ],
    ja: [
      "磁器の徳利とお猪口",
      "200 mlの徳利とお猪口ひとつ、白地に青の帯。日本酒にもグロッギにも、一輪の水仙にも。",
    ],
  },
  flutes: {
    tr: [
      "Köpüklü şarap kadehi",
      "Kurşunsuz makine üflemesi kristal, 21 cl, ince ağızlı. 55 °C'nin altında makinede yıkanır.",
    ],
    ru: [
      "Бокалы для игристого",
      "Хрусталь без свинца машинного выдувания, 210 мл, тонкий край. В посудомоечной машине — до 55 °C.",
    ],
    ja: [
      "スパークリングワイングラス",
      "無鉛クリスタルのマシンブロー、210 ml、飲み口は薄め。食洗機は55 °C未満で。",
    ],
  },
  "salt-shaker": {
    tr: ["Tuzluk", "Çelik kapaklı pres cam, 90 g ince deniz tuzuyla dolu. Altından doldurulur."],
    ru: [
      "Солонка",
      "Прессованное стекло со стальной крышкой, внутри 90 г мелкой морской соли. Наполняется снизу.",
    ],
    ja: ["ソルトシェーカー", "プレスガラスにスチールのふた。細かい海塩90 g入り。底から詰め替えます。"],
  },
  "kitchen-timer": {
    tr: [
      "Mutfak saati",
      "Altmış dakikaya kadar kurun; pil yok, uygulama yok. Arkasındaki mıknatıs buzdolabına tutunur.",
    ],
    ru: [
      "Кухонный таймер",
      "Заводится до шестидесяти минут; ни батарейки, ни приложения. Магнит держит его на холодильнике.",
    ],
    ja: ["キッチンタイマー", "ぜんまい式で60分まで。電池もアプリも不要。裏の磁石で冷蔵庫につきます。"],
  },
  "takeaway-boxes": {
    tr: [
      "Kâğıt yemek kutusu, on adet",
      "Tel saplı katlama karton, 0,7 litre, plastik kaplaması yok. Konukla eve giden yemekler için.",
    ],
    ru: [
      "Бумажные коробки для еды, десять штук",
      "Сложенный картон с проволочной ручкой, 0,7 литра, без пластика. Для угощения, которое гости уносят домой.",
    ],
    ja: [
      "紙のフードボックス（10個）",
      "針金の持ち手がついた折り紙箱、0.7リットル、プラスチック不使用。おすそ分けのお持ち帰りに。",
    ],
  },
  "lunch-box": {
    tr: [
      "Bento beslenme kutusu",
      "Tek kapak altında dört bölme, 0,9 litre, lastikli. Kapaksız mikrodalgaya girer.",
    ],
    ru: [
      "Ланчбокс бенто",
      "Четыре отделения под одной крышкой, 0,9 литра, с резинкой. Без крышки можно в микроволновку.",
    ],
    ja: ["弁当箱", "ひとつのふたに4つの仕切り、0.9リットル、バンドつき。ふたを外せば電子レンジ可。"],
  },
  "birch-chair": {
    tr: [
      "Mutfak sandalyesi",
      "Lahti'de yapılmış boyalı masif huş, oturma yüksekliği 45 cm. Kurulu gelir: arabayı getirin.",
    ],
    ru: [
      "Кухонный стул",
      "Массив берёзы под морилкой, сиденье на высоте 45 см, сделан в Лахти. Уже собран: приезжайте на машине.",
    ],
    ja: [
      "キッチンチェア",
      "着色した白樺の無垢材、座面高45 cm、ラハティ製。組み立て済みなので、お車でどうぞ。",
    ],
  },
  "stoneware-jug": {
    tr: [
      "Çift kulplu testi",
      "Somero'da çarkta çekilip oyulmuş, 28 cm boyunda, dışı sırsız. Zeytinyağı, kepçeler ya da kuru otlar için.",
    ],
    ru: [
      "Кувшин с двумя ручками",
      "Выточен на круге и украшен резьбой в Сомеро, высота 28 см, снаружи без глазури. Для масла, половников или сухих трав.",
    ],
    ja: [
      "両手つきの壺",
      "ソメロの工房でろくろを挽き、彫りを入れました。高さ28 cm、外側は素焼き。オリーブオイルやお玉、ドライグラスに。",
    ],
  },
};
