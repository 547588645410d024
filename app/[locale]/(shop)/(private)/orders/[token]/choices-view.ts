import type { ChoiceView } from "@/components/shop/order/view";
import { momentWords } from "@/lib/i18n/moments";
import { translator } from "@/lib/i18n/translator";
import { formatMoney } from "@/lib/kernel/money";
import type { Fulfillment, Order } from "@/lib/orders/order";
import type { OpenChoice } from "@/lib/pickup/open-choices";

type Reader = { locale: string; now: Date };

/** Nobody wants to compare more stores than these; the nearest come first. */
const mostStores = 3;

/** The questions about units that were short, with a button for each answer. Money back comes last, and by itself. */
export const choicesView = (
  order: Order,
  f: Fulfillment,
  choices: readonly OpenChoice[],
  zone: string,
  reader: Reader,
): ChoiceView[] =>
  choices.map((choice) => {
    const t = translator(reader.locale, "order.choice");
    const line = f.lines.find((l) => l.id === choice.lineId);
    return {
      id: choice.id,
      missing: t("missing", { quantity: choice.quantity, title: line?.title ?? choice.sku }),
      why: t(`why.${choice.reason}`),
      until: t("until", { when: momentWords(new Date(choice.deadline), reader, zone) }),
      answers: answersTo(order, f, choice, reader),
    };
  });

function answersTo(order: Order, f: Fulfillment, choice: OpenChoice, reader: Reader): ChoiceView["answers"] {
  const t = translator(reader.locale, "order.choice");
  const asks = `instead:${f.id}:${choice.id}`;
  const { substitute } = choice;
  const price = (amount: number) => formatMoney({ amount, currency: order.currency }, reader.locale);
  return [
    ...(substitute
      ? [
          {
            asks: `${asks}:substitute`,
            label: t("substitute", {
              quantity: choice.quantity,
              title: substitute.title,
              price: price(substitute.totalAmount),
            }),
          },
        ]
      : []),
    ...choice.otherStores.slice(0, mostStores).map((other) => ({
      asks: `${asks}:other_store:${other.store}`,
      label: t("otherStore", {
        store: other.storeName,
        when: momentWords(other.readyBy, reader, other.timeZone),
      }),
    })),
    // Without an address there is nowhere to send it; the order has one when a part of it is sent already.
    ...(choice.delivery && order.deliveryAddress
      ? [{ asks: `${asks}:delivery`, label: t("delivery", { street: order.deliveryAddress.street }) }]
      : []),
    { asks: `${asks}:money_back`, label: t("moneyBack") },
  ];
}
