import { expect, it } from "vitest";
import { typedWords } from "./typed-words";

it.each([
  ["Dark  RYE, bread!", "en", ["dark", "rye", "bread"]],
  ["rye rye", "en", ["rye"]],
  ["tn-2110 2.5 usb-c", "en", ["tn-2110", "2.5", "usb", "c"]],
  ["ＬＥＭＯＮ", "en", ["lemon"]],
  ["IŞIK İyi", "tr", ["ışık", "iyi"]],
  ["İyi", "en", ["iyi"]],
  ["cafe\u0301", "en", ["café"]],
  ["牛乳とパン", "ja", ["牛乳", "と", "パン"]],
  ["食", "ja", ["食"]],
  ["% _ ' \\ 🍞", "en", []],
  ["a b c d e f g h i j", "en", ["a", "b", "c", "d", "e", "f", "g", "h"]],
  [`${"x".repeat(41)} rye`, "en", ["rye"]],
])("%s in %s", (text, locale, words) => {
  expect(typedWords(text, locale)).toEqual(words);
});
