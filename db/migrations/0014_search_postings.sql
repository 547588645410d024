CREATE TABLE "search_postings" (
	"term" integer NOT NULL,
	"block" integer NOT NULL,
	"entries" "bytea" NOT NULL,
	CONSTRAINT "search_postings_term_block_pk" PRIMARY KEY("term","block")
);
--> statement-breakpoint
-- Long ones are numbers that no compression makes shorter, and are read whole.
ALTER TABLE "search_postings" ALTER COLUMN "entries" SET STORAGE EXTERNAL;
--> statement-breakpoint
-- Every document is written anew below, in its new shape and with its postings.
TRUNCATE "search_documents", "search_words";
--> statement-breakpoint
DROP INDEX "search_documents_terms";--> statement-breakpoint
DROP INDEX "search_documents_names";--> statement-breakpoint
ALTER TABLE "search_documents" ADD COLUMN "number" integer NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "search_documents_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1);--> statement-breakpoint
ALTER TABLE "search_documents" ADD COLUMN "named" smallint NOT NULL;--> statement-breakpoint
ALTER TABLE "search_documents" DROP COLUMN "name_terms";
--> statement-breakpoint
-- With the id beside it, so that telling whose a thousand numbers are reads no rows.
ALTER TABLE "search_documents" ADD CONSTRAINT "search_documents_number_unique" UNIQUE("number") INCLUDE ("product_id");
--> statement-breakpoint
-- A document in a posting: its place in the block, whether the term is in its names, how much it says there.
CREATE FUNCTION search_entry(number integer, named boolean, weight integer) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT int4send((number & 16383) << 16 | CASE WHEN named THEN 32768 ELSE 0 END | weight)
$$;
--> statement-breakpoint
-- Writes the postings of one block anew from its documents, once too many of those they name are gone.
CREATE FUNCTION search_sweep(swept integer) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(4170181);
  DELETE FROM search_postings WHERE block = swept;
  INSERT INTO search_postings (term, block, entries)
  SELECT t.term, swept, string_agg(search_entry(d.number, t.place <= d.named, t.weight), '' ORDER BY d.number)
  FROM search_documents d CROSS JOIN LATERAL unnest(d.terms, d.weights) WITH ORDINALITY t (term, weight, place)
  WHERE d.number BETWEEN swept << 14 AND (swept << 14) + 16383
  GROUP BY t.term;
END $$;
--> statement-breakpoint
-- Writes the documents of these products anew, with their postings, and counts their words. One writer at a time, so that
-- nobody waits for a word's row while holding another.
CREATE OR REPLACE FUNCTION search_take_up(ids uuid[], forget boolean DEFAULT false) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  old_locales text[];
  old_words text[];
  gone integer[];
BEGIN
  IF coalesce(cardinality(ids), 0) = 0 THEN RETURN; END IF;
  PERFORM pg_advisory_xact_lock(4170181);
  SELECT array_agg(d.locale), array_agg(w) INTO old_locales, old_words
    FROM search_documents d CROSS JOIN LATERAL unnest(d.name_words) w WHERE d.product_id = ANY (ids);
  WITH old AS (DELETE FROM search_documents WHERE product_id = ANY (ids) RETURNING number)
  SELECT array_agg(number ORDER BY number) INTO gone FROM old;
  WITH parts AS MATERIALIZED (
    SELECT t.product_id, t.locale, part.kind, part.words
    FROM product_texts t JOIN products p ON p.id = t.product_id AND p.status = 'published'
    CROSS JOIN LATERAL (
      SELECT 'title' AS kind, t.title AS words
      UNION ALL SELECT 'brand', p.brand WHERE p.brand IS NOT NULL
      UNION ALL SELECT 'department', coalesce(d.name ->> t.locale, d.name ->> 'en')
        FROM departments own LEFT JOIN departments up ON up.id = own.parent_id
        JOIN departments d ON d.id IN (own.id, own.parent_id, up.parent_id) WHERE own.id = p.department_id
      UNION ALL SELECT DISTINCT 'option', coalesce(o -> 'value' ->> t.locale, o -> 'value' ->> 'en')
        FROM variants v CROSS JOIN LATERAL jsonb_array_elements(v.options) o WHERE v.product_id = p.id AND v.active
      UNION ALL SELECT 'description',
        regexp_replace(left(t.description_html, 5000), '<[^>]*>|&[a-z0-9#]+;', ' ', 'gi')) part
    WHERE t.product_id = ANY (ids) AND NOT forget AND part.words IS NOT NULL),
  tokens AS MATERIALIZED (
    SELECT p.product_id, p.locale, p.kind, s.word, s.place,
      max(s.place) OVER (PARTITION BY p.product_id, p.locale, p.kind) AS length
    FROM parts p CROSS JOIN LATERAL search_split(p.locale, p.words) s),
  stems AS MATERIALIZED (
    SELECT locale, word, search_terms(locale, word) AS terms FROM (SELECT DISTINCT locale, word FROM tokens) w),
  counts AS (
    SELECT t.product_id, t.locale, term,
      count(*) FILTER (WHERE t.kind = 'title') AS in_title,
      min(t.length - t.place) FILTER (WHERE t.kind = 'title') AS from_end,
      max(t.length) FILTER (WHERE t.kind = 'title') AS title_length,
      bool_or(t.kind = 'brand')::int AS in_brand, bool_or(t.kind = 'option')::int AS in_option,
      bool_or(t.kind = 'department')::int AS in_department,
      count(*) FILTER (WHERE t.kind = 'description') AS in_description,
      max(t.length) FILTER (WHERE t.kind = 'description') AS description_length
    FROM tokens t JOIN stems s USING (locale, word) CROSS JOIN LATERAL unnest(s.terms) term
    GROUP BY t.product_id, t.locale, term),
  weighed AS (
    SELECT product_id, locale, term,
      in_title + in_brand + in_option + in_department > 0 AS names,
      coalesce(5.7 * in_title / (0.65 + 0.035 * title_length), 0) + 1.3 * (in_brand + in_option) + 8.2 * in_department
        + coalesce(0.57 * in_description / (0.055 + 0.945 * description_length / 80), 0) AS said,
      coalesce(54.0 / (1 + from_end), 0) AS head
    FROM counts),
  names AS MATERIALIZED (
    SELECT product_id, locale, array_agg(DISTINCT word) AS words FROM tokens WHERE kind <> 'description'
    GROUP BY product_id, locale)
  INSERT INTO search_documents (product_id, locale, terms, weights, named, name_words)
  SELECT w.product_id, w.locale, array_agg(w.term ORDER BY w.names DESC, w.term),
    array_agg(round(1000 * w.said / (w.said + 0.8) + w.head)::smallint ORDER BY w.names DESC, w.term),
    count(*) FILTER (WHERE w.names), n.words
  FROM weighed w JOIN names n USING (product_id, locale) GROUP BY w.product_id, w.locale, n.words;
  INSERT INTO search_postings AS known (term, block, entries)
  SELECT t.term, d.number >> 14, string_agg(search_entry(d.number, t.place <= d.named, t.weight), '' ORDER BY d.number)
  FROM search_documents d CROSS JOIN LATERAL unnest(d.terms, d.weights) WITH ORDINALITY t (term, weight, place)
  WHERE d.product_id = ANY (ids)
  GROUP BY t.term, d.number >> 14
  ON CONFLICT (term, block) DO UPDATE SET entries = known.entries || excluded.entries;
  WITH changes AS (
    SELECT locale, word, -1 AS by FROM unnest(old_locales, old_words) o (locale, word)
    UNION ALL
    SELECT d.locale, w, 1 FROM search_documents d CROSS JOIN LATERAL unnest(d.name_words) w WHERE d.product_id = ANY (ids)),
  sums AS (SELECT locale, word, sum(by)::int AS by FROM changes GROUP BY locale, word HAVING sum(by) <> 0)
  INSERT INTO search_words AS known (locale, word, plain, term, documents)
  SELECT locale, word, unaccent(word), (search_terms(locale, word))[1], by FROM sums
  ON CONFLICT (locale, word) DO UPDATE SET documents = known.documents + excluded.documents;
  IF gone IS NULL THEN RETURN; END IF;
  DELETE FROM search_words WHERE documents <= 0
    AND (locale, word) IN (SELECT * FROM unnest(old_locales, old_words));
  INSERT INTO search_postings AS known (term, block, entries)
  SELECT 0, n >> 14, string_agg(search_entry(n, false, 0), '') FROM unnest(gone) n GROUP BY n >> 14
  ON CONFLICT (term, block) DO UPDATE SET entries = known.entries || excluded.entries;
  PERFORM search_sweep(block) FROM search_postings
    WHERE term = 0 AND block IN (SELECT n >> 14 FROM unnest(gone) n) AND length(entries) > 4 * 2048;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION search_take_up_all(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  FOR i IN 0 .. coalesce(cardinality(ids) - 1, -1) / 2000 LOOP
    PERFORM search_take_up(ids[i * 2000 + 1 : i * 2000 + 2000]);
  END LOOP;
END $$;
--> statement-breakpoint
SELECT search_take_up_all(ARRAY(SELECT id FROM products WHERE status = 'published' ORDER BY id));
