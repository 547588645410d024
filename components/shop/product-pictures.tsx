import type { Product } from "@/lib/catalog/product";
import { Goods } from "./goods";

const mostPictures = 12;

/** The product on its plinth. Further pictures lie under it and open large. */
export function ProductPictures({ product }: { product: Product }) {
  const pictures = product.media.slice(0, mostPictures);
  const { plinth } = product.department;
  const frame = "aspect-square w-full rounded-xl md:aspect-[5/6] lg:aspect-square";
  if (pictures.length < 2)
    return (
      <div className="md:sticky md:top-6">
        <Goods picture={pictures[0] ?? null} plinth={plinth} travels={product.slug} first className={frame} />
      </div>
    );
  const [main, ...others] = pictures;
  return (
    <div className="md:sticky md:top-6">
      <Goods picture={main ?? null} plinth={plinth} travels={product.slug} first className={frame} />
      <ul className="mt-3 grid grid-cols-4 gap-3">
        {others.map((picture) => (
          <li key={picture.src}>
            <a
              href={picture.src}
              target="_blank"
              rel="noopener noreferrer"
              aria-label={picture.alt || product.title}
            >
              <Goods picture={picture} plinth={plinth} className="aspect-square rounded-md" />
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
