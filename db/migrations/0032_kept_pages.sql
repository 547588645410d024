CREATE SEQUENCE "public"."page_editions" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "kept_pages" (
	"key" "bytea" PRIMARY KEY NOT NULL,
	"tags" text[] NOT NULL,
	"edition" bigint NOT NULL,
	"made_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"size" integer NOT NULL,
	"page" "bytea" NOT NULL,
	CONSTRAINT "kept_pages_key" CHECK (octet_length("kept_pages"."key") = 32),
	CONSTRAINT "kept_pages_size" CHECK ("kept_pages"."size" between 1 and 4194304)
);
--> statement-breakpoint
CREATE TABLE "page_renewals" (
	"tag" text PRIMARY KEY NOT NULL,
	"edition" bigint NOT NULL,
	CONSTRAINT "page_renewals_edition_unique" UNIQUE("edition"),
	CONSTRAINT "page_renewals_tag" CHECK (length("page_renewals"."tag") between 1 and 256)
);
--> statement-breakpoint
CREATE INDEX "kept_pages_age" ON "kept_pages" USING btree ("made_at");--> statement-breakpoint
-- Made again when lost; its rows are compressed as they come.
ALTER TABLE "kept_pages" SET UNLOGGED;
--> statement-breakpoint
ALTER TABLE "kept_pages" ALTER COLUMN "page" SET STORAGE EXTERNAL;
