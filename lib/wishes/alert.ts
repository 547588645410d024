import { env } from "@/lib/kernel/env";
import { derivedToken } from "@/lib/kernel/secrets";

/** The token that ends an alert: computed again by whoever writes the mail. */
export const alertToken = (id: string): string => derivedToken("stock-alert", id);

/** The page on which an alert is ended. */
export const alertLink = (id: string, locale: string): string =>
  `${env().origin}/${locale}/alerts/${alertToken(id)}`;
