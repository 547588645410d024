import { setTimeout as sleep } from "node:timers/promises";

/** What one person was told in the end. */
export type Told = {
  /** 0 when nobody answered before patience ran out. */
  status: number;
  code: string;
  body: unknown;
  /** The server had answered this before, and the answer was lost on its way. */
  replayed: boolean;
  /** From the first request to the answer, retries included. */
  milliseconds: number;
  /** Why it was asked again, in order. */
  retries: string[];
};

/** What is wanted of the API, below `/api/v1`. */
export type Wish = { method: "GET" | "POST" | "DELETE"; path: string; body?: unknown };

export type Asking = Wish & {
  /** Where to ask; after a connection was lost, at the next one. */
  servers: readonly string[];
  first: number;
  apiKey: string;
  /** The Idempotency-Key of every try: the thing is wanted once. */
  key: string;
  random: () => number;
  signal: AbortSignal;
  /** Told of each request as it is under way and over. */
  underWay: (server: number, change: 1 | -1) => void;
  /** After how many tries and milliseconds somebody gives up. */
  patience?: { tries: number; milliseconds: number };
};

const usualPatience = { tries: 60, milliseconds: 60_000 };
const answerWithin = 15_000;

type Heard = Pick<Told, "status" | "code" | "body" | "replayed"> & { again: string | null; waitMs: number };

/** Asks until somebody answers for good, the way a careful client does. */
export async function askUntilAnswered(asking: Asking): Promise<Told> {
  const patience = asking.patience ?? usualPatience;
  const began = performance.now();
  const retries: string[] = [];
  let server = asking.first;
  for (;;) {
    const heard = await askOnce(asking, server);
    const milliseconds = performance.now() - began;
    const { again, waitMs, ...told } = heard;
    const enough =
      retries.length + 1 >= patience.tries || milliseconds > patience.milliseconds || asking.signal.aborted;
    if (again === null || enough) return { ...told, milliseconds, retries };
    retries.push(again);
    if (told.status === 0) server = (server + 1) % asking.servers.length;
    // Not everybody at the same moment again.
    await sleep(waitMs * (1 + asking.random() / 2), undefined, { signal: asking.signal }).catch(() => {});
  }
}

async function askOnce(asking: Asking, server: number): Promise<Heard> {
  asking.underWay(server, 1);
  try {
    const response = await fetch(`${asking.servers[server]}/api/v1${asking.path}`, {
      method: asking.method,
      headers: {
        authorization: `Bearer ${asking.apiKey}`,
        ...(asking.method === "GET" ? {} : { "idempotency-key": asking.key }),
        ...(asking.body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(asking.body === undefined ? {} : { body: JSON.stringify(asking.body) }),
      signal: AbortSignal.any([asking.signal, AbortSignal.timeout(answerWithin)]),
    });
    return judge(response, await response.text());
  } catch {
    return {
      status: 0,
      code: "connection lost",
      body: null,
      replayed: false,
      again: "connection lost",
      waitMs: 100,
    };
  } finally {
    asking.underWay(server, -1);
  }
}

function judge(response: Response, text: string): Heard {
  const body = parsed(text);
  const code = response.ok ? "" : ((body as { code?: string } | null)?.code ?? "no problem+json");
  const passing = response.status >= 500 || code === "idempotency.in_progress";
  return {
    status: response.status,
    code,
    body,
    replayed: response.headers.get("idempotency-replayed") === "true",
    again: passing ? `${response.status} ${code}` : null,
    waitMs: 1000 * Number(response.headers.get("retry-after") ?? 0.2),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
