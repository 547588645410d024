ALTER TABLE "stock_locations" ADD COLUMN "bays" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "stock_locations" ADD COLUMN "shelves" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "stock_locations" ADD COLUMN "paused_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "stock_locations" ADD COLUMN "paused_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "stock_locations" ADD COLUMN "safety_stock" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "stock_locations" ADD CONSTRAINT "stock_locations_names" CHECK (cardinality("stock_locations"."bays") <= 60 and cardinality("stock_locations"."shelves") <= 200);--> statement-breakpoint
ALTER TABLE "stock_locations" ADD CONSTRAINT "stock_locations_paused" CHECK ("stock_locations"."paused_until" is null or "stock_locations"."paused_at" < "stock_locations"."paused_until");--> statement-breakpoint
ALTER TABLE "stock_locations" ADD CONSTRAINT "stock_locations_safety" CHECK ("stock_locations"."safety_stock" between 0 and 9999);--> statement-breakpoint
-- What a place keeps back of everything counts where no department says otherwise, also for goods that come later.
CREATE OR REPLACE FUNCTION department_safety_stock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.safety_stock = 0 THEN
    NEW.safety_stock := coalesce((
      SELECT coalesce((
        SELECT d.units FROM department_safety_stock d
        JOIN products p ON p.department_id = d.department_id
        JOIN variants v ON v.product_id = p.id
        WHERE d.location_id = l.id AND v.id = NEW.variant_id), l.safety_stock)
      FROM stock_locations l
      WHERE l.id = NEW.location_id AND (l.safety_stock > 0
        OR EXISTS (SELECT FROM department_safety_stock d WHERE d.location_id = l.id))), 0);
  END IF;
  RETURN NEW;
END $$;
