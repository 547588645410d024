import { v7, validate } from "uuid";

/** A new identifier. Time-ordered (UUID v7), so that rows made together lie together. */
export const newId = (): string => v7();

export const isId = (value: string): boolean => validate(value);
