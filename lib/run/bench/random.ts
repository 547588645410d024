import { createHash } from "node:crypto";

/** Numbers from 0 up to 1 that are the same for the same seed and purpose, in whatever order purposes ask. */
export function randomFor(seed: number, purpose: string): () => number {
  let drawn = 0;
  return () => {
    const digest = createHash("sha256").update(`${seed}\n${purpose}\n${drawn++}`).digest();
    return digest.readUInt32BE(0) / 2 ** 32;
  };
}

/** A whole number from `least` to `most`. */
export const draw = (random: () => number, least: number, most: number): number =>
  least + Math.floor(random() * (most - least + 1));
