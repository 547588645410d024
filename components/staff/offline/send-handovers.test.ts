import { beforeEach, describe, expect, it, vi } from "vitest";
import type { LateHandover } from "./kept-board";
import { postHandover } from "./send-handovers";

const handover: LateHandover = {
  ...{ key: "a-key-of-its-own", by: "1", id: "p", verification: { method: "id_document" } },
  ...{ collectedBy: { name: "Emmi", relation: "customer" }, ageChecked: false, idChecked: false },
  collectedAt: "2026-03-01T10:00:00.000Z",
};

let answer: () => Response;
const asked = vi.fn();
beforeEach(() => {
  asked.mockClear();
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    asked(url, JSON.parse(String(init.body)));
    return answer();
  });
  return () => vi.unstubAllGlobals();
});

describe("a handover on its way", () => {
  it("goes to the counter in its own language, whole, and comes back with what became of it", async () => {
    answer = () => Response.json({ outcome: "done" });
    expect(await postHandover(handover, "fi")).toEqual({ outcome: "done" });
    expect(asked).toHaveBeenCalledExactlyOnceWith("/fi/staff/board/handovers", handover);
  });

  it.each([
    ["nobody is signed in", () => new Response(null, { status: 204 })],
    [
      "there is no network",
      () => {
        throw new TypeError("Failed to fetch");
      },
    ],
  ])("stops everything where %s", async (_, answered) => {
    answer = answered;
    expect(await postHandover(handover, "en")).toBeNull();
  });

  it.each([429, 500, 503])("waits by itself after %i, and lets the others pass", async (status) => {
    answer = () => new Response(null, { status });
    expect(await postHandover(handover, "en")).toEqual({ outcome: "waiting" });
  });
});
