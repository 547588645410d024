import type { Department } from "./shape";
import type { Added, AllWords } from "./words";

const names: Readonly<Record<string, Added>> = {
  bakery: { tr: "Fırın", ru: "Пекарня", ja: "ベーカリー" },
  produce: { tr: "Meyve ve sebze", ru: "Фрукты и овощи", ja: "青果" },
  pantry: { tr: "Kiler", ru: "Продукты", ja: "食料品" },
  drinks: { tr: "Kahve ve içecek", ru: "Кофе и напитки", ja: "コーヒーと飲みもの" },
  kitchen: { tr: "Mutfak ve sofra", ru: "Кухня и стол", ja: "キッチンと食卓" },
  garden: { tr: "Çiçek ve bahçe", ru: "Цветы и сад", ja: "花とガーデン" },
  play: { tr: "Oyuncak ve kitap", ru: "Игрушки и книги", ja: "おもちゃと本" },
  home: { tr: "Ev ve bakım", ru: "Дом и уход", ja: "暮らしとケア" },
};

/** What a department is called in every language. Throws when nobody has written it. */
export function departmentName({ slug, name }: Department): AllWords {
  const added = names[slug];
  if (!added) throw new Error(`no words for the department ${slug}`);
  return { ...name, ...added };
}
