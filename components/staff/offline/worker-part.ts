import { isLocale } from "@/lib/i18n/locales";
import { keptShell, shellPath } from "./shell";
import { sendFromHere, syncTag } from "./this-device";

/** The language of a counter page's address; null for any other page. */
function counterLocale(path: string): string | null {
  const [, locale = "", area] = path.split("/");
  return area === "staff" && isLocale(locale) ? locale : null;
}

/**
 * What the network did not bring of the counter: its page without a network, if the device keeps it; a pickup that was
 * opened is opened there.
 */
export async function counterWithoutNetwork(path: string): Promise<Response | null> {
  const locale = counterLocale(path);
  if (!locale) return null;
  const shell = shellPath(locale);
  const kept = await keptShell(shell);
  if (!kept || path === shell) return kept;
  const pickup = /\/staff\/pickups\/([\w-]+)$/.exec(path)?.[1];
  return Response.redirect(pickup ? `${shell}?pickup=${pickup}` : shell, 302);
}

/** Whether a page of the counter asks for one of the files that it needs to come alive. */
export const isCounterFile = (url: URL, request: Request): boolean =>
  url.pathname.startsWith("/_next/static/") &&
  URL.canParse(request.referrer) &&
  counterLocale(new URL(request.referrer).pathname) !== null;

/** A file's name says what is in it: one that is kept is as good as a new one. */
export const counterFile = async (request: Request): Promise<Response> =>
  (await caches.match(request, { ignoreVary: true })) ?? fetch(request);

type SyncEvent = ExtendableEvent & { tag: string };
type ExtendableEvent = Event & { waitUntil: (work: Promise<unknown>) => void };

/** Sends what waits once there is a network again, also while no page of the counter is open. */
export const sendOnSync = (event: Event): void => {
  const { tag, waitUntil } = event as SyncEvent;
  if (tag === syncTag) waitUntil.call(event, sendFromHere());
};
