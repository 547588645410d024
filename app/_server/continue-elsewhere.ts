import { translator } from "@/lib/i18n/translator";
import { randomToken } from "@/lib/kernel/secrets";

const escaped = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

/**
 * A page of one button that leads to another service's sign-in. It is pressed by itself where there are scripts. A page
 * of its own, because only here may a form lead away from the shop.
 * @param fields what next-auth wants to be sent with it
 * @param setCookies of the answer that gave the CSRF token
 */
export function continueElsewhere(
  locale: string,
  { id, name }: { id: string; name: string },
  fields: Record<string, string>,
  setCookies: readonly string[],
): Response {
  const nonce = randomToken();
  const label = translator(locale, "account.signIn")("through", { provider: name });
  const inputs = Object.entries(fields).map(
    ([field, value]) => `<input type="hidden" name="${escaped(field)}" value="${escaped(value)}">`,
  );
  const html = `<!doctype html><html lang="${escaped(locale)}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${escaped(label)}</title>
<form method="post" action="/api/auth/signin/${escaped(id)}">${inputs.join("")}
<button>${escaped(label)}</button></form><script nonce="${nonce}">document.forms[0].submit()</script></html>`;
  const headers = new Headers({
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": `default-src 'none'; script-src 'nonce-${nonce}'; form-action 'self' https:; base-uri 'none'; frame-ancestors 'none'`,
  });
  for (const cookie of setCookies) headers.append("Set-Cookie", cookie);
  return new Response(html, { headers });
}
