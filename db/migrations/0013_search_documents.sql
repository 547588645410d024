-- Both come with Postgres, and whoever owns a database may turn them on.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS unaccent;
--> statement-breakpoint
CREATE TABLE "search_documents" (
	"product_id" uuid NOT NULL,
	"locale" text NOT NULL,
	"terms" integer[] NOT NULL,
	"weights" smallint[] NOT NULL,
	"name_terms" integer[] NOT NULL,
	"name_words" text[] NOT NULL,
	CONSTRAINT "search_documents_product_id_locale_pk" PRIMARY KEY("product_id","locale"),
	CONSTRAINT "search_documents_weights" CHECK (cardinality("search_documents"."terms") = cardinality("search_documents"."weights"))
);
--> statement-breakpoint
CREATE TABLE "search_synonyms" (
	"id" uuid PRIMARY KEY NOT NULL,
	"locale" text NOT NULL,
	"words" text[] NOT NULL,
	CONSTRAINT "search_synonyms_locale" CHECK (length("search_synonyms"."locale") between 1 and 5),
	CONSTRAINT "search_synonyms_words_many" CHECK (cardinality("search_synonyms"."words") between 2 and 20)
);
--> statement-breakpoint
CREATE TABLE "search_words" (
	"locale" text NOT NULL,
	"word" text NOT NULL,
	"plain" text NOT NULL,
	"term" integer NOT NULL,
	"documents" integer NOT NULL,
	CONSTRAINT "search_words_locale_word_pk" PRIMARY KEY("locale","word")
);
--> statement-breakpoint
ALTER TABLE "search_documents" ADD CONSTRAINT "search_documents_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "search_documents_terms" ON "search_documents" USING gin ("terms") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "search_documents_names" ON "search_documents" USING gin ("name_terms") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "search_synonyms_words" ON "search_synonyms" USING gin ("words");--> statement-breakpoint
CREATE INDEX "search_words_term" ON "search_words" USING btree ("term");--> statement-breakpoint
CREATE INDEX "search_words_beginning" ON "search_words" USING btree ("locale","plain" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "search_words_like" ON "search_words" USING gin ("plain" gin_trgm_ops);
--> statement-breakpoint
-- Rows are read by the hundred, so they stay whole on their page.
ALTER TABLE "search_documents" SET (toast_tuple_target = 4080);
--> statement-breakpoint
-- Search documents are made by the database itself, whoever writes a product, in the writer's transaction.
CREATE FUNCTION search_dictionary(locale text, word text) RETURNS regdictionary LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN locale = 'fi' THEN 'finnish_stem' WHEN locale = 'tr' THEN 'turkish_stem'
    WHEN locale = 'ru' AND word ~ '[а-яё]' THEN 'russian_stem' WHEN locale IN ('en', 'ru') THEN 'english_stem'
    ELSE 'simple' END::regdictionary
$$;
--> statement-breakpoint
-- Terms are kept as numbers, made of a stem and its language: four bytes that are compared at once. That two stems in a
-- shop share one is rarer than a misspelling in its catalogue.
-- A word may be written with its accents or without: the stem loses them, and what has lost them gets a stem.
CREATE FUNCTION search_terms(locale text, word text) RETURNS integer[] LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
  dictionary regdictionary := search_dictionary(locale, word);
  plain text := unaccent(word);
  stem text := unaccent(coalesce((ts_lexize(dictionary, word))[1], word));
  plain_stem text := coalesce((ts_lexize(dictionary, plain))[1], plain);
  term integer := ('x' || left(md5(locale || ':' || stem), 8))::bit(32)::integer;
BEGIN
  IF stem = plain_stem THEN RETURN ARRAY[term]; END IF;
  RETURN ARRAY[term, ('x' || left(md5(locale || ':' || plain_stem), 8))::bit(32)::integer];
END $$;
--> statement-breakpoint
-- Words in lower case, in their order: letters and digits, with what a decimal or a model number has between digits.
-- Japanese has no spaces, so a run of its characters stands for itself in single characters and in pairs.
CREATE FUNCTION search_split(locale text, words text) RETURNS TABLE (word text, place integer) LANGUAGE sql STABLE PARALLEL SAFE AS $$
  WITH found AS (
    SELECT m[1] AS word, n::int AS place FROM regexp_matches(
      lower(CASE WHEN locale = 'tr' THEN translate(normalize(words, NFKC), 'Iİ', 'ıi') ELSE normalize(words, NFKC) END),
      '([[:alnum:]]+(?:[.-][0-9]+)*)', 'g') WITH ORDINALITY x (m, n))
  SELECT word, place FROM found WHERE length(word) <= 40 AND (locale <> 'ja' OR word !~ '[぀-ヿ㐀-鿿]')
  UNION ALL
  SELECT substr(f.word, i, size), f.place FROM found f
    CROSS JOIN LATERAL generate_series(1, length(f.word)) i CROSS JOIN generate_series(1, 2) size
  WHERE locale = 'ja' AND f.word ~ '[぀-ヿ㐀-鿿]' AND i + size - 1 <= length(f.word)
$$;
--> statement-breakpoint
-- Writes the documents of these products anew and counts their words. One writer at a time, so that nobody waits for
-- a word's row while holding another.
CREATE FUNCTION search_take_up(ids uuid[], forget boolean DEFAULT false) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  old_locales text[];
  old_words text[];
BEGIN
  IF coalesce(cardinality(ids), 0) = 0 THEN RETURN; END IF;
  PERFORM pg_advisory_xact_lock(4170181);
  SELECT array_agg(d.locale), array_agg(w) INTO old_locales, old_words
    FROM search_documents d CROSS JOIN LATERAL unnest(d.name_words) w WHERE d.product_id = ANY (ids);
  DELETE FROM search_documents WHERE product_id = ANY (ids);
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
  INSERT INTO search_documents (product_id, locale, terms, weights, name_terms, name_words)
  SELECT w.product_id, w.locale, array_agg(w.term ORDER BY w.names DESC, w.term),
    array_agg(round(1000 * w.said / (w.said + 0.8) + w.head)::smallint ORDER BY w.names DESC, w.term),
    coalesce(array_agg(w.term ORDER BY w.term) FILTER (WHERE w.names), '{}'),
    n.words
  FROM weighed w JOIN names n USING (product_id, locale) GROUP BY w.product_id, w.locale, n.words;
  WITH changes AS (
    SELECT locale, word, -1 AS by FROM unnest(old_locales, old_words) o (locale, word)
    UNION ALL
    SELECT d.locale, w, 1 FROM search_documents d CROSS JOIN LATERAL unnest(d.name_words) w WHERE d.product_id = ANY (ids)),
  sums AS (SELECT locale, word, sum(by)::int AS by FROM changes GROUP BY locale, word HAVING sum(by) <> 0)
  INSERT INTO search_words AS known (locale, word, plain, term, documents)
  SELECT locale, word, unaccent(word), (search_terms(locale, word))[1], by FROM sums
  ON CONFLICT (locale, word) DO UPDATE SET documents = known.documents + excluded.documents;
  DELETE FROM search_words WHERE documents <= 0
    AND (locale, word) IN (SELECT * FROM unnest(old_locales, old_words));
END $$;
--> statement-breakpoint
-- In portions, since a statement may have written any number of products.
CREATE FUNCTION search_take_up_all(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  FOR i IN 0 .. coalesce(cardinality(ids) - 1, -1) / 500 LOOP
    PERFORM search_take_up(ids[i * 500 + 1 : i * 500 + 500]);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE FUNCTION search_texts_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_take_up_all(ARRAY(SELECT DISTINCT product_id FROM changed));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER product_texts_search_insert AFTER INSERT ON "product_texts" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION search_texts_changed();
--> statement-breakpoint
CREATE TRIGGER product_texts_search_update AFTER UPDATE ON "product_texts" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION search_texts_changed();
--> statement-breakpoint
CREATE TRIGGER product_texts_search_delete AFTER DELETE ON "product_texts" REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION search_texts_changed();
--> statement-breakpoint
CREATE FUNCTION search_options_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_take_up_all(ARRAY(SELECT DISTINCT product_id FROM changed WHERE options <> '[]'));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION search_options_updated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_take_up_all(ARRAY(
    SELECT b.product_id FROM before b JOIN changed a USING (id)
      WHERE (b.options, b.active, b.product_id) IS DISTINCT FROM (a.options, a.active, a.product_id)
    UNION
    SELECT a.product_id FROM before b JOIN changed a USING (id) WHERE b.product_id <> a.product_id));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER variants_search_insert AFTER INSERT ON "variants" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION search_options_changed();
--> statement-breakpoint
CREATE TRIGGER variants_search_update AFTER UPDATE ON "variants" REFERENCING OLD TABLE AS before NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION search_options_updated();
--> statement-breakpoint
CREATE TRIGGER variants_search_delete AFTER DELETE ON "variants" REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION search_options_changed();
--> statement-breakpoint
CREATE FUNCTION search_products_updated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_take_up_all(ARRAY(
    SELECT id FROM before b JOIN changed a USING (id)
    WHERE (b.brand, b.department_id, b.status) IS DISTINCT FROM (a.brand, a.department_id, a.status)));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER products_search_update AFTER UPDATE ON "products" REFERENCING OLD TABLE AS before NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION search_products_updated();
--> statement-breakpoint
-- The documents of a deleted product go with it; its words are counted off while they can still be read.
CREATE FUNCTION search_product_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_take_up(ARRAY[OLD.id], true);
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER products_search_delete BEFORE DELETE ON "products"
  FOR EACH ROW EXECUTE FUNCTION search_product_deleted();
--> statement-breakpoint
CREATE FUNCTION search_departments_updated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_take_up_all(ARRAY(
    SELECT p.id FROM products p
      JOIN departments own ON own.id = p.department_id LEFT JOIN departments up ON up.id = own.parent_id
    WHERE EXISTS (SELECT FROM before b JOIN changed a USING (id)
      WHERE (b.name, b.parent_id) IS DISTINCT FROM (a.name, a.parent_id)
        AND id IN (own.id, own.parent_id, up.parent_id))));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER departments_search_update AFTER UPDATE ON "departments"
  REFERENCING OLD TABLE AS before NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION search_departments_updated();
--> statement-breakpoint
SELECT search_take_up_all(ARRAY(SELECT id FROM products WHERE status = 'published'));
--> statement-breakpoint
CREATE INDEX "variants_sku_lower" ON "variants" (lower("sku"));
--> statement-breakpoint
INSERT INTO "search_synonyms" ("id", "locale", "words") VALUES
  (gen_random_uuid(), 'en', '{bread,loaf}'),
  (gen_random_uuid(), 'en', '{soda,lemonade,pop}'),
  (gen_random_uuid(), 'en', '{crisps,chips}'),
  (gen_random_uuid(), 'en', '{biscuit,cookie}'),
  (gen_random_uuid(), 'en', '{nappy,diaper}'),
  (gen_random_uuid(), 'en', '{aubergine,eggplant}'),
  (gen_random_uuid(), 'en', '{courgette,zucchini}'),
  (gen_random_uuid(), 'fi', '{limu,limonadi,virvoitusjuoma}'),
  (gen_random_uuid(), 'fi', '{keksi,pikkuleipä}'),
  (gen_random_uuid(), 'fi', '{leipä,limppu}'),
  (gen_random_uuid(), 'fi', '{sipsi,perunalastu}'),
  (gen_random_uuid(), 'fi', '{kesäkurpitsa,zucchini}');
