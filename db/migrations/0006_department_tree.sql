ALTER TABLE "departments" ADD COLUMN "parent_id" uuid;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "facts" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "departments" ADD CONSTRAINT "departments_parent_id_departments_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "departments_children" ON "departments" USING btree ("parent_id");--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_facts" CHECK (jsonb_typeof("products"."facts") = 'object' and length("products"."facts"::text) <= 32768);--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_allergens" CHECK (coalesce("products"."facts" -> 'allergens' <@ '["gluten","crustaceans","eggs","fish","peanuts","soybeans","milk","nuts","celery","mustard","sesame","sulphites","lupin","molluscs"]'::jsonb, true) and coalesce("products"."facts" -> 'traces' <@ '["gluten","crustaceans","eggs","fish","peanuts","soybeans","milk","nuts","celery","mustard","sesame","sulphites","lupin","molluscs"]'::jsonb, true));--> statement-breakpoint
-- A department's page, its way up and its listing look three levels far and no further, so the tree is kept that
-- low. Whoever moves a department waits for the one before, or two moves at once could close a ring.
CREATE FUNCTION keep_department_tree() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  above integer := 0;
  below integer;
  step uuid := NEW.parent_id;
BEGIN
  PERFORM pg_advisory_xact_lock(4170161);
  WHILE step IS NOT NULL AND above < 3 LOOP
    IF step = NEW.id THEN
      RAISE EXCEPTION 'department % would be part of itself', NEW.slug USING ERRCODE = 'check_violation';
    END IF;
    above := above + 1;
    SELECT parent_id INTO step FROM departments WHERE id = step;
  END LOOP;
  SELECT CASE WHEN count(g.id) > 0 THEN 2 WHEN count(c.id) > 0 THEN 1 ELSE 0 END INTO below
    FROM departments c LEFT JOIN departments g ON g.parent_id = c.id WHERE c.parent_id = NEW.id;
  IF above + below > 2 THEN
    RAISE EXCEPTION 'department % would make more than three levels', NEW.slug USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER departments_tree AFTER INSERT OR UPDATE OF "parent_id" ON "departments"
  FOR EACH ROW WHEN (NEW."parent_id" IS NOT NULL) EXECUTE FUNCTION keep_department_tree();
