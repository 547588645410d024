ALTER TABLE "search_shelf" ADD COLUMN "variant_ids" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "search_shelf" ADD COLUMN "picture" json;--> statement-breakpoint
CREATE FUNCTION search_picture(product uuid) RETURNS json LANGUAGE sql STABLE AS $$
  SELECT json_build_object('src', m.src, 'alt', m.alt, 'width', m.width, 'height', m.height)
  FROM product_media m WHERE m.product_id = product ORDER BY m.position LIMIT 1
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION search_shelve(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(cardinality(ids), 0) = 0 THEN RETURN; END IF;
  PERFORM pg_advisory_xact_lock(4170181);
  DELETE FROM search_shelf WHERE product_id = ANY (ids);
  INSERT INTO search_shelf (number, currency, product_id, locale, slug, title, brand, department_id, age_limit, options,
    amount, compare_at_amount, measure_amount, measure_unit, highest, reduced, percent_off, variant_ids,
    picture)
  SELECT d.number, o.currency, p.id, d.locale, p.slug, t.title, p.brand, p.department_id, p.age_limit, (
      SELECT jsonb_agg(DISTINCT option) FROM variants v CROSS JOIN LATERAL jsonb_array_elements(v.options) option
      WHERE v.product_id = p.id AND v.active),
    o.amount, o.compare_at_amount, o.measure_amount, o.measure_unit, o.highest, o.reduced, o.percent_off, o.variant_ids,
    search_picture(p.id)
  FROM search_documents d JOIN products p ON p.id = d.product_id
  JOIN product_texts t ON t.product_id = d.product_id AND t.locale = d.locale
  JOIN (
    SELECT v.product_id, c.currency, min(c.amount) AS amount, max(c.amount) AS highest,
      (array_agg(c.compare_at_amount ORDER BY c.amount, v.position))[1] AS compare_at_amount,
      (array_agg(v.measure_amount ORDER BY c.amount, v.position))[1] AS measure_amount,
      (array_agg(v.measure_unit ORDER BY c.amount, v.position))[1] AS measure_unit,
      bool_or(c.compare_at_amount IS NOT NULL) AS reduced,
      coalesce(max((c.compare_at_amount - c.amount) * 100 / c.compare_at_amount), 0) AS percent_off,
      array_agg(v.id ORDER BY c.amount, v.position) AS variant_ids
    FROM variants v JOIN prices c ON c.variant_id = v.id
    WHERE v.product_id = ANY (ids) AND v.active GROUP BY v.product_id, c.currency) o ON o.product_id = p.id
  WHERE d.product_id = ANY (ids);
END $$;
--> statement-breakpoint
-- Under the lock of whoever shelves: the later of two writers reads what both said.
CREATE FUNCTION search_show(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(cardinality(ids), 0) = 0 THEN RETURN; END IF;
  PERFORM pg_advisory_xact_lock(4170181);
  UPDATE search_shelf s SET picture = now.picture
  FROM (SELECT id, search_picture(id) AS picture FROM unnest(ids) id) now
  WHERE s.product_id = now.id AND s.picture::text IS DISTINCT FROM now.picture::text;
END $$;
--> statement-breakpoint
CREATE FUNCTION search_pictures_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_show(ARRAY(SELECT DISTINCT product_id FROM changed));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION search_pictures_updated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_show(ARRAY(SELECT product_id FROM before UNION SELECT product_id FROM changed));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER product_media_search_insert AFTER INSERT ON "product_media" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION search_pictures_changed();
--> statement-breakpoint
CREATE TRIGGER product_media_search_update AFTER UPDATE ON "product_media" REFERENCING OLD TABLE AS before NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION search_pictures_updated();
--> statement-breakpoint
CREATE TRIGGER product_media_search_delete AFTER DELETE ON "product_media" REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION search_pictures_changed();
--> statement-breakpoint
SELECT search_shelve_all(ARRAY(SELECT id FROM products WHERE status = 'published' ORDER BY id));
