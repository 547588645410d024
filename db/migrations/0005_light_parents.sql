ALTER TABLE "reservation_lines" DROP CONSTRAINT "reservation_lines_variant_id_variants_id_fk";
--> statement-breakpoint
ALTER TABLE "reservations" DROP CONSTRAINT "reservations_window_id_pickup_windows_id_fk";
--> statement-breakpoint
ALTER TABLE "fulfillment_lines" DROP CONSTRAINT "fulfillment_lines_reservation_line_id_reservation_lines_id_fk";
--> statement-breakpoint
ALTER TABLE "fulfillment_lines" DROP CONSTRAINT "fulfillment_lines_variant_id_variants_id_fk";
--> statement-breakpoint
ALTER TABLE "fulfillments" DROP CONSTRAINT "fulfillments_window_id_pickup_windows_id_fk";
--> statement-breakpoint
ALTER TABLE "order_lines" DROP CONSTRAINT "order_lines_variant_id_variants_id_fk";
--> statement-breakpoint
-- Instead of the foreign keys, which lock these rows in every checkout. A variant stays for as long as it has a stock
-- level, and whatever is held or ordered has one.
CREATE TRIGGER pickup_windows_stay BEFORE DELETE OR UPDATE OF "id" ON "pickup_windows"
  FOR EACH ROW EXECUTE FUNCTION refuse_removal();
--> statement-breakpoint
CREATE TRIGGER reservation_lines_stay BEFORE DELETE OR UPDATE OF "id" ON "reservation_lines"
  FOR EACH ROW EXECUTE FUNCTION refuse_removal();
