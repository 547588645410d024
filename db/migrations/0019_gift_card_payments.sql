ALTER TABLE "payments" DROP CONSTRAINT "payments_method";--> statement-breakpoint
CREATE INDEX "payments_gift_open" ON "payments" USING btree ("order_id") WHERE "payments"."method" = 'gift_card' and "payments"."state" = 'authorised';--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_method" CHECK ("payments"."method" in ('pay_in_store', 'demo_card', 'stripe', 'gift_card'));