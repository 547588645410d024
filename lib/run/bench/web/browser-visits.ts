import { setTimeout as wait } from "node:timers/promises";
import { type Browser, chromium } from "@playwright/test";

/** Long enough for everything a page puts off until it is idle. */
const quietMs = 8_000;

/** Opens a browser that shows pages as a phone does. */
export const openBrowser = (executablePath: string): Promise<Browser> =>
  chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });

/** Which addresses a page asks for after it has loaded and before anybody touches it, the service worker's too. */
export async function quietRequests(browser: Browser, url: string): Promise<string[]> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  try {
    const asked: string[] = [];
    const page = await context.newPage();
    // Listening from the event itself: what is asked for in the moment after it would be missed otherwise.
    page.once("load", () => context.on("request", (request) => asked.push(request.url())));
    await page.goto(url, { waitUntil: "load" });
    await wait(quietMs);
    return asked;
  } finally {
    await context.close();
  }
}

/** Fills a basket as its own page would. @returns the Cookie header of its owner */
export async function basketCookie(browser: Browser, origin: string, sku: string): Promise<string> {
  const context = await browser.newContext();
  try {
    const answer = await context.request.post(`${origin}/api/cart/lines`, {
      data: { sku },
      headers: { origin, "sec-fetch-site": "same-origin" },
    });
    if (!answer.ok()) throw new Error(`The basket took nothing: ${answer.status()} ${await answer.text()}`);
    return (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  } finally {
    await context.close();
  }
}
