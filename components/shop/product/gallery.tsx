import { useTranslations } from "next-intl";
import { Goods } from "@/components/shop/goods";
import { Icon } from "@/components/ui/icon";
import type { Product } from "@/lib/catalog/product";

const mostPictures = 12;

/**
 * The product's pictures: one is swiped to the next, by finger, wheel or arrow keys, and a tap shows it as large as the
 * screen. Native scrolling and dialogs all of it, so it works before anything has loaded.
 */
export function Gallery({ product }: { product: Product }) {
  const t = useTranslations("product.gallery");
  const pictures = product.media.slice(0, mostPictures);
  const { plinth } = product.department;
  const frame = "aspect-square w-full rounded-xl md:aspect-[5/6] lg:aspect-square";
  if (pictures.length === 0)
    return <Goods picture={null} plinth={plinth} travels={product.slug} first className={frame} />;
  const several = pictures.length > 1;
  return (
    <section aria-label={t("title")} className="min-w-0 md:sticky md:top-6">
      <ul
        // A place that scrolls is reached by keyboard, and then moved by its arrows.
        tabIndex={several ? 0 : undefined}
        aria-label={several ? t("swipe") : undefined}
        className="flex snap-x snap-mandatory overflow-x-auto rounded-xl [scrollbar-width:none] motion-safe:scroll-smooth"
      >
        {pictures.map((picture, i) => (
          <li
            key={picture.src}
            id={`picture-${i + 1}`}
            className="group relative w-full shrink-0 snap-center scroll-mt-24"
          >
            <Goods
              picture={i === 0 ? picture : { ...picture, alt: picture.alt || product.title }}
              plinth={plinth}
              travels={i === 0 ? product.slug : undefined}
              first={i === 0}
              className={frame}
            />
            <button
              type="button"
              popoverTarget={`large-${i + 1}`}
              className="absolute inset-0 grid cursor-zoom-in items-end justify-end rounded-xl p-3 -outline-offset-4"
            >
              <span className="grid size-11 place-items-center rounded-full bg-surface/90 text-ink shadow-low">
                <Icon name="zoom" />
              </span>
              <span className="sr-only">{t("zoom", { number: i + 1, count: pictures.length })}</span>
            </button>
          </li>
        ))}
      </ul>
      {several ? (
        <ol className="mt-3 flex flex-wrap gap-2">
          {pictures.map((picture, i) => (
            <li key={picture.src} className="w-16 sm:w-20">
              <a
                href={`#picture-${i + 1}`}
                aria-label={t("show", { number: i + 1, count: pictures.length })}
                className="block rounded-md"
              >
                <Goods
                  picture={{ ...picture, alt: "" }}
                  plinth={plinth}
                  className="aspect-square rounded-md"
                />
              </a>
            </li>
          ))}
        </ol>
      ) : null}
      {pictures.map((picture, i) => (
        <dialog
          key={picture.src}
          id={`large-${i + 1}`}
          popover="auto"
          aria-label={picture.alt || product.title}
          className="fixed inset-0 m-auto h-dvh max-h-none w-screen max-w-none bg-surface"
        >
          <div className="grid h-full place-items-center overflow-auto p-4">
            <img
              src={picture.src}
              alt={picture.alt || product.title}
              width={picture.width ?? 256}
              height={picture.height ?? 256}
              loading="lazy"
              referrerPolicy="no-referrer"
              className="h-auto max-h-full w-auto max-w-full min-w-[min(90vw,32rem)] object-contain"
            />
          </div>
          <button
            type="button"
            popoverTarget={`large-${i + 1}`}
            popoverTargetAction="hide"
            className="absolute top-3 right-3 grid size-12 place-items-center rounded-full bg-surface shadow-high hover:bg-sunken"
          >
            <Icon name="close" />
            <span className="sr-only">{t("close")}</span>
          </button>
        </dialog>
      ))}
    </section>
  );
}
