/** What the database said of single words, and the edition it is true of. */
export type Answers<V> = { edition: string; values: ReadonlyMap<string, V> };

/**
 * What was asked last, in this server's memory, of one edition: with the next all of it is forgotten. Which edition there
 * is now is the database's to say, at every search.
 */
export class KeptAnswers<V> {
  /** Those asked first, first. */
  #values = new Map<string, V>();
  #edition = "";
  readonly #most: number;

  /** @param most how many answers to keep */
  constructor(most: number) {
    this.#most = most;
  }

  get size(): number {
    return this.#values.size;
  }

  /**
   * What these questions' answers are, in their order.
   * @param ask asks those that are not kept, and answers each of them; is not called when all are
   */
  async of(
    edition: string,
    questions: readonly string[],
    ask: (missing: string[]) => Promise<Answers<V>>,
  ): Promise<V[]> {
    this.#turnTo(edition);
    const kept = this.#values;
    const missing = [...new Set(questions.filter((question) => !kept.has(question)))];
    // Another edition may have come when the answer does, and a full memory may have forgotten what was in it.
    const here = new Map(questions.map((question) => [question, kept.get(question)]));
    if (missing.length > 0) {
      const { edition: of, values } = await ask(missing);
      for (const [question, value] of values) here.set(question, value);
      this.#keep(of, values);
    }
    return questions.map((question) => here.get(question)!);
  }

  #turnTo(edition: string): void {
    if (edition === this.#edition) return;
    this.#edition = edition;
    this.#values = new Map();
  }

  #keep(edition: string, values: ReadonlyMap<string, V>): void {
    this.#turnTo(edition);
    for (const [question, value] of values) this.#values.set(question, value);
    for (const question of this.#values.keys()) {
      if (this.#values.size <= this.#most) return;
      this.#values.delete(question);
    }
  }
}
