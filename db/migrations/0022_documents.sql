CREATE TABLE "document_series" (
	"location_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"year" smallint NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "document_series_location_id_kind_year_pk" PRIMARY KEY("location_id","kind","year"),
	CONSTRAINT "document_series_kind" CHECK ("document_series"."kind" in ('receipt', 'credit_note')),
	CONSTRAINT "document_series_last" CHECK ("document_series"."last" > 0)
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"location_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"year" smallint NOT NULL,
	"number" integer NOT NULL,
	"order_id" uuid NOT NULL,
	"cause" text NOT NULL,
	"currency" text NOT NULL,
	"total_amount" integer NOT NULL,
	"lines" jsonb NOT NULL,
	"delivery_amount" integer DEFAULT 0 NOT NULL,
	"vat" jsonb NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "documents_number" UNIQUE("location_id","kind","year","number"),
	CONSTRAINT "documents_cause" UNIQUE("cause"),
	CONSTRAINT "documents_kind" CHECK ("documents"."kind" in ('receipt', 'credit_note')),
	CONSTRAINT "documents_amounts" CHECK ("documents"."number" > 0 and "documents"."delivery_amount" between 0 and "documents"."total_amount"),
	CONSTRAINT "documents_currency" CHECK ("documents"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "documents_cause_length" CHECK (length("documents"."cause") between 1 and 200)
);
--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "documents_order" ON "documents" USING btree ("order_id","issued_at");--> statement-breakpoint
CREATE TRIGGER documents_append_only BEFORE UPDATE OR DELETE ON "documents"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
