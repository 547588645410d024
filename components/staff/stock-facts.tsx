export type StockFactsView = {
  title: string;
  /** What stands there when there is nothing. */
  none: string;
  rows: { id: string; main: string; beside: string; below: string }[];
};

/** One kind of thing that is known about an item beyond this shelf: a heading, and a line for each. */
export function StockFacts({ view }: { view: StockFactsView }) {
  return (
    <section className="min-w-0">
      <h3 className="mb-1 text-base font-semibold">{view.title}</h3>
      {view.rows.length === 0 ? <p className="text-sm">{view.none}</p> : null}
      <ul className="grid">
        {view.rows.map(({ id, main, beside, below }) => (
          <li key={id} className="border-b border-line py-1.5 last:border-0">
            <span className="flex flex-wrap items-baseline justify-between gap-x-3">
              <span className="font-medium">{main}</span>
              <span className="figures font-bold">{beside}</span>
            </span>
            {below ? <span className="figures block text-sm">{below}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
