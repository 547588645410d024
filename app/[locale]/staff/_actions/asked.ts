import type { PressState } from "@/components/staff/press-state";
import { type Place, placeOf } from "../_entry/clerk";
import { pickupPath } from "../_entry/staff-path";
import { textOf } from "./form";

/** What a press on a pickup's page asks for, as `press` takes it. */
export function askedOf(
  verb: string,
  sent: Place,
  state: Pick<PressState, "key">,
  form: FormData,
  body: object,
) {
  const { locale, id } = placeOf(sent);
  return {
    locale,
    path: pickupPath(locale, id),
    route: `counter:${verb}:${id}`,
    key: textOf(form, "key", 80) || String(state?.key ?? ""),
    body,
  };
}
