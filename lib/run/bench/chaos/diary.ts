import type { Told } from "../person";

/** A word that somebody was given: this happened to that, once. */
export type Word = { event: string; subject: string };

/** What one reservation or order was said to be. */
export type Promised = { id: string; lines: { sku: string; quantity: number }[] };

export type Asked = { kind: string; told: Told };

/** Everything that everybody asked and was told, to be compared with the database afterwards. */
export class Diary {
  readonly asked: Asked[] = [];
  readonly words: Word[] = [];
  /** May have happened: the answer was lost, and the call takes no key. */
  readonly perhaps: Word[] = [];
  readonly held: Promised[] = [];
  readonly ordered: (Promised & { total: number })[] = [];
  /** Orders whose customer was told that they are called off. */
  readonly calledOff = new Set<string>();

  say(event: string, subject: string): void {
    this.words.push({ event, subject });
  }
}
