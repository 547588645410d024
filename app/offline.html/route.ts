import { htmlAnswer } from "@/app/_closed/closed-page";
import { offlinePage } from "@/app/_closed/offline-page";

/** Kept by the service worker, which asks for it anew when it changes. */
export async function GET(): Promise<Response> {
  return htmlAnswer(offlinePage(), 0);
}
