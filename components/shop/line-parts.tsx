import { useTranslations } from "next-intl";
import type { Money } from "@/lib/kernel/money";
import { Goods } from "./goods";
import { Price } from "./price";

/** A line's small picture on its plinth. Its title stands beside it. */
export function LinePicture({
  line: { picture, plinth },
  className,
}: {
  line: { picture: string | null; plinth: string };
  className: string;
}) {
  return (
    <Goods
      picture={picture ? { src: picture, alt: "", width: 256, height: 256 } : null}
      plinth={plinth}
      className={`rounded-md ${className}`}
    />
  );
}

/** That a line cost something else when it was put into the basket. */
export function PriceChanged({ was, locale }: { was: Money; locale: string }) {
  const t = useTranslations("cart.line");
  return <span>{t.rich("was", { price: () => <Price money={was} locale={locale} /> })}</span>;
}
