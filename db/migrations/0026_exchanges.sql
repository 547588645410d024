ALTER TABLE "handovers" DROP CONSTRAINT "handovers_verification";--> statement-breakpoint
ALTER TABLE "payments" DROP CONSTRAINT "payments_method";--> statement-breakpoint
ALTER TABLE "returns" DROP CONSTRAINT "returns_state";--> statement-breakpoint
ALTER TABLE "returns" DROP CONSTRAINT "returns_received";--> statement-breakpoint
ALTER TABLE "returns" DROP CONSTRAINT "returns_closed";--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "exchanged" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "exchanged_from" uuid;--> statement-breakpoint
ALTER TABLE "returns" ADD COLUMN "exchanged_for" uuid;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_exchanged_from_payments_id_fk" FOREIGN KEY ("exchanged_from") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "returns" ADD CONSTRAINT "returns_exchanged_for_orders_id_fk" FOREIGN KEY ("exchanged_for") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "payments_exchanged_from" ON "payments" USING btree ("exchanged_from") WHERE "payments"."exchanged_from" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "returns_exchanged_for" ON "returns" USING btree ("exchanged_for");--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_verification" CHECK ("handovers"."verification" in ('qr', 'code', 'id_document', 'brought_back'));--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_exchanged" CHECK ("payments"."exchanged" >= 0 and ("payments"."method" = 'exchange') = ("payments"."exchanged_from" is not null));--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_method" CHECK ("payments"."method" in ('pay_in_store', 'demo_card', 'stripe', 'gift_card', 'exchange'));--> statement-breakpoint
ALTER TABLE "returns" ADD CONSTRAINT "returns_exchanged" CHECK (("returns"."state" = 'exchanged') = ("returns"."exchanged_for" is not null));--> statement-breakpoint
ALTER TABLE "returns" ADD CONSTRAINT "returns_state" CHECK ("returns"."state" in ('requested', 'received', 'rejected', 'withdrawn', 'refunded', 'exchanged'));--> statement-breakpoint
ALTER TABLE "returns" ADD CONSTRAINT "returns_received" CHECK (("returns"."state" in ('received', 'refunded', 'exchanged')) = ("returns"."received_at" is not null) and ("returns"."received_at" is null or "returns"."location_id" is not null));--> statement-breakpoint
ALTER TABLE "returns" ADD CONSTRAINT "returns_closed" CHECK (("returns"."state" in ('rejected', 'withdrawn', 'refunded', 'exchanged')) = ("returns"."closed_at" is not null));