import { Agent, request } from "node:http";

const connections = 50;

/** How a page came: made for this answer, or kept from an earlier one. */
async function stateOf(url: string): Promise<string | null> {
  const answer = await fetch(url);
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
  return answer.headers.get("x-nextjs-cache");
}

/** The same without what a browser adds, over connections that stay open: as cheap to ask as a page is to a crowd. */
const quickStateOf = (url: string, agent: Agent): Promise<string | null> =>
  new Promise((resolve, reject) => {
    request(url, { agent }, (answer) => {
      answer.on("error", reject).resume();
      answer.on("end", () => {
        if (answer.statusCode !== 200) reject(new Error(`${url} answered ${answer.statusCode}`));
        else resolve(answer.headers["x-nextjs-cache"]?.toString() ?? null);
      });
    })
      .on("error", reject)
      .end();
  });

/** Does something with each, many at once, until they or the time run out. @returns how many were done, and a second */
async function manyAtOnce(
  urls: readonly string[],
  seconds: number,
  each: (url: string) => Promise<void>,
): Promise<{ done: string[]; perSecond: number }> {
  const begun = performance.now();
  const rest = [...urls];
  const done: string[] = [];
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let url = rest.pop(); url !== undefined; url = rest.pop()) {
        if (performance.now() - begun >= seconds * 1000) return;
        await each(url);
        done.push(url);
      }
    }),
  );
  return { done, perSecond: (done.length * 1000) / (performance.now() - begun) };
}

/**
 * Asks for pages that nobody asked for before, each once, over many connections, until they or the time run out.
 * @returns which were made, and how many a second. Throws when one was there already, or is no page
 */
export const makingRate = (
  urls: readonly string[],
  seconds: number,
): Promise<{ done: string[]; perSecond: number }> =>
  manyAtOnce(urls, seconds, async (url) => {
    if ((await stateOf(url)) === "HIT") throw new Error(`${url} was made before.`);
  });

/**
 * Asks a server for pages that another one made and it never had, each once, over many connections.
 * @returns how many a second it answered. Throws when it made one of them itself
 */
export async function findingRate(urls: readonly string[]): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  try {
    const { perSecond } = await manyAtOnce(urls, 60, async (url) => {
      const state = await quickStateOf(url, agent);
      if (state !== "HIT") throw new Error(`${url} was made anew (${state}).`);
    });
    return perSecond;
  } finally {
    agent.destroy();
  }
}

/**
 * Asks a server that has room for few pages for many, so that the first are pushed out; then for the first ones again,
 * twice in a row. @returns which part of those that were pushed out was kept again the second time. Throws when none was
 * pushed out, or none was kept to begin with.
 */
export async function keptAgain(urls: readonly string[], firstOnes: number): Promise<number> {
  const first = urls.slice(0, firstOnes);
  for (const url of first) await stateOf(url);
  for (const url of first)
    if ((await stateOf(url)) !== "HIT")
      throw new Error(`${url} was not kept, although there was room for it.`);
  for (const url of urls.slice(firstOnes)) await stateOf(url);
  let out = 0;
  let again = 0;
  for (const url of first) {
    if ((await stateOf(url)) === "HIT") continue;
    out++;
    if ((await stateOf(url)) === "HIT") again++;
  }
  if (out === 0) throw new Error("No page was pushed out of memory.");
  return again / out;
}
