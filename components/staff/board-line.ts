/** A line on which nothing is heard for so long is silent: the server says every two seconds that it is there. */
const silentAfterMs = 6000;
/** From a line that was lost to the next try: a server renews them now and then. And from one that was refused again. */
const againAfterMs = { first: 1000, later: 15_000 };

type Heard = {
  /** Something is new, or may be: after every opening too. */
  news: () => void;
  /** What was asked for last still stands, by the server's clock. */
  alive: (serverNow: number) => void;
  /** The line holds, or does not: then somebody else has to ask. */
  holds: (holds: boolean) => void;
};

/**
 * A line to the server that says when a board is to be asked for again. Refused, cut or silent, it is tried anew by
 * itself.
 * @returns how to hang up
 */
export function openBoardLine(address: string, { news, alive, holds }: Heard): () => void {
  let source: EventSource | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;

  let wait = againAfterMs.first;

  const lost = () => {
    clearTimeout(silence);
    source?.close();
    source = undefined;
    holds(false);
    clearTimeout(retry);
    retry = setTimeout(dial, wait);
    wait = againAfterMs.later;
  };
  const sound = () => {
    clearTimeout(silence);
    silence = setTimeout(lost, silentAfterMs);
    wait = againAfterMs.first;
    holds(true);
  };
  function dial() {
    clearTimeout(retry);
    const line = new EventSource(address);
    source = line;
    clearTimeout(silence);
    silence = setTimeout(lost, silentAfterMs);
    line.onmessage = () => {
      sound();
      news();
    };
    line.addEventListener("alive", ({ data }) => {
      sound();
      alive(Number(data));
    });
    line.addEventListener("over", () => {
      lost();
      news();
    });
    line.onerror = lost;
  }
  dial();
  return () => {
    clearTimeout(silence);
    clearTimeout(retry);
    source?.close();
  };
}
