import type { PaymentWay } from "../../provider";

/**
 * Cash, or a card on the store's own terminal: the clerk who hands the goods over takes the money, and says under which
 * receipt number. There is nobody to ask, so nothing is asked.
 */
export const inStore: PaymentWay = { offered: () => true, paysParcels: false, provider: null };
