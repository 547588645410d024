import { expect } from "vitest";
import { calls } from "../_contract/calls";
import { answered } from "./api";

/** Calls that a test file of their own tells of, by operation. The journey tells of all others. */
const areas = {
  reviews: ["releaseDelivery", "releasePickup", "requestPersonCode"],
  "shopper-pickups": [
    "changePickupPerson",
    "changeStore",
    "chooseInstead",
    "convertToDelivery",
    "extendPickup",
    "reschedulePickup",
  ],
  counter: [
    "bringOut",
    "getPickList",
    "listPutBacks",
    "pickFromList",
    "putBack",
    "reissueCode",
    "revokeCode",
    "shortFromList",
    "shortLine",
    "startPickList",
    "takePickList",
    "undo",
  ],
  "staff-stock": [
    "adjustStock",
    "approveWriteOff",
    "countStock",
    "listCounterSales",
    "listWriteOffs",
    "rejectWriteOff",
    "sellAtCounter",
    "setSafetyStock",
  ],
  "store-settings": [
    "getStoreSettings",
    "pausePickups",
    "removeOpeningException",
    "resumePickups",
    "setCurbside",
    "setDefaultSafety",
    "setHoldDays",
    "setOpeningException",
    "setOpeningHours",
    "setPreparation",
    "setShelves",
    "setWindows",
  ],
  "staff-transfers": [
    "cancelTransfer",
    "getTransfer",
    "listTransfers",
    "receiveTransfer",
    "requestTransfer",
    "sendTransfer",
  ],
  "staff-deliveries": [
    "cancelDelivery",
    "getDelivery",
    "listDeliveries",
    "markDelivered",
    "packDelivery",
    "pickDeliveryLine",
    "shipDelivery",
    "shortDeliveryLine",
    "startPickingDelivery",
  ],
  "basket-availability": ["findBasket"],
  "money-back": [
    "approveRefund",
    "askPaymentAgain",
    "cancelLine",
    "getRefund",
    "giveRefund",
    "listRefunds",
    "listRefusedPayments",
    "rejectRefund",
    "settlePayment",
  ],
  "gift-cards": ["giftCardBalance", "issueGiftCard"],
  exchanges: ["exchangeGoods", "quoteExchange"],
  returns: [
    "approveReturn",
    "getReturn",
    "getReturnable",
    "listReturns",
    "receiveReturn",
    "rejectReturn",
    "requestReturn",
    "withdrawReturn",
  ],
} as const satisfies Record<string, readonly string[]>;

/** Fails unless this file has made every call of its area, or, for the journey, every call of none. */
export function expectEveryCallAnswered(area: keyof typeof areas | "journey"): void {
  const elsewhere = new Set<string>(Object.values(areas).flat());
  const own =
    area === "journey" ? calls.map((c) => c.operation).filter((o) => !elsewhere.has(o)) : areas[area];
  expect(own.filter((operation) => !answered.has(operation))).toEqual([]);
}
