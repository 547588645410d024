import { createHmac } from "node:crypto";
import { derivedToken, sameHash } from "@/lib/kernel/secrets";

const toleranceSeconds = 300;

const digest = (moment: string, body: string): string =>
  createHmac("sha256", derivedToken("demo-webhook", "v1")).update(`${moment}.${body}`).digest("hex");

/** Signs what the demo shop's card company tells, as of now. */
export function sign(body: string, at: Date = new Date()): string {
  const moment = String(Math.floor(at.getTime() / 1000));
  return `t=${moment},v1=${digest(moment, body)}`;
}

/** Whether a signature is good for exactly this body and not older than five minutes. */
export function isSigned(body: string, header: string | null, now: Date = new Date()): boolean {
  const said = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header ?? "");
  if (!said) return false;
  const [, moment = "", hash = ""] = said;
  const age = Math.abs(now.getTime() / 1000 - Number(moment));
  return age <= toleranceSeconds && sameHash(hash, digest(moment, body));
}
