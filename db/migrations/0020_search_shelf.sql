CREATE TABLE "search_shelf" (
	"number" integer NOT NULL,
	"currency" text NOT NULL,
	"product_id" uuid NOT NULL,
	"locale" text NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"brand" text,
	"department_id" uuid NOT NULL,
	"age_limit" smallint,
	"options" jsonb,
	"amount" integer NOT NULL,
	"compare_at_amount" integer,
	"measure_amount" integer,
	"measure_unit" text,
	"highest" integer NOT NULL,
	"reduced" boolean NOT NULL,
	"percent_off" smallint NOT NULL,
	CONSTRAINT "search_shelf_number_currency_pk" PRIMARY KEY("number","currency")
);
--> statement-breakpoint
ALTER TABLE "search_shelf" ADD CONSTRAINT "search_shelf_number_search_documents_number_fk" FOREIGN KEY ("number") REFERENCES "public"."search_documents"("number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "search_shelf_product" ON "search_shelf" USING btree ("product_id");
--> statement-breakpoint
-- Writes what lists show of these products anew. Under the lock that whoever takes products up holds: what two writers
-- say of one product at once is read by the later of them.
CREATE FUNCTION search_shelve(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(cardinality(ids), 0) = 0 THEN RETURN; END IF;
  PERFORM pg_advisory_xact_lock(4170181);
  DELETE FROM search_shelf WHERE product_id = ANY (ids);
  INSERT INTO search_shelf (number, currency, product_id, locale, slug, title, brand, department_id, age_limit, options,
    amount, compare_at_amount, measure_amount, measure_unit, highest, reduced, percent_off)
  SELECT d.number, o.currency, p.id, d.locale, p.slug, t.title, p.brand, p.department_id, p.age_limit, (
      SELECT jsonb_agg(DISTINCT option) FROM variants v CROSS JOIN LATERAL jsonb_array_elements(v.options) option
      WHERE v.product_id = p.id AND v.active),
    o.amount, o.compare_at_amount, o.measure_amount, o.measure_unit, o.highest, o.reduced, o.percent_off
  FROM search_documents d JOIN products p ON p.id = d.product_id
  JOIN product_texts t ON t.product_id = d.product_id AND t.locale = d.locale
  JOIN (
    SELECT v.product_id, c.currency, min(c.amount) AS amount, max(c.amount) AS highest,
      (array_agg(c.compare_at_amount ORDER BY c.amount, v.position))[1] AS compare_at_amount,
      (array_agg(v.measure_amount ORDER BY c.amount, v.position))[1] AS measure_amount,
      (array_agg(v.measure_unit ORDER BY c.amount, v.position))[1] AS measure_unit,
      bool_or(c.compare_at_amount IS NOT NULL) AS reduced,
      coalesce(max((c.compare_at_amount - c.amount) * 100 / c.compare_at_amount), 0) AS percent_off
    FROM variants v JOIN prices c ON c.variant_id = v.id
    WHERE v.product_id = ANY (ids) AND v.active GROUP BY v.product_id, c.currency) o ON o.product_id = p.id
  WHERE d.product_id = ANY (ids);
END $$;
--> statement-breakpoint
-- In portions, since a statement may have written any number of products.
CREATE FUNCTION search_shelve_all(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  FOR i IN 0 .. coalesce(cardinality(ids) - 1, -1) / 2000 LOOP
    PERFORM search_shelve(ids[i * 2000 + 1 : i * 2000 + 2000]);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION search_take_up_all(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  FOR i IN 0 .. coalesce(cardinality(ids) - 1, -1) / 2000 LOOP
    PERFORM search_take_up(ids[i * 2000 + 1 : i * 2000 + 2000]);
    PERFORM search_shelve(ids[i * 2000 + 1 : i * 2000 + 2000]);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE FUNCTION search_prices_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_shelve_all(ARRAY(
    SELECT DISTINCT v.product_id FROM changed c JOIN variants v ON v.id = c.variant_id));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION search_prices_updated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_shelve_all(ARRAY(
    SELECT DISTINCT v.product_id FROM variants v JOIN (
      (TABLE before EXCEPT TABLE changed) UNION (TABLE changed EXCEPT TABLE before)) c ON c.variant_id = v.id));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER prices_search_insert AFTER INSERT ON "prices" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION search_prices_changed();
--> statement-breakpoint
CREATE TRIGGER prices_search_update AFTER UPDATE ON "prices" REFERENCING OLD TABLE AS before NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION search_prices_updated();
--> statement-breakpoint
CREATE TRIGGER prices_search_delete AFTER DELETE ON "prices" REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION search_prices_changed();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION search_options_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_take_up_all(ARRAY(SELECT DISTINCT product_id FROM changed WHERE options <> '[]'));
  IF TG_OP = 'DELETE' THEN
    PERFORM search_shelve_all(ARRAY(SELECT DISTINCT product_id FROM changed WHERE options = '[]'));
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION search_options_updated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_take_up_all(ARRAY(
    SELECT b.product_id FROM before b JOIN changed a USING (id)
      WHERE (b.options, b.active, b.product_id) IS DISTINCT FROM (a.options, a.active, a.product_id)
    UNION
    SELECT a.product_id FROM before b JOIN changed a USING (id) WHERE b.product_id <> a.product_id));
  PERFORM search_shelve_all(ARRAY(
    SELECT DISTINCT a.product_id FROM before b JOIN changed a USING (id)
    WHERE (b.position, b.measure_amount, b.measure_unit) IS DISTINCT FROM (a.position, a.measure_amount, a.measure_unit)));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION search_products_updated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_take_up_all(ARRAY(
    SELECT id FROM before b JOIN changed a USING (id)
    WHERE (b.brand, b.department_id, b.status) IS DISTINCT FROM (a.brand, a.department_id, a.status)));
  PERFORM search_shelve_all(ARRAY(
    SELECT id FROM before b JOIN changed a USING (id)
    WHERE (b.slug, b.age_limit) IS DISTINCT FROM (a.slug, a.age_limit)));
  RETURN NULL;
END $$;
--> statement-breakpoint
SELECT search_shelve_all(ARRAY(SELECT id FROM products WHERE status = 'published' ORDER BY id));
