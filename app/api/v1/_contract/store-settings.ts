import { z } from "zod";
import { safetyUnits } from "@/lib/inventory/set-default-safety";
import { exceptionInput } from "@/lib/stores/set-opening-exception";
import { span } from "@/lib/stores/set-opening-hours";
import { holdDaysInput, preparationInput, windowsInput } from "@/lib/stores/set-pickup-rules";
import { curbsideInput, shelvesInput } from "@/lib/stores/set-places";
import { call } from "./call";
import { instant, slug } from "./values";

const text = z.record(z.string(), z.string()).describe("By locale.");

/** What a store's manager decides, as the calls about it answer. */
const settings = z
  .strictObject({
    store: slug,
    name: z.string(),
    timeZone: z.string(),
    hours: z.array(z.strictObject({ weekday: z.int(), opensAt: z.string(), closesAt: z.string() })),
    exceptions: z.array(
      z.strictObject({
        day: z.iso.date(),
        opensAt: z.string().nullable(),
        closesAt: z.string().nullable(),
        reason: text,
      }),
    ),
    preparation: preparationInput,
    windows: windowsInput,
    holdDays: z.int(),
    curbside: curbsideInput,
    shelves: shelvesInput,
    pause: z
      .strictObject({ since: instant, until: instant.nullable() })
      .nullable()
      .describe("Null while orders to collect are taken; `until` null: until somebody resumes them."),
    safetyStock: z.int(),
    departments: z.array(z.strictObject({ department: z.string(), units: z.int() })),
  })
  .meta({ id: "StoreSettings" });

const ofManagers = { staff: true, answer: settings } as const;
const seen =
  "`seen` is what was there when the change was made up; when it is otherwise by now, nothing changes. For managers.";
const changing = ["store.not_found", "store.changed_meanwhile"] as const;

export const getStoreSettingsCall = call({
  ...ofManagers,
  method: "GET",
  path: "/staff/stores/{store}/settings",
  operation: "getStoreSettings",
  summary: "What a store's manager decides about it",
  problems: ["store.not_found"],
});

export const setOpeningHoursCall = call({
  ...ofManagers,
  method: "PUT",
  path: "/staff/stores/{store}/settings/hours",
  operation: "setOpeningHours",
  summary: "Change a store's weekly hours",
  description: `What is booked outside them stays booked. ${seen}`,
  body: z.strictObject({ hours: z.array(span).max(28), seen: z.array(span).max(28).optional() }),
  problems: changing,
});

export const setOpeningExceptionCall = call({
  ...ofManagers,
  method: "PUT",
  path: "/staff/stores/{store}/settings/exceptions/{day}",
  operation: "setOpeningException",
  summary: "Say how a day differs from a store's week",
  description: seen,
  body: z.strictObject({ exception: exceptionInput, seen: exceptionInput.nullable().optional() }),
  problems: [...changing, "store.day_over"],
});

export const removeOpeningExceptionCall = call({
  method: "DELETE",
  path: "/staff/stores/{store}/settings/exceptions/{day}",
  operation: "removeOpeningException",
  summary: "Make a day like the others again",
  staff: true,
  problems: ["store.not_found", "exception.not_found"],
});

export const setPreparationCall = call({
  ...ofManagers,
  method: "PUT",
  path: "/staff/stores/{store}/settings/preparation",
  operation: "setPreparation",
  summary: "Change a store's time to prepare and pace of picking",
  description: seen,
  body: z.strictObject({ preparation: preparationInput, seen: preparationInput.optional() }),
  problems: changing,
});

export const setWindowsCall = call({
  ...ofManagers,
  method: "PUT",
  path: "/staff/stores/{store}/settings/windows",
  operation: "setWindows",
  summary: "Change the length, capacity and cut-off of a store's pickup windows",
  description: seen,
  body: z.strictObject({ windows: windowsInput, seen: windowsInput.optional() }),
  problems: changing,
});

export const setHoldDaysCall = call({
  ...ofManagers,
  method: "PUT",
  path: "/staff/stores/{store}/settings/hold-days",
  operation: "setHoldDays",
  summary: "Change how many days a ready order waits",
  description: seen,
  body: z.strictObject({ holdDays: holdDaysInput, seen: holdDaysInput.optional() }),
  problems: changing,
});

export const setCurbsideCall = call({
  ...ofManagers,
  method: "PUT",
  path: "/staff/stores/{store}/settings/curbside",
  operation: "setCurbside",
  summary: "Say whether cars are brought their goods, and name the bays",
  description: seen,
  body: z.strictObject({ curbside: curbsideInput, seen: curbsideInput.optional() }),
  problems: changing,
});

export const setShelvesCall = call({
  ...ofManagers,
  method: "PUT",
  path: "/staff/stores/{store}/settings/shelves",
  operation: "setShelves",
  summary: "Name the collection shelves that clerks choose from",
  description: seen,
  body: z.strictObject({ shelves: shelvesInput, seen: shelvesInput.optional() }),
  problems: changing,
});

export const setDefaultSafetyCall = call({
  ...ofManagers,
  method: "PUT",
  path: "/staff/stores/{store}/settings/safety-stock",
  operation: "setDefaultSafety",
  summary: "Keep units back of what is in no department with a number of its own",
  description: `What is said last replaces the numbers of single SKUs. ${seen}`,
  body: z.strictObject({ units: safetyUnits, seen: safetyUnits.optional() }),
  problems: changing,
});

export const pausePickupsCall = call({
  ...ofManagers,
  method: "POST",
  path: "/staff/stores/{store}/pause",
  operation: "pausePickups",
  summary: "Promise nothing more for collection at a store",
  description:
    "From the answer on no reservation is made there and `readyBy` is null. What was promised or is held stays, and what is held can be ordered. `until` null or left out: until somebody resumes. For managers.",
  key: "required",
  body: z.strictObject({ until: z.iso.datetime({ offset: true }).nullish() }),
  problems: ["store.not_found", "store.pause_end"],
});

export const resumePickupsCall = call({
  ...ofManagers,
  method: "POST",
  path: "/staff/stores/{store}/resume",
  operation: "resumePickups",
  summary: "Take orders to collect again",
  key: "required",
  problems: ["store.not_found"],
});

export const settingsAnswer = ({
  id: _,
  slug: store,
  ...rest
}: { id: string; slug: string } & Omit<z.input<typeof settings>, "store">): z.input<typeof settings> => ({
  store,
  ...rest,
});
