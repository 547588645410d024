const escaped = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

/** Addresses of our own making become links; everything else stays text. */
const withLinks = (safe: string): string =>
  safe.replace(/https?:\/\/[^\s<]+/g, (url) => `<a href="${url}" style="color:#1f5b3f">${url}</a>`);

/** A plain mail with one column: no pictures, no trackers, readable in any client. Blank lines part paragraphs. */
export function asHtml(message: { locale: string; subject: string; text: string }): string {
  const paragraphs = message.text
    .split("\n\n")
    .map((p) => `<p style="margin:0 0 16px">${withLinks(escaped(p)).replaceAll("\n", "<br>")}</p>`)
    .join("");
  return `<!doctype html><html lang="${escaped(message.locale)}"><head><meta charset="utf-8"><title>${escaped(
    message.subject,
  )}</title></head><body style="margin:0;padding:24px;background:#faf6ee;color:#1d1b16;font:16px/1.5 system-ui,sans-serif"><div style="max-width:560px;margin:0 auto">${paragraphs}</div></body></html>`;
}
