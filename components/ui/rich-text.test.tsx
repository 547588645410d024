import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { RichText } from "./rich-text";

const inside = (html: string) =>
  renderToStaticMarkup(<RichText html={html} />).replace(/^<div class="rich-text "[^>]*>|<\/div>$/g, "");

it.each([
  [
    "<p>Oats &amp; rye, <strong>baked</strong><br />here</p>",
    "<p>Oats &amp; rye, <strong>baked</strong><br/>here</p>",
  ],
  ["<h2>Care</h2><ul><li>Wash</li><li>Dry</li></ul>", "<h3>Care</h3><ul><li>Wash</li><li>Dry</li></ul>"],
  [
    '<a href="https://example.org/?a=1&amp;b=2" rel="nofollow noopener">more</a>',
    '<a href="https://example.org/?a=1&amp;b=2" rel="nofollow noopener">more</a>',
  ],
  ['<td colspan="2">x</td>', '<td colSpan="2">x</td>'],
  ["no tags, 2 &lt; 3", "no tags, 2 &lt; 3"],
])("keeps structure: %s", (html, expected) => {
  expect(inside(html)).toBe(expected);
});

it.each([
  ["<script>alert(1)</script>", "alert(1)"],
  ['<img src="x" onerror="alert(1)">', ""],
  ['<a href="javascript:alert(1)">x</a>', "<a>x</a>"],
  ['<p onclick="alert(1)" style="position:fixed">x</p>', "<p>x</p>"],
  ["<iframe src='//evil'></iframe>x", "&lt;iframe src=&#x27;//evil&#x27;&gt;x"],
  ["</div></div><p>x", "<p>x</p>"],
])("makes nothing of what should never have been stored: %s", (html, expected) => {
  expect(inside(html)).toBe(expected);
});
