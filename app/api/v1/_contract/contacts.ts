import { z } from "zod";
import { emailAddress } from "@/lib/identity/email-address";
import { call } from "./call";
import { instant } from "./values";

export const requestContactCodeCall = call({
  method: "POST",
  path: "/contact-verifications",
  operation: "requestContactCode",
  summary: "Have a code mailed to an address",
  description: "Needed before an order that is paid in the store. A caller with an API key needs none.",
  key: "optional",
  body: z.strictObject({ email: emailAddress }),
  status: 201,
  answer: z.strictObject({ id: z.string(), expiresAt: instant }).meta({ id: "ContactVerification" }),
  problems: ["contact.too_many"],
});

export const confirmContactCodeCall = call({
  method: "POST",
  path: "/contact-verifications/{id}",
  operation: "confirmContactCode",
  summary: "Prove the address with the code",
  key: "optional",
  body: z.strictObject({ code: z.string().trim().min(1).max(20) }),
  answer: z
    .strictObject({
      contactToken: z.string().describe("What an order takes as `contactToken`, for a day."),
      email: z.string(),
    })
    .meta({ id: "ProvenContact" }),
  problems: ["contact.wrong_code"],
});
