"use server";

import { keepDevice } from "@/app/_server/shared-device";
import type { PressState } from "@/components/staff/press-state";
import { changeStaff as changeStaffCommand } from "@/lib/identity/change-staff";
import { endStaff as endStaffCommand } from "@/lib/identity/end-staff";
import { enrolDevice as enrolDeviceCommand } from "@/lib/identity/enrol-device";
import { inviteStaff as inviteStaffCommand } from "@/lib/identity/invite-staff";
import { resetStaff as resetStaffCommand } from "@/lib/identity/reset-staff";
import { revokeDevice as revokeDeviceCommand } from "@/lib/identity/revoke-device";
import { type StaffRole, staffRoles } from "@/lib/identity/roles";
import { withdrawInvitation as withdrawInvitationCommand } from "@/lib/identity/withdraw-invitation";
import { localeOf, type Place, placeOf } from "../_entry/clerk";
import { textOf } from "./form";
import { press } from "./press";

type Way = { locale: string };

const roleOf = (form: FormData): StaffRole =>
  staffRoles.find((role) => role === textOf(form, "role", 20)) ?? "associate";

const storesIn = (form: FormData): string[] =>
  form
    .getAll("stores")
    .filter((store) => typeof store === "string")
    .slice(0, 100);

function asked(sent: Way, state: PressState, form: FormData, path: string, what: string, body: object) {
  const locale = localeOf(sent?.locale);
  const key = textOf(form, "key", 80) || String(state?.key ?? "");
  return { locale, path: `/${locale}/staff/${path}`, route: `counter:${what}`, key, body };
}

/** Mails somebody the link by which they begin to work here. */
export async function inviteStaff(sent: Way, state: PressState, form: FormData): Promise<PressState> {
  const body = {
    email: textOf(form, "email", 300),
    name: textOf(form, "name"),
    role: roleOf(form),
    stores: storesIn(form),
  };
  return press(asked(sent, state, form, "people", "invite", body), async (tx, ctx) => {
    await inviteStaffCommand(ctx, body, tx);
  });
}

export async function withdrawInvitation(
  place: Place,
  state: PressState,
  form: FormData,
): Promise<PressState> {
  const { id } = placeOf(place);
  return press(asked(place, state, form, "people", `withdraw-invitation:${id}`, {}), (tx, ctx) =>
    withdrawInvitationCommand(ctx, { id }, tx),
  );
}

/** Another role, other stores. */
export async function changeStaff(place: Place, state: PressState, form: FormData): Promise<PressState> {
  const { id: userId } = placeOf(place);
  const body = { role: roleOf(form), stores: storesIn(form) };
  return press(asked(place, state, form, `people/${userId}`, `change-person:${userId}`, body), (tx, ctx) =>
    changeStaffCommand(ctx, { userId, ...body }, tx),
  );
}

/** Ends every way in and mails a link to begin anew. */
export async function resetStaff(place: Place, state: PressState, form: FormData): Promise<PressState> {
  const { id: userId } = placeOf(place);
  return press(asked(place, state, form, `people/${userId}`, `reset-person:${userId}`, {}), (tx, ctx) =>
    resetStaffCommand(ctx, { userId }, tx),
  );
}

/** Somebody works here no longer, from now on. */
export async function endStaff(place: Place, state: PressState, form: FormData): Promise<PressState> {
  const { id: userId } = placeOf(place);
  return press(asked(place, state, form, `people/${userId}`, `end-person:${userId}`, {}), async (tx, ctx) => {
    await endStaffCommand(ctx, { userId }, tx);
  });
}

/** Makes the browser in front of the manager a device that a store's people share. */
export async function enrolDevice(sent: Way, state: PressState, form: FormData): Promise<PressState> {
  const body = { name: textOf(form, "name", 60), store: textOf(form, "store", 60) };
  let token: string | undefined;
  const answer = await press(asked(sent, state, form, "devices", "enrol-device", body), async (tx, ctx) => {
    ({ token } = await enrolDeviceCommand(ctx, body, tx));
  });
  if (token && answer.outcome === "done") await keepDevice(token);
  return answer;
}

export async function revokeDevice(place: Place, state: PressState, form: FormData): Promise<PressState> {
  const { id } = placeOf(place);
  return press(asked(place, state, form, "devices", `revoke-device:${id}`, {}), (tx, ctx) =>
    revokeDeviceCommand(ctx, { id }, tx),
  );
}
