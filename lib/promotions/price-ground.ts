import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { statement } from "@/db/statement";
import { shop } from "@/lib/catalog/shop";
import { type DeliveryRate, postalDigits } from "./delivery-price";
import type { Promotion } from "./promotion";

/** What prices depend on besides the goods' own. */
export type PriceAsk = {
  skus: readonly string[];
  /** Discount codes that were given, as `normaliseCode` writes them. */
  codes: readonly string[];
  /** Who buys, as far as that is known: decides about first orders and uses by one customer. */
  customer: { id: string | null; email: string | null };
  /** Where something is sent; null when nothing is. */
  to: { countryCode: string; postalCode: string } | null;
};

/** What of a variant decides its price besides the price. */
export type GoodsFacts = { departmentId: string; grams: number; onSale: boolean };

export type PriceGround = {
  goods: ReadonlyMap<string, GoodsFacts>;
  /** Those that run now and that this customer may use. */
  promotions: Promotion[];
  /**
   * Codes that do nothing for this customer: unknown, over and used up are one answer; `first_order` and `used` are
   * about the customer alone.
   */
  codes: { code: string; why: "unknown" | "first_order" | "used" }[];
  /** Rates for the place; null when the shop has none at all. */
  rates: DeliveryRate[] | null;
};

type Row = {
  goods: ({ sku: string } & GoodsFacts)[];
  promotions: (Promotion & { bar: "first_order" | "used" | null })[];
  rates: DeliveryRate[] | null;
};

/** Reads what an order's price depends on, by the database's clock. One statement. */
export async function priceGround(tx: Tx, ask: PriceAsk): Promise<PriceGround> {
  const [row] = await read(tx, {
    skus: [...ask.skus],
    codes: [...ask.codes],
    customer: ask.customer.id,
    email: ask.customer.email,
    country: ask.to?.countryCode ?? null,
    postal: postalDigits(ask.to?.postalCode ?? ""),
    currency: shop.currency,
  });
  const { goods, promotions, rates } = row!;
  const open = promotions.filter(({ bar }) => bar === null);
  return {
    goods: new Map(goods.map(({ sku, ...facts }) => [sku, facts])),
    promotions: open.map(({ bar: _, ...promotion }) => promotion),
    codes: ask.codes.flatMap((code) => {
      if (open.some((p) => p.code === code)) return [];
      return [{ code, why: promotions.find((p) => p.code === code)?.bar ?? ("unknown" as const) }];
    }),
    rates,
  };
}

type Values = {
  skus: string[];
  codes: string[];
  customer: string | null;
  email: string | null;
  country: string | null;
  postal: string;
  currency: string;
};
type Placeholders = { [K in keyof Values]: SQL };

const promotionJson = (
  v: Placeholders,
): SQL => sql`json_build_object('id', p.id, 'name', p.name, 'kind', p.kind,
  'basisPoints', p.basis_points, 'amount', p.amount, 'buyUnits', p.buy_units, 'getUnits', p.get_units,
  'minimumAmount', p.minimum_amount, 'excludesSale', p.excludes_sale, 'combining', p.combining, 'priority', p.priority,
  'departments', (select json_agg(a.department_id) from about a where a.promotion_id = p.id),
  'stores', (select json_agg(s.location_id) from promotion_stores s where s.promotion_id = p.id),
  'code', given.code, 'limited', p.max_uses is not null,
  'bar', case
    when p.first_order and exists (select 1 from orders o where ${ordersOf(v)} and o.state <> 'cancelled')
      then 'first_order'
    when p.max_uses_each <= (select count(*) from promotion_redemptions r join orders o on o.id = r.order_id
        where r.promotion_id = p.id and r.given_back_at is null and ${ordersOf(v)}) then 'used' end)`;

/** Orders `o` of one customer: the account's, and those of a guest with the address. */
const ordersOf = ({ customer, email }: Placeholders): SQL =>
  sql`(o.customer_id = ${customer}::uuid or (o.customer_id is null and o.customer_email = ${email}::text))`;

// Every checkout asks this: planned anew each time, it would cost more to plan than to run.
const read = statement<Values, Row>(
  (v) => sql`
  with recursive about as (
    select promotion_id, department_id from promotion_departments
    union
    select a.promotion_id, d.id from about a join departments d on d.parent_id = a.department_id
  )
  select (select coalesce(json_agg(json_build_object('sku', v.sku, 'departmentId', p.department_id,
        'grams', v.grams, 'onSale', coalesce(pr.compare_at_amount is not null, false))), '[]')
      from variants v join products p on p.id = v.product_id
      left join prices pr on pr.variant_id = v.id and pr.currency = ${v.currency}::text
      where v.sku = any(${v.skus}::text[])) as goods,
    (select coalesce(json_agg(${promotionJson(v)}), '[]') from promotions p
      left join lateral (select c.code from promotion_codes c
        where c.promotion_id = p.id and c.code = any(${v.codes}::text[])
          and (c.max_uses is null or c.uses < c.max_uses) order by c.code limit 1) given on true
      where p.currency = ${v.currency}::text and p.starts_at <= now() and (p.ends_at is null or p.ends_at > now())
        and (p.max_uses is null or p.uses < p.max_uses)
        and (given.code is not null or not p.needs_code)) as promotions,
    case when ${v.country}::text is not null then (
      select case when count(*) > 0 then coalesce(json_agg(json_build_object('countryCode', d.country_code,
          'postalPrefix', d.postal_prefix, 'upToGrams', d.up_to_grams, 'amount', d.amount))
          filter (where d.country_code in (${v.country}::text, '') and starts_with(${v.postal}::text, d.postal_prefix)),
          '[]') end
      from delivery_rates d where d.currency = ${v.currency}::text) end as rates`,
);
