CREATE TABLE "product_companions" (
	"product_id" uuid NOT NULL,
	"companion_id" uuid NOT NULL,
	"orders" integer NOT NULL,
	CONSTRAINT "product_companions_product_id_companion_id_pk" PRIMARY KEY("product_id","companion_id"),
	CONSTRAINT "product_companions_others" CHECK ("product_companions"."product_id" <> "product_companions"."companion_id"),
	CONSTRAINT "product_companions_orders" CHECK ("product_companions"."orders" > 0)
);
--> statement-breakpoint
ALTER TABLE "product_companions" ADD CONSTRAINT "product_companions_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_companions" ADD CONSTRAINT "product_companions_companion_id_products_id_fk" FOREIGN KEY ("companion_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;