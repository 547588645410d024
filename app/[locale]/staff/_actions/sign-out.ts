"use server";

import { redirect } from "next/navigation";
import { forgetScans } from "@/app/_server/recent-scans";
import { signOutHere } from "@/app/_server/session";
import { localeOf } from "../_entry/clerk";
import { signInPath } from "../_entry/staff-path";

/** Ends the sign-in at once, here and wherever its cookie was copied to. */
export async function signOut(sent: { locale: string }): Promise<void> {
  await signOutHere();
  await forgetScans(new Date());
  redirect(signInPath(localeOf(sent?.locale)));
}
