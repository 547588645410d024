import type { PressState } from "@/components/staff/press-state";
import { type Place, placeOf } from "../_entry/clerk";
import { pickListPath, pickupPath } from "../_entry/staff-path";
import { textOf } from "./form";

/** What a press on a pickup's page asks for, as `press` takes it. */
export const askedOf = (...asked: Asked) => asking(pickupPath, ...asked);

/** The same of a press on a round's page. */
export const askedOfRound = (...asked: Asked) => asking(pickListPath, ...asked);

type Asked = [verb: string, sent: Place, state: Pick<PressState, "key">, form: FormData, body: object];

function asking(pathTo: typeof pickupPath, ...[verb, sent, state, form, body]: Asked) {
  const { locale, id } = placeOf(sent);
  return {
    locale,
    path: pathTo(locale, id),
    route: `counter:${verb}:${id}`,
    key: textOf(form, "key", 80) || String(state?.key ?? ""),
    body,
  };
}
