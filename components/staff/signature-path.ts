/** The drawing's own measure, whatever its size on the screen. */
export const sheet = { width: 300, height: 120 };
/** A path may be that long; a hand that goes on beyond it leaves no more ink. */
const longest = 20_000;
/** Points nearer than that to the last one say nothing. */
const nearest = 2;

export type Point = { x: number; y: number };

/** Where a pointer is on the sheet, in whole numbers. */
export function pointOn(box: Pick<DOMRect, "left" | "top" | "width" | "height">, at: Point): Point {
  const on = (value: number, size: number, most: number) =>
    Math.max(0, Math.min(most, Math.round((value / Math.max(1, size)) * most)));
  return {
    x: on(at.x - box.left, box.width, sheet.width),
    y: on(at.y - box.top, box.height, sheet.height),
  };
}

/** The path with a stroke begun, or drawn on, to a point. */
export function drawn(path: string, to: Point, begins: boolean): string {
  const last = /[ML](\d+) (\d+)$/.exec(path);
  if (!begins && last && Math.hypot(Number(last[1]) - to.x, Number(last[2]) - to.y) < nearest) return path;
  const longer = `${path}${begins || !last ? "M" : "L"}${to.x} ${to.y}`;
  return longer.length > longest ? path : longer;
}
