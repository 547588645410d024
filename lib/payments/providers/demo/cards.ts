/** The demo shop's cards, by how they behave. Nobody types a number there. */
export const demoCards = [
  "demo_ok",
  "demo_declined",
  "demo_insufficient",
  "demo_confirm",
  "demo_timeout",
  "demo_lost",
  "demo_late",
  "demo_down",
  "demo_webhook_first",
  "demo_webhook_twice",
  "demo_capture_fails",
] as const;
export type DemoCard = (typeof demoCards)[number];

/** The card a token stands for: one that says so itself is declined, every other unknown one is good. */
export const demoCardOf = (token: string | null): DemoCard =>
  demoCards.find((card) => card === token) ?? (/declined/i.test(token ?? "") ? "demo_declined" : "demo_ok");
