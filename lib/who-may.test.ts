import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/kernel/actor";

// Who may do what at all, for every command there is: each stands in exactly one row below, and whoever the row does
// not name is refused. Commands are found in the tree, so that one without a row fails here. Which stores' rows
// somebody may touch is the SQL's business, and app/_server/staff-matrix.test.ts holds it to that.

const person = { id: "0199c1a0-0000-7000-8000-000000000000", name: "", email: "" };
const mine = { ...person, locations: ["0199c1a0-0000-7000-8000-000000000001"] };
const actors = {
  visitor: { kind: "visitor", id: null },
  customer: { kind: "customer", ...person },
  associate: { kind: "staff", role: "associate", ...mine },
  manager: { kind: "staff", role: "manager", ...mine },
  "manager by PIN": { kind: "staff", role: "manager", byPin: true, ...mine },
  admin: { kind: "staff", role: "admin", ...person, locations: "all" },
  "storefront's key": { kind: "api_key", role: "storefront", ...mine },
  "associate's key": { kind: "api_key", role: "associate", ...mine },
  "manager's key": { kind: "api_key", role: "manager", ...mine },
  "admin's key": { kind: "api_key", role: "admin", ...person, locations: "all" },
  system: { kind: "system", id: "test" },
} as const satisfies Record<string, Actor>;
type Who = keyof typeof actors;

const everybody = Object.keys(actors) as Who[];
const managers: Who[] = ["manager", "manager by PIN", "admin", "manager's key", "admin's key"];
const staff: Who[] = ["associate", "associate's key", ...managers];
const deciders: Who[] = ["manager", "admin", "system"];
const shoppers: Who[] = ["visitor", "customer", "storefront's key", "system"];

/** Who may, and what. What a visitor may do still wants a token, a code or a password of them. */
const rows: [Who[], string][] = [
  [
    everybody,
    `cancelLine extendHolds giftCardBalance confirmAccountCode confirmContactCode enrolSecondFactor lockScreen
     requestAccountCode requestAnotherCode requestContactCode showSecondFactor extendReservation releaseReservation
     reserve sayOnMyWay sayArrived changePickupPerson changeStore chooseInstead convertToDelivery extendPickup
     placeOrder reschedulePickup stopAlerts`,
  ],
  [everybody.filter((who) => who !== "associate" && who !== "associate's key"), "cancelOrder"],
  [shoppers, "requestPersonCode requestReturn withdrawReturn"],
  [["visitor", "customer"], "askToBeTold"],
  [["visitor"], "externalSignIn"],
  [
    ["customer"],
    `addAddress changeAddress chooseDefaultAddress joinAccount keepAddress orderAgain removeAddress addToCart arrangeCart
     changeCartLine dropCode dropSaved giveCode mergeCart moveCartLines removeCartLine saveForLater takeUpSaved
     changePickup holdBasket takeFromBasket changeProfile endOneSession requestProofCode setConsent adoptHolds addWish
     joinWishes removeWish`,
  ],
  [["system"], "expirePickup"],
  [
    staff,
    `cancelDelivery markDelivered packDelivery pickDeliveryLine shipDelivery shortDeliveryLine startPickingDelivery
     exchangeGoods adjustStock countStock rejectWriteOff sellAtCounter receiveTransfer sendTransfer bringOut cancelPickup markCollected markReady pickFromList
     pickLine pickWholeLine putBack reissueCode revokeCode shortFromList shortLine startPickList startPicking takePickList giveRefund rejectRefund receiveReturn
     rejectReturn`,
  ],
  [
    managers,
    `issueGiftCard reissueGiftCard endSessions cancelTransfer requestTransfer setSafetyStock releaseReview undoPress
     createPromotion endPromotion issueCodes approveRefund approveWriteOff askAgain settleOtherwise approveReturn setOpeningHours setOpeningException
     removeOpeningException setPreparation setWindows setHoldDays setCurbside setShelves setDefaultSafety pausePickups
     resumePickups`,
  ],
  [["associate", "manager", "admin"], "wantSecondFactor"],
  // An act is its person's: no key stands in for them.
  [["associate", "manager", "manager by PIN", "admin"], "handOverLater noteRefusedHandover"],
  [deciders, "changeStaff endStaff enrolDevice inviteStaff resetStaff revokeDevice withdrawInvitation"],
  [["admin", "admin's key", "system"], "createApiKey revokeApiKey"],
];

/** What a command may look at besides who asks: somebody else, and a store of their own. */
const input = { userId: "0199c1a0-0000-7000-8000-000000000009", stores: ["kallio"], kind: "percent" };

const root = new URL("./", import.meta.url);
const sources = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts"))
  .filter((path) => /\bcommand\(\{/.test(readFileSync(new URL(path, root), "utf8")));

type Ask = (actor: Actor, input: unknown) => boolean;
const found = (
  await Promise.all(
    sources.map(async (path) => {
      const exported = (await import(/* @vite-ignore */ new URL(path, root).pathname)) as Record<
        string,
        unknown
      >;
      return Object.entries(exported).flatMap(([name, value]) =>
        typeof value === "function" && "may" in value ? [[name, value.may as Ask] as const] : [],
      );
    }),
  )
).flat();

describe("who may", () => {
  const told = rows.flatMap(([who, names]) => names.split(/\s+/).map((name) => [name, who] as const));

  it("is said of every command there is, once", () => {
    expect(found.length).toBeGreaterThan(80);
    expect(told.map(([name]) => name).sort()).toEqual(found.map(([name]) => name).sort());
  });

  it.each(found)("%s: those its row names, and nobody else", (name, may) => {
    const row = told.find(([known]) => known === name)?.[1] ?? [];
    const allowed = everybody.filter((who) => may(actors[who], input));
    expect(allowed).toEqual(everybody.filter((who) => row.includes(who)));
  });
});
