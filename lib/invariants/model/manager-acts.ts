import fc from "fast-check";
import { as } from "@/db/testing/world";
import { undoPress } from "@/lib/pickup/undo-press";
import { actOn } from "./act";
import { pickupsOf } from "./real-shop";
import type { Pickup } from "./shop-model";

const verbs = ["startPicking", "markReady"] as const;
type Verb = (typeof verbs)[number];
const ledTo = { startPicking: "picking", markReady: "ready" } as const;

/** The press that can be taken back; once something was handed over, it is the handover and nothing before it. */
const isLast = (pickup: Pickup, verb: Verb): boolean =>
  pickup.state === ledTo[verb] && pickup.lines.every((l) => l.collected === 0);

export const managerActs = verbs.map((verb) =>
  actOn({
    name: `take ${verb} back`,
    asked: fc.constant(null),
    among: (model) => model.pickups,
    fits: (pickup) => isLast(pickup, verb),
    expected(pickup) {
      if (!isLast(pickup, verb)) return "pickup.nothing_to_undo";
      if (verb === "startPicking") {
        pickup.state = "requested";
        for (const line of pickup.lines) line.picked = 0;
      } else {
        pickup.state = "picking";
        pickup.late = false;
        pickup.extended = false;
        pickup.arrived = false;
      }
      return "done";
    },
    actual(shop, at) {
      const { id, store } = pickupsOf(shop)[at]!;
      return undoPress(as.manager(shop.world[store]), { id, verb });
    },
  }),
);
