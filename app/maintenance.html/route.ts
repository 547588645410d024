import { closedPage, htmlAnswer } from "@/app/_closed/closed-page";
import { messagesIn } from "@/lib/i18n/messages";

/** For whatever stands before the shop to keep a copy of, and to show with a 503 while the shop is away. */
export async function GET(): Promise<Response> {
  return htmlAnswer(
    closedPage((locale) => messagesIn(locale).outage),
    3600,
  );
}
