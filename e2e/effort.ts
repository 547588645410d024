import type { Page } from "./fixtures";

export type Effort = {
  /** What a thumb did on the page. */
  taps: number;
  /** Keys that were typed. */
  keys: number;
};

type Told = Window & { tellEffort?: (what: keyof Effort) => void };

/** Counts from now on what somebody does on a page, wherever it leads. */
export async function countingEffort(page: Page): Promise<Effort> {
  const effort: Effort = { taps: 0, keys: 0 };
  await page.exposeFunction("tellEffort", (what: keyof Effort) => {
    effort[what]++;
  });
  const listen = () => {
    // A press on a label comes twice: for the label, and for what it stands for.
    const isOwn = (e: Event) =>
      !(e.target as Element).closest("label") || e.target instanceof HTMLInputElement;
    const tell = (what: keyof Effort) => (window as Told).tellEffort?.(what);
    addEventListener("click", (e) => e.isTrusted && isOwn(e) && tell("taps"), true);
    addEventListener("keydown", (e) => e.isTrusted && tell("keys"), true);
  };
  await page.addInitScript(listen);
  await page.evaluate(listen);
  return effort;
}
