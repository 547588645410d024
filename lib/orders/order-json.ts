import { type SQL, sql } from "drizzle-orm";
import { shop } from "@/lib/catalog/shop";
import { isoInstant as iso } from "@/lib/kernel/iso-instant";
import { costBetween, discountOfLast, wantedUnits } from "./line-cost";
import { choiceIsOpen } from "./short-picks";

// Orders are read whole, as one JSON document per order, in one statement: a page or an answer never needs a second.

/** Changes whenever anything about an order `o` does. */
export const orderVersionText = sql`(select coalesce(${iso("max(e.at)")}, '') || count(*) from events e where e.order_id = o.id)`;

const timeline = sql`
  (select coalesce(jsonb_agg(jsonb_build_object('name', e.name, 'at', ${iso("e.at")}, 'actorName', e.actor_name,
      'store', el.slug, 'data', e.data) order by e.at, e.id), '[]')
   from events e left join stock_locations el on el.id = e.location_id
   where e.order_id = o.id and (e.fulfillment_id = f.id or e.fulfillment_id is null))`;

const lines = sql`
  (select coalesce(jsonb_agg(jsonb_build_object('id', fl.id, 'sku', ol.sku, 'title', ol.title, 'options', ol.options,
      'picture', ol.picture, 'ageLimit', ol.age_limit, 'unitAmount', ol.unit_amount, 'barcode', v.barcode,
      'shelf', v.shelf, 'ordered', fl.ordered, 'picked', fl.picked, 'short', fl.short, 'cancelled', fl.cancelled, 'moved', fl.moved, 'collected', fl.collected,
      'returned', fl.returned) order by v.shelf nulls last, ol.position), '[]')
   from fulfillment_lines fl
   join order_lines ol on ol.id = fl.order_line_id
   join variants v on v.id = fl.variant_id
   where fl.fulfillment_id = f.id)`;

/** What the customer still has to pay for line `fl` when it is handed over: neither short or called off units nor collected ones. */
export const owedOfLine = costBetween(sql`fl.collected`, wantedUnits);

const payment = sql`
  (select jsonb_build_object('method', p.method, 'state', p.state, 'amount', p.amount, 'captured', p.captured,
      'refunded', p.refunded, 'owed', case when p.state = 'pending' then (
        select coalesce(sum(${owedOfLine}), 0) from fulfillment_lines fl join order_lines ol on ol.id = fl.order_line_id
        where fl.fulfillment_id = f.id) else 0 end)
   from payments p where p.fulfillment_id = f.id)`;

/** What pays the whole order: the card, as far as no gift card does. */
const paymentOfAll = sql`
  (select jsonb_build_object('method', p.method, 'state', p.state, 'amount', s.amount, 'captured', s.captured,
      'refunded', s.refunded, 'giftCard', s.gift_card, 'owed', 0,
      'nextAction', case when p.state = 'pending' then p.next_action end)
   from payments p
   cross join lateral (select sum(amount) as amount, sum(captured) as captured, sum(refunded) as refunded,
       coalesce(sum(amount) filter (where method = 'gift_card'), 0) as gift_card
     from payments where order_id = o.id and fulfillment_id is null) s
   where p.order_id = o.id and p.fulfillment_id is null order by p.method = 'gift_card' limit 1)`;

const shortPicks = sql`
  (select coalesce(jsonb_agg(jsonb_build_object('id', sp.id, 'lineId', sp.fulfillment_line_id, 'sku', ol.sku,
      'quantity', sp.quantity, 'reason', sp.reason, 'deadline', ${iso("sp.deadline")}, 'open', ${choiceIsOpen},
      'choice', coalesce(sp.choice, case when not ${choiceIsOpen} then 'money_back' end),
      'substitute', case when pr.amount is not null then jsonb_build_object('sku', sv.sku,
        'title', coalesce(st.title, sd.title, p.slug), 'unitAmount', least(ol.unit_amount, pr.amount),
        'totalAmount', greatest(0, sp.quantity * least(ol.unit_amount, pr.amount)
          - ${discountOfLast(sql`sp.quantity`)})) end)
      order by sp.created_at, sp.id), '[]')
   from short_picks sp
   join fulfillment_lines fl on fl.id = sp.fulfillment_line_id
   join order_lines ol on ol.id = fl.order_line_id
   left join variants sv on sv.id = sp.substitute_id and sv.active
   left join products p on p.id = sv.product_id and p.status = 'published'
   left join prices pr on pr.variant_id = sv.id and pr.currency = o.currency and p.id is not null
   left join product_texts st on st.product_id = p.id and st.locale = o.locale
   left join product_texts sd on sd.product_id = p.id and sd.locale = ${shop.defaultLocale}
   where fl.fulfillment_id = f.id)`;

const fulfillment = sql`
  jsonb_build_object('id', f.id, 'method', f.method, 'state', f.state, 'store', l.slug, 'storeName', l.name,
    'locationId', f.location_id, 'inTransit', f.stock_location_id <> f.location_id, 'codeIssue', f.code_issue,
    'codeRevokedAt', ${iso("f.code_revoked_at")}, 'readyBy', ${iso("f.ready_by")},
    'review', f.review, 'reviewBy', ${iso("f.review_by")}, 'reviewReasons', f.review_reasons, 'idReasons', f.id_reasons,
    'window', case when w.id is not null then
      jsonb_build_object('startsAt', ${iso("w.starts_at")}, 'endsAt', ${iso("w.ends_at")}) end,
    'pickupBy', ${iso("f.pickup_by")}, 'extendedAt', ${iso("f.extended_at")}, 'readyAt', ${iso("f.ready_at")}, 'onMyWayAt', ${iso("f.on_my_way_at")},
    'arrivedAt', ${iso("f.arrived_at")}, 'bay', f.bay, 'arrivalNote', f.arrival_note, 'broughtOutAt', ${iso("f.brought_out_at")}, 'broughtOutBy', f.brought_out_by, 'closedAt', ${iso("f.closed_at")},
    'closeReason', f.close_reason, 'pickedBy', f.picked_by, 'shelf', f.shelf, 'payment', ${payment},
    'lines', ${lines}, 'shortPicks', ${shortPicks}, 'timeline', ${timeline})`;

const discounts = sql`
  (select coalesce(jsonb_agg(jsonb_build_object('name', p.name, 'code', r.code, 'amount', r.amount)
      order by p.priority, p.id), '[]')
   from promotion_redemptions r join promotions p on p.id = r.promotion_id where r.order_id = o.id)`;

/** `select … as document` of orders `o`, for the given condition on them. */
export const orderDocument = (where: SQL): SQL => sql`
  select jsonb_build_object('id', o.id, 'number', o.number, 'state', o.state,
    'customer', jsonb_build_object('id', o.customer_id, 'name', o.customer_name, 'email', o.customer_email,
      'phone', o.customer_phone),
    'pickupPerson', case when o.pickup_person_name is not null then
      jsonb_build_object('name', o.pickup_person_name, 'email', o.pickup_person_email) end,
    'deliveryAddress', o.delivery_address, 'locale', o.locale, 'currency', o.currency, 'totalAmount', o.total_amount, 'vatAmount', o.vat_amount,
    'discountAmount', o.discount_amount, 'deliveryAmount', o.delivery_amount, 'deliveryDiscount', o.delivery_discount,
    'discounts', ${discounts},
    'placedAt', ${iso("o.placed_at")}, 'payment', ${paymentOfAll},
    'version', ${orderVersionText},
    'fulfillments', (select coalesce(jsonb_agg(${fulfillment} order by f.position), '[]')
      from fulfillments f join stock_locations l on l.id = f.location_id
      left join pickup_windows w on w.id = f.window_id where f.order_id = o.id)) as document
  from orders o where ${where}`;
