const connections = 50;

/** How a page came: made for this answer, or kept from an earlier one. */
async function stateOf(url: string): Promise<string | null> {
  const answer = await fetch(url);
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
  return answer.headers.get("x-nextjs-cache");
}

/**
 * Asks for pages that nobody asked for before, each once, over many connections, until they or the time run out.
 * @returns how many were made a second. Throws when one was there already, or is no page
 */
export async function coldRate(urls: readonly string[], seconds: number): Promise<number> {
  const begun = performance.now();
  const open = () => performance.now() - begun < seconds * 1000;
  const rest = [...urls];
  let made = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let url = rest.pop(); url !== undefined && open(); url = rest.pop()) {
        if ((await stateOf(url)) === "HIT") throw new Error(`${url} was made before.`);
        made++;
      }
    }),
  );
  return (made * 1000) / (performance.now() - begun);
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
