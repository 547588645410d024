/**
 * A states table: every line reads "in this state, this verb leads to that state".
 * The column's CHECK, the UPDATE's WHERE, the buttons and the tests all read the same table.
 */
export type Transition = readonly [from: string, verb: string, to: string];

type StateOf<T extends readonly Transition[]> = T[number][0] | T[number][2];
type VerbOf<T extends readonly Transition[]> = T[number][1];

/** Builds the readers of one states table. Throws when a verb would lead one state to two places. */
export function machine<const T extends readonly Transition[]>(initial: StateOf<T>, table: T) {
  const states = [...new Set<StateOf<T>>([initial, ...table.flatMap(([from, , to]) => [from, to] as const)])];
  const verbs = [...new Set<VerbOf<T>>(table.map(([, verb]) => verb))];
  const seen = new Set<string>();
  for (const [from, verb] of table) {
    const edge = `${from} ${verb}`;
    if (seen.has(edge)) throw new Error(`states table: ${edge} stands twice`);
    seen.add(edge);
  }
  return {
    initial,
    table,
    states,
    verbs,
    /** The states this verb may leave; an UPDATE's WHERE. */
    from: (verb: VerbOf<T>) => table.filter(([, v]) => v === verb).map(([from]) => from as StateOf<T>),
    /** Where this verb leads from this state; undefined when it may not leave it. */
    next: (state: StateOf<T>, verb: VerbOf<T>) =>
      table.find(([from, v]) => from === state && v === verb)?.[2] as StateOf<T> | undefined,
    /** The verbs that may leave this state; the buttons. */
    verbsIn: (state: StateOf<T>) => table.filter(([from]) => from === state).map(([, v]) => v as VerbOf<T>),
    /** Where taking this verb back leads from and to. Throws for a verb that may leave several states: nothing says which. */
    undo: (verb: VerbOf<T>) => {
      const [edge, another] = table.filter(([, v]) => v === verb);
      if (!edge || another) throw new Error(`states table: ${verb} leads back to no one state`);
      return { from: edge[2] as StateOf<T>, to: edge[0] as StateOf<T> };
    },
    /** States that nothing leaves. */
    terminal: states.filter((s) => !table.some(([from, , to]) => from === s && to !== s)),
    /** States that something still leaves. */
    open: states.filter((s) => table.some(([from, , to]) => from === s && to !== s)),
  };
}
