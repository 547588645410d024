-- What drizzle's schema cannot say.

-- The ledger, the events and the proofs of pickup are written once. Nobody corrects history; they add to it.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER stock_movements_append_only BEFORE UPDATE OR DELETE ON "stock_movements"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER events_append_only BEFORE UPDATE OR DELETE ON "events"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER handovers_append_only BEFORE UPDATE OR DELETE ON "handovers"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Losing the counters of attempts in a crash only forgives; they need no WAL.
ALTER TABLE "rate_limits" SET UNLOGGED;
--> statement-breakpoint
-- Hot rows: room on the page for the next version keeps updates off the indexes.
ALTER TABLE "stock_levels" SET (fillfactor = 70);
--> statement-breakpoint
ALTER TABLE "fulfillments" SET (fillfactor = 80);
