import type { PickupState } from "@/lib/pickup/states";

/** One pickup of a round and the box on the trolley that its goods go into; texts are written out. */
export type BoxView = {
  pickup: string;
  /** The box's number on this round. */
  box: number;
  order: string;
  name: string;
  due: string;
  state: PickupState;
  shelf: string | null;
  /** Units; `wanted` is 0 when nothing of it is left to pick. */
  picked: number;
  wanted: number;
};

/** One thing to fetch, for all boxes that want it. Units. */
export type RoundLine = {
  sku: string;
  title: string;
  options: string;
  picture: string | null;
  place: string | null;
  barcode: string | null;
  wanted: number;
  picked: number;
  boxes: { box: number; wanted: number; picked: number }[];
};

/** A round through the store, in the order of its shelves. */
export type RoundView = {
  id: string;
  store: { slug: string; name: string };
  pickedBy: string;
  /** Whether the reader is who walks it. */
  mine: boolean;
  units: { picked: number; toPick: number };
  boxes: BoxView[];
  lines: RoundLine[];
};
