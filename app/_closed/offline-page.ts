import { messagesIn } from "@/lib/i18n/messages";
import { closedPage } from "./closed-page";

/** What a browser shows in place of any page while it is offline. */
export const offlinePage = (): string => closedPage((locale) => messagesIn(locale).offline);
