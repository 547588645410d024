/**
 * Where the look at a fulfillment of an order paid ahead stands; null for one that nobody has to look at. No state of its
 * machine: a held one is `requested` and may do whatever that may, but be picked.
 */
export const reviewStates = ["held", "released"] as const;
export type ReviewState = (typeof reviewStates)[number];

/** What a rule that is broken leads to: an ID at the counter, or a manager's yes before anything is picked. */
export const ruleOutcomes = ["off", "check_id", "hold"] as const;
export type RuleOutcome = (typeof ruleOutcomes)[number];

/**
 * What an order paid ahead is judged by, with what a new shop begins with. A rule is broken by more than `most`; amounts
 * are minor units of the shop's currency. A day is 24 hours, and an order counts itself.
 */
export const ruleDefaults = {
  /** Orders of one customer, or of one guest's address, in a day. */
  orders_of_contact: { outcome: "hold", most: 5 },
  /** Orders from one address block on the network in a day. */
  orders_of_address: { outcome: "check_id", most: 20 },
  /** Cards declined to the same basket within the last hour or two, before one paid. */
  declines_of_basket: { outcome: "hold", most: 2 },
  /** The same from one address block. */
  declines_of_address: { outcome: "check_id", most: 5 },
  /** What the order comes to. */
  total: { outcome: "hold", most: 100_000 },
  /** What it comes to when this customer never received an order before. */
  first_total: { outcome: "check_id", most: 20_000 },
  /** 1 when somebody else is to collect the first order of a customer. */
  first_by_another: { outcome: "check_id", most: 0 },
  /** The highest age limit of what is collected. Off: whoever comes for it is asked their age in any case. */
  age_limit: { outcome: "off", most: 0 },
} as const satisfies Record<string, { outcome: RuleOutcome; most: number }>;

export type ReviewRule = keyof typeof ruleDefaults;
export const reviewRuleNames = Object.keys(ruleDefaults) as [ReviewRule, ...ReviewRule[]];
