import { aligned } from "../table";
import type { Cost } from "./cost";
import type { Rate } from "./crowd";
import type { Sale } from "./flash-sale";
import type { Comparison } from "./in-process";

export type Measured = {
  comparisons: Comparison[];
  cost: Cost;
  sale: Sale;
  http: Rate;
  httpClients: number;
  httpSale: Sale;
};

const ms = (n: number) => n.toFixed(n < 10 ? 1 : 0);
const whole = (n: number) => String(Math.round(n));

/** What was measured, as tables. */
export function report({ comparisons, cost, sale, http, httpClients, httpSale }: Measured): string {
  const inProcess = aligned([
    ["in process, clients", "tpcb-like/s", "checkouts/s", "ratio", "p50 ms", "p99 ms"],
    ...comparisons.map((c) => [
      String(c.clients),
      whole(c.tpcb.perSecond),
      whole(c.checkout.perSecond),
      c.ratio.toFixed(2),
      ms(c.checkout.p50),
      ms(c.checkout.p99),
    ]),
  ]);
  const overHttp = aligned([
    ["over HTTP, clients", "checkouts/s", "p50 ms", "p99 ms", "errors"],
    [String(httpClients), whole(http.perSecond), ms(http.p50), ms(http.p99), "0"],
  ]);
  const sales = aligned([
    [
      "flash sale",
      "sold",
      "told sold out",
      "come back",
      "seconds",
      "buyers p50",
      "p99 ms",
      "too late p50",
      "p99 ms",
    ],
    ...(
      [
        ["in process", sale],
        ["over HTTP", httpSale],
      ] as const
    ).map(([name, s]) => [
      name,
      String(s.sold),
      String(s.soldOut),
      String(s.busy),
      s.seconds.toFixed(1),
      ms(s.winnersP50),
      ms(s.winnersP99),
      ms(s.losersP50),
      ms(s.losersP99),
    ]),
  ]);
  const price =
    `A checkout costs ${cost.statements.toFixed(1)} SQL statements, ${cost.commits.toFixed(1)} commits ` +
    `(${cost.framing.toFixed(1)} begin and commit) and ${(cost.walBytes / 1000).toFixed(1)} kB of WAL.`;
  const failures = [...sale.failures, ...httpSale.failures].map((f) => `✗ ${f}`);
  return `\n${inProcess}\n\n${price}\n\n${overHttp}\n\n${sales}\n${failures.map((f) => `\n${f}`).join("")}`;
}
