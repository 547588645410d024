import autocannon from "autocannon";
import { percentile } from "../table";

const connections = 50;
const warmUpSeconds = 3;

export type Rate = { perSecond: number; p99: number };

/** Asks for one page over and over. Throws when any answer was not the page. */
async function ask(url: string, seconds: number, cookie: string): Promise<Rate> {
  const result = await autocannon({ url, connections, duration: seconds, headers: cookie ? { cookie } : {} });
  if (result.errors > 0 || result.non2xx > 0)
    throw new Error(`${url}: ${result.errors} errors, ${result.non2xx} answers that were no page`);
  return { perSecond: result.requests.average, p99: result.latency.p99 };
}

/** Asks a server for a page until its code is compiled, as that of one that has been up for a while is. */
export const warmUp = (url: string): Promise<Rate> => ask(url, warmUpSeconds, "");

/** The shop's page and a bare one in turns, since a machine is not equally quick all the time. */
export async function compare(
  pages: { shop: string; bare: string; cookie: string },
  plan: { rounds: number; seconds: number },
): Promise<{ shop: Rate; bare: Rate; ratio: number }> {
  await warmUp(pages.bare);
  await ask(pages.shop, warmUpSeconds, pages.cookie);
  const rounds: { shop: Rate; bare: Rate }[] = [];
  for (let n = 0; n < plan.rounds; n++)
    rounds.push({
      bare: await ask(pages.bare, plan.seconds, ""),
      shop: await ask(pages.shop, plan.seconds, pages.cookie),
    });
  const median = (read: (round: (typeof rounds)[number]) => number) => percentile(rounds.map(read), 0.5);
  const rate = (of: "shop" | "bare"): Rate => ({
    perSecond: median((round) => round[of].perSecond),
    p99: median((round) => round[of].p99),
  });
  return {
    shop: rate("shop"),
    bare: rate("bare"),
    ratio: median((round) => round.shop.perSecond / round.bare.perSecond),
  };
}
