import { z } from "zod";

const secret = z
  .string()
  .min(32, "needs at least 32 characters; make one with: openssl rand -base64 33")
  .max(512)
  .refine((s) => new Set(s).size >= 10, "is too regular to be a secret");

const postgresUrl = z
  .string()
  .max(2048)
  .regex(/^postgres(ql)?:\/\//, "must begin with postgres:// or postgresql://");

const clientText = z.string().min(1).max(4000).optional();
/** What has to be set together. */
const together = [
  ["GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET"],
  ["APPLE_CLIENT_ID", "APPLE_CLIENT_SECRET"],
  ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"],
  ["STRIPE_SECRET_KEY", "STRIPE_PUBLISHABLE_KEY", "STRIPE_WEBHOOK_SECRET"],
] as const;

/** A client at a provider; null unless both parts are set. */
const clientOf = (id: string | undefined, secret: string | undefined) =>
  id && secret ? { id, secret } : null;

const schema = z
  .object({
    AISLE_MODE: z.enum(["demo", "production"]).default("production"),
    AISLE_URL: z
      .url({ protocol: /^https?$/, error: "must be the public origin, such as https://shop.example" })
      .transform((u) => new URL(u).origin)
      .optional(),
    PORT: z.coerce.number().int().min(1).max(65535).default(3000),
    DATABASE_URL: postgresUrl.optional(),
    POSTGRES_URL: postgresUrl.optional(),
    DB_DRIVER: z.enum(["pg", "vercel"]).optional(),
    /** Where `@vercel/postgres` finds a Postgres that is no hosted one. Plain `ws:`, so only for one's own network. */
    POSTGRES_WS_PROXY: z
      .string()
      .max(300)
      .regex(
        /^[a-z0-9.-]+(:\d{1,5})?(\/[\w./-]*)?$/i,
        "must be a host, port and path, such as localhost:5488/v1",
      )
      .optional(),
    DB_POOL_MAX: z.coerce.number().int().min(1).max(100).default(10),
    /** Read by next.config.ts, which runs before anything of ours. */
    PAGE_MEMORY_MB: z.coerce.number().int().min(1).max(65_536).optional(),
    /** How many megabytes of pages the database keeps for all servers; 0 for none. */
    PAGE_STORE_MB: z.coerce.number().int().min(0).max(1_048_576).default(1024),
    AUTH_SECRET: secret,
    SMTP_URL: z
      .string()
      .max(2048)
      .regex(/^smtps?:\/\//, "must begin with smtp:// or smtps://")
      .optional(),
    MAIL_FROM: z.string().min(3).max(320).default("Aisle <shop@aisle.example>"),
    /** Who sells, as the law asks it of receipts: legal name, business and VAT number. */
    SELLER: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .regex(/^[^\n\r\t]*$/, "must be one line, such as: Aisle Oy, business ID 1234567-8, VAT FI12345678")
      .optional(),
    /** How far to trust X-Forwarded-For: how many proxies of yours stand in front. */
    TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
    /** Other places to sign in with, each offered once its variables are set. */
    GOOGLE_CLIENT_ID: clientText,
    GOOGLE_CLIENT_SECRET: clientText,
    APPLE_CLIENT_ID: clientText,
    APPLE_CLIENT_SECRET: clientText,
    OIDC_ISSUER: z
      .url({ protocol: /^https$/, error: "must be the issuer's address, such as https://id.example" })
      .optional(),
    OIDC_CLIENT_ID: clientText,
    OIDC_CLIENT_SECRET: clientText,
    OIDC_NAME: z.string().min(1).max(40).default("OpenID"),
    /** Payment by card at Stripe, offered once all three are set. */
    STRIPE_SECRET_KEY: z
      .string()
      .regex(/^(sk|rk)_(test|live)_\w{8,250}$/, "must be a secret or restricted key of Stripe")
      .optional(),
    STRIPE_PUBLISHABLE_KEY: z
      .string()
      .regex(/^pk_(test|live)_\w{8,250}$/, "must be a publishable key of Stripe")
      .optional(),
    STRIPE_WEBHOOK_SECRET: z
      .string()
      .regex(/^whsec_\S{8,250}$/, "must be the signing secret of a webhook endpoint at Stripe")
      .optional(),
    /** Where else Stripe's API is spoken: by something that stands in for it, on this machine only. */
    STRIPE_API_URL: z
      .string()
      .regex(
        /^http:\/\/(127\.0\.0\.1|localhost):\d{2,5}$/,
        "must be a server on this machine, such as http://127.0.0.1:12111",
      )
      .optional(),
    /** When a card's money is taken for what is collected: once it is ready, or as it is handed over. */
    PAYMENT_CAPTURE: z.enum(["ready", "handover"]).default("handover"),
    /** How many hours a manager has to look at an order that a rule holds; then it is called off. */
    REVIEW_HOURS: z.coerce.number().int().min(1).max(72).default(24),
    /** Who must show a second factor besides a password: managers and admins, or everybody who works here. */
    STAFF_SECOND_FACTOR: z.enum(["managers", "everyone"]).default("managers"),
    /** After how many minutes without a touch a shared device locks itself. */
    STAFF_IDLE_MINUTES: z.coerce.number().int().min(1).max(120).default(5),
    /** Where a delivery's goods come from first. */
    DELIVERY_ROUTING: z.enum(["warehouse_first", "nearest_store"]).default("warehouse_first"),
  })
  .superRefine((e, ctx) => {
    if (!e.DATABASE_URL && !e.POSTGRES_URL)
      ctx.addIssue({
        code: "custom",
        path: ["DATABASE_URL"],
        message: "set DATABASE_URL (plain Postgres) or POSTGRES_URL (@vercel/postgres)",
      });
    for (const names of together)
      if (names.some((name) => e[name]))
        for (const name of names.filter((name) => !e[name]))
          ctx.addIssue({
            code: "custom",
            path: [name],
            message: `is needed with ${names.find((n) => e[n])}`,
          });
    if (e.DB_DRIVER === "vercel" && !e.POSTGRES_URL)
      ctx.addIssue({ code: "custom", path: ["POSTGRES_URL"], message: "is needed with DB_DRIVER=vercel" });
    if (e.AISLE_MODE === "production" && !e.SMTP_URL)
      ctx.addIssue({
        code: "custom",
        path: ["SMTP_URL"],
        message: "is needed in production: customers are told when to come",
      });
    if (e.AISLE_MODE === "production" && !e.AISLE_URL)
      ctx.addIssue({
        code: "custom",
        path: ["AISLE_URL"],
        message: "is needed in production: links in messages begin with it",
      });
  })
  .transform((e) => {
    const driver = e.DB_DRIVER ?? (e.DATABASE_URL ? "pg" : "vercel");
    return {
      mode: e.AISLE_MODE,
      origin: e.AISLE_URL ?? `http://localhost:${e.PORT}`,
      database: {
        driver,
        url: (driver === "vercel" ? e.POSTGRES_URL : (e.DATABASE_URL ?? e.POSTGRES_URL)) as string,
        poolMax: e.DB_POOL_MAX,
        wsProxy: e.POSTGRES_WS_PROXY,
      },
      pageStoreMb: e.PAGE_STORE_MB,
      authSecret: e.AUTH_SECRET,
      smtpUrl: e.SMTP_URL,
      mailFrom: e.MAIL_FROM,
      seller: e.SELLER ?? null,
      trustedProxies: e.TRUSTED_PROXIES,
      deliveryRouting: e.DELIVERY_ROUTING,
      paymentCapture: e.PAYMENT_CAPTURE,
      reviewHours: e.REVIEW_HOURS,
      staffSecondFactor: e.STAFF_SECOND_FACTOR,
      staffIdleMinutes: e.STAFF_IDLE_MINUTES,
      stripe:
        e.STRIPE_SECRET_KEY && e.STRIPE_PUBLISHABLE_KEY && e.STRIPE_WEBHOOK_SECRET
          ? {
              secretKey: e.STRIPE_SECRET_KEY,
              publishableKey: e.STRIPE_PUBLISHABLE_KEY,
              webhookSecret: e.STRIPE_WEBHOOK_SECRET,
              at: e.STRIPE_API_URL,
            }
          : null,
      signIn: {
        google: clientOf(e.GOOGLE_CLIENT_ID, e.GOOGLE_CLIENT_SECRET),
        apple: clientOf(e.APPLE_CLIENT_ID, e.APPLE_CLIENT_SECRET),
        oidc:
          e.OIDC_ISSUER && e.OIDC_CLIENT_ID && e.OIDC_CLIENT_SECRET
            ? { issuer: e.OIDC_ISSUER, id: e.OIDC_CLIENT_ID, secret: e.OIDC_CLIENT_SECRET, name: e.OIDC_NAME }
            : null,
      },
    };
  });

export type Env = z.output<typeof schema>;

/**
 * Reads the environment. Empty values count as unset.
 * @returns the settings, or every variable that is wrong as `NAME message`.
 */
export function parseEnv(source: Record<string, string | undefined>): { env: Env } | { wrong: string[] } {
  const set = Object.fromEntries(Object.entries(source).filter(([, v]) => v !== undefined && v !== ""));
  const result = schema.safeParse(set);
  if (result.success) return { env: result.data };
  return { wrong: result.error.issues.map((i) => `${i.path.join(".")}: ${i.message}`) };
}

let parsed: Env | undefined;

/** The process's settings, parsed once. Throws with every wrong variable named; start-up calls it first. */
export function env(): Env {
  if (!parsed) {
    const result = parseEnv(process.env);
    if ("wrong" in result) throw new Error(`The environment is not usable:\n  ${result.wrong.join("\n  ")}`);
    parsed = result.env;
  }
  return parsed;
}

/** Has the settings parsed anew at their next use: a file of tests has a database of its own. */
export function forgetEnv(): void {
  parsed = undefined;
}
