import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { problem } from "@/db/testing/problem";
import { allOf, lineOf, requested, see, sent, traces, transferStage } from "@/db/testing/transfers";
import { as } from "@/db/testing/world";
import { checkInvariants } from "@/lib/invariants/check";
import type { Ctx } from "@/lib/kernel/actor";
import { cancelTransfer } from "./cancel-transfer";
import { receiveTransfer } from "./receive-transfer";
import { requestTransfer } from "./request-transfer";
import { sendTransfer } from "./send-transfer";
import type { TransferView } from "./transfer-queries";
import { type TransferState, transferStates } from "./transfer-states";

testDatabase();

let packer: Ctx;
let clerk: Ctx;
let manager: Ctx;
let stranger: Ctx;
beforeAll(async () => {
  ({ packer, clerk, manager, stranger } = await transferStage());
});

beforeEach(async () => {
  expect(await checkInvariants(db())).toEqual([]);
  return async () => expect(await checkInvariants(db())).toEqual([]);
});

describe("a verb", () => {
  const into: Record<TransferState, () => Promise<TransferView>> = {
    requested: () => requested(),
    sent: () => sent(),
    received: async () => {
      const t = await sent();
      await receiveTransfer(clerk, { id: t.id, lines: allOf(t) });
      return see(t.id);
    },
    cancelled: async () => {
      const t = await requested();
      await cancelTransfer(manager, { id: t.id });
      return see(t.id);
    },
  };
  const verbs: Record<(typeof transferStates.verbs)[number], (t: TransferView) => Promise<unknown>> = {
    send: ({ id }) => sendTransfer(packer, { id }),
    receive: (t) => receiveTransfer(clerk, { id: t.id, lines: allOf(t) }),
    cancel: ({ id }) => cancelTransfer(manager, { id }),
  };
  const walk = transferStates.states.flatMap((state) =>
    transferStates.verbs.map((verb) => [state, verb, transferStates.next(state, verb)] as const),
  );
  const ended: Partial<Record<TransferState, string>> = {
    received: "transfer.already_received",
    cancelled: "transfer.cancelled",
  };

  test.each(walk)("in state %s: %s leads to %s", async (state, verb, to) => {
    const transfer = await into[state]();
    const before = await traces();
    const attempt = verbs[verb](transfer);
    if (to) {
      await attempt;
      expect((await see(transfer.id)).state).toBe(to);
    } else {
      const wanted = ended[state] ?? `transfer.not_${transferStates.from(verb)[0]}`;
      expect((await problem(attempt)).code).toBe(wanted);
      expect(await traces()).toEqual(before);
    }
  });

  test.each<[string, string, (t: TransferView) => Promise<unknown>]>([
    ["sent by a stranger", "transfer.not_found", ({ id }) => sendTransfer(stranger, { id })],
    ["sent by the place it goes to", "auth.forbidden", ({ id }) => sendTransfer(clerk, { id })],
    ["sent by a shopper", "auth.required", ({ id }) => sendTransfer(as.visitor(), { id })],
    ["sent by a storefront", "auth.forbidden", ({ id }) => sendTransfer(as.storefront(), { id })],
    ["cancelled by an associate", "auth.forbidden", ({ id }) => cancelTransfer(clerk, { id })],
    [
      "cancelled by a strange manager",
      "transfer.not_found",
      ({ id }) =>
        cancelTransfer(as.manager(stranger.actor.kind === "staff" ? stranger.actor.id : ""), { id }),
    ],
    [
      "sent as nothing",
      "transfer.nothing_sent",
      (t) =>
        sendAs(
          t,
          t.lines.map((l) => [l.id, 0] as const),
        ),
    ],
    ["sent in excess", "transfer.too_many", (t) => sendAs(t, [[lineOf(t, "LAMP").id, 5]])],
    ["sent with a strange line", "transfer.unknown_line", (t) => sendAs(t, [[t.id, 1]])],
    ["unknown", "transfer.not_found", () => sendTransfer(packer, { id: "nothing" })],
  ])("%s is refused as %s, and nothing changed", async (_what, code, attempt) => {
    const transfer = await requested();
    const before = await traces();
    expect((await problem(attempt(transfer))).code).toBe(code);
    expect(await traces()).toEqual(before);
  });
  const sendAs = (t: TransferView, lines: (readonly [string, number])[]) =>
    sendTransfer(packer, { id: t.id, lines: lines.map(([lineId, quantity]) => ({ lineId, quantity })) });

  test.each<[string, string, (t: TransferView) => Promise<unknown>]>([
    ["by the place it came from", "auth.forbidden", (t) => receiveTransfer(packer, whole(t))],
    ["by a stranger", "transfer.not_found", (t) => receiveTransfer(stranger, whole(t))],
    ["in excess", "transfer.too_many", (t) => receiveTransfer(clerk, first(t, 99))],
    ["with a line uncounted", "transfer.lines_open", (t) => receiveTransfer(clerk, first(t, 1))],
  ])("received %s is refused as %s, and nothing changed", async (_what, code, attempt) => {
    const transfer = await sent();
    const before = await traces();
    expect((await problem(attempt(transfer))).code).toBe(code);
    expect(await traces()).toEqual(before);
  });
  const whole = (t: TransferView) => ({ id: t.id, lines: allOf(t) });
  const first = (t: TransferView, received: number) => ({
    id: t.id,
    lines: [{ lineId: t.lines[0]!.id, received }],
  });

  test.each<[string, string, () => Promise<unknown>]>([
    ["an associate", "auth.forbidden", () => requestTransfer(clerk, between("kamppi", "kallio"))],
    ["nobody's manager", "store.not_found", () => requestTransfer(nobody(), between("kamppi", "kallio"))],
    ["to an unknown place", "store.not_found", () => requestTransfer(manager, between("kallio", "oz"))],
    ["to where they are", "input.invalid", () => requestTransfer(manager, between("kallio", "kallio"))],
    ["of an unknown SKU", "variant.not_found", () => requested([{ sku: "GHOST", quantity: 1 }])],
  ])("requested by or %s is refused as %s, and nothing changed", async (_what, code, attempt) => {
    const before = await traces();
    expect((await problem(attempt())).code).toBe(code);
    expect(await traces()).toEqual(before);
  });
  const between = (from: string, to: string) => ({ from, to, lines: [{ sku: "LAMP", quantity: 1 }] });
  const nobody = () => as.manager("019a0000-0000-7000-8000-000000000001");
});
