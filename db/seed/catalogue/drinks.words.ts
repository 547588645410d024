import type { ToldGoods } from "./words";

export const drinksWords: ToldGoods = {
  "kallio-light-roast": {
    tr: [
      "Kallio açık kavrum kahve",
      "Finlerin günlük kahvesi: Brezilya ve Etiyopya, her salı Hakaniemi'de açık kavrulur. Litreye 60 g deneyin.",
    ],
    ru: [
      "Кофе светлой обжарки «Каллио»",
      "Финская чашка на каждый день: Бразилия и Эфиопия, светлая обжарка в Хаканиеми по вторникам. Попробуйте 60 г на литр.",
    ],
    ja: [
      "カッリオ浅煎りコーヒー",
      "フィンランドの毎日の一杯。ブラジルとエチオピアの豆を、毎週火曜にハカニエミで浅煎りに。1リットルに60 gが目安です。",
    ],
  },
  "harbour-espresso": {
    tr: [
      "Liman espressosu",
      "Koyu, dolgun, tatlı; kreması için dörtte bir yıkanmış robusta. 18 g kahve, 36 g içecek, 28 saniye.",
    ],
    ru: [
      "Эспрессо «Гавань»",
      "Тёмный, плотный и сладкий, с четвертью мытой робусты ради пенки. 18 г на входе, 36 г на выходе, 28 секунд.",
    ],
    ja: [
      "ハーバーエスプレッソ",
      "深煎りで重厚、甘みのある味わい。クレマのためにウォッシュドのロブスタを4分の1。18 gから36 gを28秒で。",
    ],
  },
  "breakfast-tea": {
    tr: [
      "Kahvaltı çayı",
      "Ağartılmamış poşetlerde Assam ve Kenya; süte dayanacak kadar güçlü. Üç dakika, fazlası değil.",
    ],
    ru: [
      "Чай к завтраку",
      "Ассам и Кения в неотбелённых пакетиках, крепкий — выдержит молоко. Три минуты, не больше.",
    ],
    ja: [
      "ブレックファストティー",
      "アッサムとケニアを無漂白のティーバッグに。ミルクに負けない濃さ。3分で十分です。",
    ],
  },
  "birch-leaf-tea": {
    tr: [
      "Huş yaprağı çayı",
      "Yaz dönümünde Kuzey Karelya'da elle toplanan, gölgede kurutulan genç yapraklar. Kafeinsiz.",
    ],
    ru: [
      "Чай из берёзовых листьев",
      "Молодые листья собраны вручную в Северной Карелии около Иванова дня и высушены в тени. Без кофеина.",
    ],
    ja: ["白樺の葉茶", "夏至のころ北カレリアで手摘みし、陰干しした若葉。ノンカフェイン。"],
  },
  "camomile-tea": {
    tr: [
      "Papatya çiçeği",
      "Günün son fincanı için bütün çiçekler. İki çay kaşığı, kapağı kapalı sekiz dakika.",
    ],
    ru: [
      "Цветки ромашки",
      "Цельные соцветия для последней чашки дня. Две чайные ложки, восемь минут под крышкой.",
    ],
    ja: ["カモミールの花", "一日の終わりの一杯に、花を丸ごと。小さじ2杯、ふたをして8分。"],
  },
  "peppermint-tea": {
    tr: [
      "Kuru nane dalları",
      "Uzun dallar hâlinde kesilir, bardakta yüzen bir şey olmaz. Sıcağı güzel, salatalıkla soğuğu daha güzel.",
    ],
    ru: [
      "Мята перечная, сушёные веточки",
      "Нарезана длинными веточками, ничего не плавает. Хороша горячей, ещё лучше холодной с огурцом.",
    ],
    ja: [
      "乾燥ペパーミント",
      "長い枝のままなので、葉が浮きません。温かくても、きゅうりを入れて冷たくしても。",
    ],
  },
  "hibiscus-tea": {
    tr: ["Hibiskus çayı", "Koyu kırmızı, kızılcık gibi ekşi. Bir kaşık balla bir gece soğukta demleyin."],
    ru: ["Каркаде", "Тёмно-красный и кислый, как клюква. Настаивайте ночь в холодной воде с ложкой мёда."],
    ja: ["ハイビスカスティー", "深い赤色で、クランベリーのような酸味。はちみつひとさじとひと晩水出しに。"],
  },
  "mate-starter": {
    tr: [
      "Yerba mate başlangıç seti",
      "Su kabağı bardak, çelik pipet ve Misiones'ten 250 g yaprak. Kafeini aşağı yukarı kahve kadar.",
    ],
    ru: [
      "Набор для мате",
      "Калебас, стальная бомбилья и 250 г листа из Мисьонеса. Кофеина примерно как в кофе.",
    ],
    ja: [
      "マテ茶スターターセット",
      "ひょうたんの器、スチールのストロー、ミシオネス産の茶葉250 g。カフェインはコーヒー並みです。",
    ],
  },
  "bubble-tea-kit": {
    tr: [
      "Bubble tea seti, dört bardak",
      "Siyah çay, esmer şeker, tapyoka incileri ve dört kâğıt pipet. Otuz saniye mikrodalga incileri yumuşatır.",
    ],
    ru: [
      "Набор для бабл-ти, четыре стакана",
      "Чёрный чай, коричневый сахар, шарики тапиоки и четыре бумажные трубочки. Полминуты в микроволновке размягчают шарики.",
    ],
    ja: [
      "タピオカティーキット（4杯分）",
      "紅茶、黒糖、タピオカ、紙ストロー4本入り。レンジで30秒温めると、もちもちに。",
    ],
  },
  "rhubarb-soda": {
    tr: [
      "Raventli gazoz",
      "Tezgâhta buz üzerine dökülür: sıkılmış ravent, şeker, soda. Göründüğünden az tatlı.",
    ],
    ru: [
      "Лимонад из ревеня",
      "Наливаем у стойки на лёд: сок ревеня, сахар, содовая. Менее сладкий, чем кажется.",
    ],
    ja: [
      "ルバーブソーダ",
      "カウンターで氷に注ぎます。ルバーブの搾り汁、砂糖、ソーダ。見た目より甘さ控えめ。",
    ],
  },
  "apple-juice": {
    tr: [
      "Elma suyu, kutu",
      "Lohja'da bahçelerin fazla elmalarından sıkılır, hiçbir şey eklenmez. Yanında kâğıt pipet.",
    ],
    ru: [
      "Яблочный сок в пакетике",
      "Отжат в Лохье из излишков садовых яблок, ничего не добавлено. Сбоку бумажная трубочка.",
    ],
    ja: ["りんごジュース（紙パック）", "ロホヤの庭で余ったりんごを搾っただけ、無添加。紙ストローつき。"],
  },
  "oat-drink": {
    tr: ["Barista yulaf içeceği", "Süt gibi köpürür, kahvede kesilmez. Fin yulafı, kolza yağı, kalsiyum."],
    ru: [
      "Овсяный напиток «Бариста»",
      "Пенится как молоко и не сворачивается в кофе. Финский овёс, рапсовое масло, кальций.",
    ],
    ja: [
      "オーツドリンク（バリスタ）",
      "牛乳のように泡立ち、コーヒーでも分離しません。フィンランド産オーツ麦、菜種油、カルシウム。",
    ],
  },
  "sparkling-water": {
    tr: [
      "Maden suyu",
      "Salpausselkä sırtındaki bir kaynaktan, kendi ince kabarcıkları geri katılmış. Depozito dahil.",
    ],
    ru: [
      "Газированная вода",
      "Из источника на гряде Салпаусселькя, с возвращёнными мелкими пузырьками. Залог за бутылку включён.",
    ],
    ja: [
      "スパークリングウォーター",
      "サルパウスセルカ丘陵の湧き水に、もとの細かな泡を戻しました。瓶のデポジット込み。",
    ],
  },
  "ice-cubes": {
    tr: ["Buz, iki kilo", "İçme suyundan berrak küpler, yirmi bardağa yeter. En son alın."],
    ru: [
      "Лёд кубиками, два килограмма",
      "Прозрачные кубики из питьевой воды, хватит на двадцать стаканов. Забирайте последним.",
    ],
    ja: ["氷（2 kg）", "飲料水から作った透明な角氷、グラス20杯分。お受け取りは最後に。"],
  },
  "coastal-lager": {
    tr: [
      "Sahil lageri %4,7",
      "Açık renkli, sek, filtresiz; Hanko'da Fin arpasıyla üretilir. Kutu depozitosu dahil. 18 yaş üstüne satılır.",
    ],
    ru: [
      "Лагер «Побережье» 4,7 %",
      "Светлый, сухой, нефильтрованный, сварен в Ханко из финского ячменя. Залог за банку включён. Только с 18 лет.",
    ],
    ja: [
      "コースタルラガー 4.7%",
      "淡色でドライ、無濾過。フィンランド産大麦を使いハンコで醸造。缶のデポジット込み。18歳以上の方のみ。",
    ],
  },
  "free-ale": {
    tr: [
      "Alkolsüz ale, iki kutu",
      "Kehribar malt ve kuzeyli şerbetçiotu, %0,0. Çift satılır, çünkü kimse tek başına kadeh kaldırmaz. Depozito dahil.",
    ],
    ru: [
      "Безалкогольный эль, две банки",
      "Янтарный солод и северный хмель, 0,0 %. Продаём парой: в одиночку не чокаются. Залог за банки включён.",
    ],
    ja: [
      "ノンアルコールエール（2缶）",
      "琥珀色のモルトと北欧のホップ、0.0%。乾杯は一人ではできないので2缶で。缶のデポジット込み。",
    ],
  },
  "dry-cider": {
    tr: [
      "Sek elma sidrası %4,5",
      "Åland elmalarından sek mayalanmış, meşede altı haftada kehribarlaşmış. Büyük bir buzun üzerine dökün. 18 yaş üstüne satılır.",
    ],
    ru: [
      "Сухой яблочный сидр 4,5 %",
      "Аландские яблоки, сброженные досуха; янтарный после шести недель в дубе. Наливайте на большой кусок льда. Только с 18 лет.",
    ],
    ja: [
      "辛口アップルサイダー 4.5%",
      "オーランド産りんごを辛口に発酵させ、オークで6週間寝かせた琥珀色。大きな氷に注いで。18歳以上の方のみ。",
    ],
  },
  "light-red-wine": {
    tr: [
      "Hafif kırmızı şarap %8",
      "Erken toplanmış Tempranillo: kırmızı meyveler, az tanen, en iyisi 14 °C'de. 75 cl. 18 yaş üstüne satılır.",
    ],
    ru: [
      "Лёгкое красное вино 8 %",
      "Темпранильо раннего сбора: красные ягоды, мало танинов, лучше всего при 14 °C. 0,75 л. Только с 18 лет.",
    ],
    ja: [
      "ライト赤ワイン 8%",
      "早摘みのテンプラニーリョ。赤い果実の香り、渋みは穏やか、14 °Cが飲みごろ。750 ml。18歳以上の方のみ。",
    ],
  },
  "sparkling-wine": {
    tr: [
      "Köpüklü şarap %8",
      "Sysmä'dan beyaz frenk üzümü ve elma, ikinci mayalanması şişede. Mantarı değil şişeyi çevirin. 18 yaş üstüne satılır.",
    ],
    ru: [
      "Игристое вино 8 %",
      "Белая смородина и яблоки из Сюсмя, вторичное брожение в бутылке. Поворачивайте бутылку, а не пробку. Только с 18 лет.",
    ],
    ja: [
      "スパークリングワイン 8%",
      "シュスマ産の白すぐりとりんご、瓶内二次発酵。栓ではなく瓶を回して開けてください。18歳以上の方のみ。",
    ],
  },
  "orange-spritz": {
    tr: [
      "Alkolsüz portakallı spritz",
      "Turunç, centiyan ve biberiye, hazır karışım. Buz, bir dilim misket limonu, bir pipet: tamam.",
    ],
    ru: [
      "Безалкогольный апельсиновый шприц",
      "Горький апельсин, горечавка и розмарин, уже смешано. Лёд, долька лайма, трубочка — готово.",
    ],
    ja: [
      "ノンアルコール・オレンジスプリッツ",
      "ビターオレンジ、ゲンチアナ、ローズマリーを調合済み。氷とライムひと切れ、ストローで完成です。",
    ],
  },
};
