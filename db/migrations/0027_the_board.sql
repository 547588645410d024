ALTER TABLE "fulfillments" ADD COLUMN "brought_out_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "fulfillments" ADD COLUMN "brought_out_by" text;--> statement-breakpoint
ALTER TABLE "handovers" ADD COLUMN "sealed_signature" text;--> statement-breakpoint
ALTER TABLE "fulfillments" ADD CONSTRAINT "fulfillments_brought_out" CHECK (("fulfillments"."brought_out_at" is null) = ("fulfillments"."brought_out_by" is null) and ("fulfillments"."brought_out_at" is null or "fulfillments"."arrived_at" is not null));--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_signature" CHECK (length("handovers"."sealed_signature") <= 40000);--> statement-breakpoint
-- Tells whoever listens that something on a store's board changed. Commits that notify wait for each other, whatever they
-- are about: so nothing that a checkout does is in here. What it writes is inserted, and what it holds for a look is found
-- by asking. Rows of one transaction that are about one store are one notice.
CREATE FUNCTION tell_board() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('aisle_board', NEW.location_id::text);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER fulfillments_tell_board AFTER UPDATE ON "fulfillments" FOR EACH ROW
  WHEN (NEW.method <> 'delivery' AND (
    (OLD.state, OLD.ready_by, OLD.pickup_by, OLD.on_my_way_at, OLD.arrived_at, OLD.bay, OLD.arrival_note,
      OLD.brought_out_at, OLD.shelf, OLD.picked_by, OLD.stock_location_id)
    IS DISTINCT FROM
    (NEW.state, NEW.ready_by, NEW.pickup_by, NEW.on_my_way_at, NEW.arrived_at, NEW.bay, NEW.arrival_note,
      NEW.brought_out_at, NEW.shelf, NEW.picked_by, NEW.stock_location_id)
    OR (OLD.review = 'held' AND NEW.review IS DISTINCT FROM 'held')))
  EXECUTE FUNCTION tell_board();
