import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

type Intent = {
  id: string;
  object: "payment_intent";
  status: string;
  amount: number;
  amount_capturable: number;
  amount_received: number;
  currency: string;
  client_secret: string;
  metadata: Record<string, string>;
  next_action: unknown;
  last_payment_error: unknown;
  latest_charge: {
    id: string;
    object: "charge";
    amount_refunded: number;
    payment_method_details: unknown;
  } | null;
};
type Reply = { status: number; body: unknown };
type Break = { path: RegExp; where: "there" | "back" };

const error = (status: number, type: string, code: string, more: object = {}): Reply => ({
  status,
  body: { error: { type, code, message: code, ...more } },
});
const unexpected = () => error(400, "invalid_request_error", "payment_intent_unexpected_state");

/**
 * A server on this machine that speaks the published shapes of Stripe's API for the calls the shop makes, with its
 * idempotency keys. It can lose calls, as networks do.
 */
export class FakeStripe {
  readonly intents = new Map<string, Intent>();
  private readonly answered = new Map<string, { request: string; reply: Reply }>();
  private readonly breaks: Break[] = [];
  private server: Server | undefined;

  /** @returns its address */
  async open(): Promise<string> {
    this.server = createServer((request, response) => {
      void this.handle(request).then((reply) => {
        if (!reply) return request.socket.destroy();
        response.writeHead(reply.status, { "content-type": "application/json", "request-id": randomUUID() });
        response.end(JSON.stringify(reply.body));
      });
    });
    await new Promise<void>((listening) => this.server!.listen(0, "127.0.0.1", listening));
    return `http://127.0.0.1:${(this.server!.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((closed) => this.server?.close(closed));
  }

  /** Loses the next call to a path, and the try that the client makes by itself after it. */
  breakNext(path: RegExp, where: "there" | "back"): void {
    this.breaks.push({ path, where }, { path, where });
  }

  /** What the shopper's bank is told. */
  confirm(reference: string, yes: boolean): void {
    const intent = this.intents.get(reference)!;
    if (yes) this.authorise(intent);
    else this.decline(intent, "authentication_failed");
  }

  private async handle(request: IncomingMessage): Promise<Reply | null> {
    const text = await bodyOf(request);
    const path = new URL(request.url ?? "/", "http://stripe").pathname;
    const at = this.breaks.findIndex((b) => b.path.test(path));
    const [broken] = at < 0 ? [] : this.breaks.splice(at, 1);
    if (broken?.where === "there") return null;
    const reply = this.once(request, path, text);
    return broken ? null : reply;
  }

  private once(request: IncomingMessage, path: string, text: string): Reply {
    const key = request.headers["idempotency-key"];
    const asked = `${request.method} ${path} ${text}`;
    const before = typeof key === "string" ? this.answered.get(key) : undefined;
    if (before) return before.request === asked ? before.reply : error(400, "idempotency_error", "reused");
    const reply = structuredClone(this.route(request.method ?? "", path, new URLSearchParams(text)));
    if (typeof key === "string") this.answered.set(key, { request: asked, reply });
    return reply;
  }

  private route(method: string, path: string, form: URLSearchParams): Reply {
    if (method === "POST" && path === "/v1/payment_intents") return ok(this.create(form));
    if (method === "POST" && path === "/v1/refunds") return this.refund(form);
    const [, id = "", verb = ""] = /^\/v1\/payment_intents\/(\w+)(?:\/(\w+))?$/.exec(path) ?? [];
    const intent = this.intents.get(id);
    if (!intent) return error(404, "invalid_request_error", "resource_missing");
    if (method === "GET") return ok(intent);
    if (verb === "confirm") return this.confirmWith(intent, form);
    if (verb === "capture") return this.capture(intent, form);
    if (verb === "cancel") return this.cancel(intent);
    return error(404, "invalid_request_error", "unknown_url");
  }

  private create(form: URLSearchParams): Intent {
    const id = `pi_${randomUUID().replaceAll("-", "")}`;
    const intent: Intent = {
      id,
      object: "payment_intent",
      status: "requires_payment_method",
      amount: Number(form.get("amount")),
      amount_capturable: 0,
      amount_received: 0,
      currency: form.get("currency") ?? "",
      client_secret: `${id}_secret_x`,
      metadata: { payment: form.get("metadata[payment]") ?? "" },
      next_action: null,
      last_payment_error: null,
      latest_charge: null,
    };
    this.intents.set(id, intent);
    return intent;
  }

  private confirmWith(intent: Intent, form: URLSearchParams): Reply {
    const token = form.get("confirmation_token");
    if (intent.status !== "requires_payment_method") return unexpected();
    if (token === "ctoken_declined") {
      this.decline(intent, "insufficient_funds");
      return error(402, "card_error", "card_declined", {
        decline_code: "insufficient_funds",
        payment_intent: intent,
      });
    }
    if (token === "ctoken_confirm") {
      intent.status = "requires_action";
      intent.next_action = {
        type: "redirect_to_url",
        redirect_to_url: { url: "https://bank.example/3ds", return_url: form.get("return_url") },
      };
    } else this.authorise(intent);
    return ok(intent);
  }

  private authorise(intent: Intent): void {
    intent.status = "requires_capture";
    intent.amount_capturable = intent.amount;
    intent.next_action = null;
    const card = {
      capture_before: Math.floor(Date.now() / 1000) + 7 * 86_400,
      multicapture: { status: "available" },
    };
    intent.latest_charge = {
      id: `ch_${intent.id}`,
      object: "charge",
      amount_refunded: 0,
      payment_method_details: { type: "card", card },
    };
  }

  private decline(intent: Intent, code: string): void {
    intent.status = "requires_payment_method";
    intent.next_action = null;
    intent.last_payment_error = { type: "card_error", code: "card_declined", decline_code: code };
  }

  private capture(intent: Intent, form: URLSearchParams): Reply {
    const amount = Number(form.get("amount_to_capture"));
    if (intent.status !== "requires_capture") return unexpected();
    if (amount > intent.amount_capturable) return error(400, "invalid_request_error", "amount_too_large");
    intent.amount_received += amount;
    intent.amount_capturable -= amount;
    if (intent.amount_capturable === 0 || form.get("final_capture") !== "false") {
      intent.status = "succeeded";
      intent.amount_capturable = 0;
    }
    return ok(intent);
  }

  private cancel(intent: Intent): Reply {
    if (intent.status === "succeeded" || intent.status === "canceled") return unexpected();
    intent.status = intent.amount_received > 0 ? "succeeded" : "canceled";
    intent.amount_capturable = 0;
    return ok(intent);
  }

  private refund(form: URLSearchParams): Reply {
    const intent = this.intents.get(form.get("payment_intent") ?? "");
    const amount = Number(form.get("amount"));
    if (!intent?.latest_charge) return error(404, "invalid_request_error", "resource_missing");
    if (intent.latest_charge.amount_refunded + amount > intent.amount_received)
      return error(400, "invalid_request_error", "charge_already_refunded");
    intent.latest_charge.amount_refunded += amount;
    return ok({ id: `re_${randomUUID()}`, object: "refund", amount, status: "succeeded" });
  }
}

const ok = (body: unknown): Reply => ({ status: 200, body });

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
