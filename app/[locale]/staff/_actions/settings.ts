"use server";

import { unstable_rethrow } from "next/navigation";
import { askedBy } from "@/app/_server/asked";
import { logFailure } from "@/app/_server/log-failure";
import { answered, answeredAnew } from "@/app/_server/outcome";
import type { Outcome } from "@/components/shop/form/outcome";
import { db } from "@/db/client";
import type { Messages } from "@/lib/i18n/messages";
import { translator } from "@/lib/i18n/translator";
import { setDefaultSafety } from "@/lib/inventory/set-default-safety";
import { setSafetyStock } from "@/lib/inventory/set-safety-stock";
import type { Ctx } from "@/lib/kernel/actor";
import { later, minutes } from "@/lib/kernel/clock";
import { translateDatabaseError } from "@/lib/kernel/database-errors";
import { Problem } from "@/lib/kernel/problem";
import { openState } from "@/lib/stores/hours";
import { pausePickups, resumePickups } from "@/lib/stores/pause-pickups";
import { storeBySlug } from "@/lib/stores/queries";
import { removeOpeningException, setOpeningException } from "@/lib/stores/set-opening-exception";
import { setOpeningHours } from "@/lib/stores/set-opening-hours";
import { setHoldDays, setPreparation, setWindows } from "@/lib/stores/set-pickup-rules";
import { setCurbside, setShelves } from "@/lib/stores/set-places";
import { clerkActionCtx, localeOf } from "../_entry/clerk";
import { settingsPath } from "../_entry/staff-path";
import { textOf, wholeOf } from "./form";
import {
  exceptionIn,
  hoursIn,
  type NumberField,
  namesIn,
  numbers,
  seenIn,
  wrongNumbers,
} from "./typed-settings";

type Words = Messages["manage"]["settings"];
/** The page of a store, as it was bound: it arrives like anything from outside. */
type Of = { locale: string; store: string };
type Asked = { ctx: Ctx; store: string; form: FormData; what: string };
type Verb = {
  /** Whose card on the page it belongs to. */
  card: keyof Words &
    (
      | "pause"
      | "hours"
      | "exceptions"
      | "preparation"
      | "windows"
      | "holdDays"
      | "curbside"
      | "shelves"
      | "safety"
    );
  numbers?: readonly NumberField[];
  run: (asked: Asked) => Promise<unknown>;
};

// What a form saw is judged by the command's own schema, like everything that comes from outside.
const seen = <T>(form: FormData): { seen?: T } => {
  const found = seenIn(form);
  return found === undefined ? {} : { seen: found as T };
};

const verbs: Record<string, Verb> = {
  pause: {
    card: "pause",
    run: async ({ ctx, store, form }) =>
      pausePickups(ctx, { store, until: await endOfPause(ctx, store, textOf(form, "until", 20)) }),
  },
  resume: { card: "pause", run: ({ ctx, store }) => resumePickups(ctx, { store }) },
  hours: {
    card: "hours",
    run: ({ ctx, store, form }) => setOpeningHours(ctx, { store, hours: hoursIn(form), ...seen(form) }),
  },
  exception: {
    card: "exceptions",
    run: ({ ctx, store, form }) =>
      setOpeningException(ctx, { store, day: textOf(form, "day", 10), exception: exceptionIn(form) }),
  },
  remove: {
    card: "exceptions",
    run: ({ ctx, store, what }) => removeOpeningException(ctx, { store, day: what }),
  },
  preparation: {
    card: "preparation",
    numbers: ["prepMinutes", "picksPerHour"],
    run: ({ ctx, store, form }) =>
      setPreparation(ctx, {
        store,
        preparation: {
          prepMinutes: wholeOf(form, "prepMinutes"),
          picksPerHour: wholeOf(form, "picksPerHour"),
        },
        ...seen(form),
      }),
  },
  windows: {
    card: "windows",
    numbers: ["minutes", "capacity", "cutOffMinutes"],
    run: ({ ctx, store, form }) =>
      setWindows(ctx, {
        store,
        windows: {
          minutes: wholeOf(form, "minutes"),
          capacity: wholeOf(form, "capacity"),
          cutOffMinutes: wholeOf(form, "cutOffMinutes"),
        },
        ...seen(form),
      }),
  },
  holdDays: {
    card: "holdDays",
    numbers: ["holdDays"],
    run: ({ ctx, store, form }) =>
      setHoldDays(ctx, { store, holdDays: wholeOf(form, "holdDays"), ...seen(form) }),
  },
  curbside: {
    card: "curbside",
    run: ({ ctx, store, form }) =>
      setCurbside(ctx, {
        store,
        curbside: { offered: textOf(form, "offered") === "on", bays: namesIn(form, "bays") },
        ...seen(form),
      }),
  },
  shelves: {
    card: "shelves",
    run: ({ ctx, store, form }) =>
      setShelves(ctx, { store, shelves: namesIn(form, "shelves"), ...seen(form) }),
  },
  safety: {
    card: "safety",
    numbers: ["units"],
    run: ({ ctx, store, form }) =>
      setDefaultSafety(ctx, { store, units: wholeOf(form, "units"), ...seen(form) }),
  },
  department: {
    card: "safety",
    numbers: ["departmentUnits"],
    run: ({ ctx, store, form }) =>
      setSafetyStock(ctx, {
        store,
        department: textOf(form, "department", 80),
        units: wholeOf(form, "departmentUnits"),
      }),
  },
};

const refusals: Record<string, keyof Words["refused"]> = {
  "auth.forbidden": "forbidden",
  "auth.required": "forbidden",
  "department.not_found": "gone",
  "exception.not_found": "gone",
  "input.invalid": "fields",
  "store.changed_meanwhile": "changed",
  "store.day_over": "day",
  "store.not_found": "gone",
};

/** Changes one part of a store's settings, named by the button. Saying the same twice changes it once. */
export async function changeSettings(sent: Of, form: FormData): Promise<Outcome> {
  const locale = localeOf(sent?.locale);
  const store = String(sent?.store ?? "").slice(0, 60);
  const path = settingsPath(locale, store);
  const t = translator(locale, "manage.settings");
  const typed = typedOf(form);
  const [name, what = ""] = askedBy(form);
  const verb = name && Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  const card = verb?.card ?? "";
  try {
    const ctx = await clerkActionCtx(locale, path);
    if (!verb) return await answered(path, { tone: "refused", message: t("refused.other"), typed });
    const wrong = wrongNumbers(form, verb.numbers ?? []);
    if (wrong.length > 0) {
      const errors = Object.fromEntries(
        wrong.map((field) => [field, t("whole", { least: numbers[field][0], most: numbers[field][1] })]),
      );
      return await answered(path, { tone: "refused", message: t("refused.fields"), errors, typed }, card);
    }
    await verb.run({ ctx, store, form, what });
    const message =
      name === "pause"
        ? t("pause.donePaused")
        : name === "resume"
          ? t("pause.doneResumed")
          : t("saved", { what: t(`${verb.card}.title`) });
    return await answeredAnew(path, { tone: "done", message });
  } catch (error) {
    unstable_rethrow(error);
    const known = translateDatabaseError(error);
    if (!(known instanceof Problem)) logFailure("counter: settings", error);
    const code = known instanceof Problem ? known.code : "";
    const message = t(`refused.${refusals[code] ?? "other"}`);
    // What somebody else changed has to be seen before it is changed again.
    if (code === "store.changed_meanwhile") return answeredAnew(path, { tone: "refused", message }, card);
    return answered(path, { tone: "refused", message, typed }, card);
  }
}

async function endOfPause(ctx: Ctx, store: string, until: string): Promise<string | null> {
  if (until === "closing") {
    const state = openState(await storeBySlug(db(), store), ctx.now);
    return state.open ? state.until.toISOString() : null;
  }
  const length = Number(until);
  return Number.isInteger(length) && length > 0 && length <= 1_440
    ? later(ctx.now, minutes(length)).toISOString()
    : null;
}

/** What goes back into the fields. */
const typedOf = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    [...new Set(form.keys())]
      .filter((name) => /^[a-zA-Z0-9-]{1,40}$/.test(name) && name !== "do" && name !== "seen")
      .slice(0, 80)
      .map((name) => [name, textOf(form, name, 400)]),
  );
