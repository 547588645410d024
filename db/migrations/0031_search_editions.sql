CREATE TABLE "search_editions" (
	"part" text NOT NULL,
	"block" integer NOT NULL,
	"edition" uuid DEFAULT gen_random_uuid() NOT NULL,
	CONSTRAINT "search_editions_part_block_pk" PRIMARY KEY("part","block"),
	CONSTRAINT "search_editions_part" CHECK ("search_editions"."part" in ('everything', 'words', 'postings', 'shelf'))
);
--> statement-breakpoint
-- Under the lock of whoever takes products up, so that nobody waits for a row here while holding another.
CREATE FUNCTION search_renew(changed text, blocks integer[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(cardinality(blocks), 0) = 0 THEN RETURN; END IF;
  PERFORM pg_advisory_xact_lock(4170181);
  INSERT INTO search_editions (part, block)
  SELECT changed, block FROM unnest(blocks) block UNION SELECT 'everything', 0
  UNION SELECT 'words', 0 WHERE changed = 'postings'
  ON CONFLICT (part, block) DO UPDATE SET edition = gen_random_uuid();
END $$;
--> statement-breakpoint
CREATE FUNCTION search_postings_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_renew('postings', ARRAY(SELECT DISTINCT block FROM changed));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION search_shelf_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_renew('shelf', ARRAY(SELECT DISTINCT number >> 14 FROM changed));
  RETURN NULL;
END $$;
--> statement-breakpoint
-- What goes with its document needs no telling: nobody looks up what is on the list of those gone. Else each of very many
-- that go at once would leave a dead row for the next to walk over.
CREATE FUNCTION search_shelf_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_renew('shelf', ARRAY(
    SELECT DISTINCT c.number >> 14 FROM changed c JOIN search_documents d ON d.number = c.number));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION search_words_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_renew('words', ARRAY[0]);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER search_postings_insert AFTER INSERT ON "search_postings" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION search_postings_changed();
--> statement-breakpoint
CREATE TRIGGER search_postings_update AFTER UPDATE ON "search_postings" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION search_postings_changed();
--> statement-breakpoint
CREATE TRIGGER search_postings_delete AFTER DELETE ON "search_postings" REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION search_postings_changed();
--> statement-breakpoint
CREATE TRIGGER search_shelf_insert AFTER INSERT ON "search_shelf" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION search_shelf_changed();
--> statement-breakpoint
CREATE TRIGGER search_shelf_update AFTER UPDATE ON "search_shelf" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION search_shelf_changed();
--> statement-breakpoint
CREATE TRIGGER search_shelf_delete AFTER DELETE ON "search_shelf" REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION search_shelf_emptied();
--> statement-breakpoint
CREATE TRIGGER search_synonyms_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "search_synonyms"
  FOR EACH STATEMENT EXECUTE FUNCTION search_words_changed();
--> statement-breakpoint
CREATE TRIGGER departments_search_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "departments"
  FOR EACH STATEMENT EXECUTE FUNCTION search_words_changed();
--> statement-breakpoint
INSERT INTO search_editions (part, block)
SELECT 'everything', 0 UNION SELECT 'words', 0 UNION SELECT 'postings', block FROM search_postings UNION SELECT 'shelf', number >> 14 FROM search_shelf;
