-- What a department keeps back counts for goods that come to a store later, too. An import, a count, a correction and a
-- transfer each make stock rows; kept here, none of them can forget it, nor one that somebody adds. It costs a look-up
-- when a row is made, and next to nothing at a place where no department keeps anything back. A row that brings a
-- number of its own keeps it.
CREATE FUNCTION department_safety_stock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.safety_stock = 0
    AND EXISTS (SELECT FROM department_safety_stock WHERE location_id = NEW.location_id) THEN
    NEW.safety_stock := coalesce((
      SELECT d.units FROM department_safety_stock d
      JOIN products p ON p.department_id = d.department_id
      JOIN variants v ON v.product_id = p.id
      WHERE d.location_id = NEW.location_id AND v.id = NEW.variant_id), 0);
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER stock_levels_department_safety_stock BEFORE INSERT ON "stock_levels"
  FOR EACH ROW EXECUTE FUNCTION department_safety_stock();
