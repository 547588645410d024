ALTER TABLE "events" DROP CONSTRAINT "events_order_id_orders_id_fk";
--> statement-breakpoint
ALTER TABLE "events" DROP CONSTRAINT "events_fulfillment_id_fulfillments_id_fk";
--> statement-breakpoint
ALTER TABLE "events" DROP CONSTRAINT "events_reservation_id_reservations_id_fk";
--> statement-breakpoint
ALTER TABLE "events" DROP CONSTRAINT "events_location_id_stock_locations_id_fk";
--> statement-breakpoint
ALTER TABLE "reservations" DROP CONSTRAINT "reservations_location_id_stock_locations_id_fk";
--> statement-breakpoint
ALTER TABLE "reservations" DROP CONSTRAINT "reservations_stock_location_id_stock_locations_id_fk";
--> statement-breakpoint
ALTER TABLE "fulfillments" DROP CONSTRAINT "fulfillments_location_id_stock_locations_id_fk";
--> statement-breakpoint
ALTER TABLE "fulfillments" DROP CONSTRAINT "fulfillments_stock_location_id_stock_locations_id_fk";
--> statement-breakpoint
ALTER TABLE "pickup_windows" DROP CONSTRAINT "pickup_windows_location_id_stock_locations_id_fk";
--> statement-breakpoint
-- Instead of the foreign keys: a place is closed by its columns, and never taken away from what happened there.
CREATE FUNCTION refuse_removal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% rows are never removed or renamed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER stock_locations_stay BEFORE DELETE OR UPDATE OF "id" ON "stock_locations"
  FOR EACH ROW EXECUTE FUNCTION refuse_removal();
