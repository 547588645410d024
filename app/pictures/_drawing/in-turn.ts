/**
 * Work for the processor, one at a time: drawing a picture takes as long as many pages. Whoever comes when `most`
 * wait already is turned away.
 * @returns what to call with the work; null when it was turned away
 */
export function inTurn(most: number): <R>(work: () => Promise<R>) => Promise<R | null> {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  return async (work) => {
    if (waiting >= most) return null;
    waiting++;
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      waiting--;
    }
  };
}
