import { describe, expect, it } from "vitest";
import { plainText, shortText } from "./plain-text";

describe("the words of a description", () => {
  it.each([
    ["<p>Dark <b>rye</b>.</p><p>Baked daily.</p>", "Dark rye. Baked daily."],
    ["Salt &amp; pepper", "Salt & pepper"],
    ["&lt;script&gt; is text", "<script> is text"],
    ["Caf&#233; &#x2014; open", "Café — open"],
    ["a&nbsp;b &unknown; c", "a b &unknown; c"],
    ["", ""],
  ])("of %j are %j", (html, text) => {
    expect(plainText(html)).toBe(text);
  });

  it.each([
    ["Rye bread from Kallio", 40, "Rye bread from Kallio"],
    ["Rye bread from Kallio", 14, "Rye bread…"],
    ["Rye, bread from Kallio", 6, "Rye…"],
    ["パンは毎朝焼きたてです", 6, "パンは毎朝…"],
    ["👩‍🌾👩‍🌾👩‍🌾👩‍🌾", 3, "👩‍🌾👩‍🌾…"],
  ])("%j in %i characters is %j", (text, most, short) => {
    expect(shortText(text, most)).toBe(short);
  });
});
