import { ViewTransition } from "react";
import { plinthColour } from "./plinth";

/** Decorative and as large as our own where nothing else is said. */
export type Picture = { src: string; alt?: string; width?: number | null; height?: number | null };

/** Our own pictures are cut out and stand on the shelf; another shop's are photographs and fill the place. */
const isCutOut = (src: string): boolean => src.startsWith("/goods/");

/**
 * A product on its plinth: wall, shelf, the thing and the shade under it. Sizes are known before the picture comes.
 * @param travels a name shared by card and page, so that the picture goes from one to the other
 * @param bare without wall and shelf, where they are already drawn
 * @param first the page's main picture: fetched ahead of everything else
 */
export function Goods({
  picture,
  plinth,
  travels,
  first = false,
  bare = false,
  className,
}: {
  picture: Picture | null;
  plinth: string;
  travels?: string;
  first?: boolean;
  bare?: boolean;
  className?: string;
}) {
  const image = picture ? <GoodsPicture picture={picture} first={first} /> : null;
  const looks = ["goods", bare ? "" : `shelf ${plinthColour(plinth)}`, className];
  return (
    <div className={looks.filter(Boolean).join(" ")}>
      {travels && image ? (
        <ViewTransition name={`goods-${travels}`} share="goods" default="none">
          {image}
        </ViewTransition>
      ) : (
        image
      )}
    </div>
  );
}

function GoodsPicture({ picture, first }: { picture: Picture; first: boolean }) {
  const cutOut = isCutOut(picture.src);
  return (
    <div className={cutOut ? "grounded" : "photograph"}>
      <img
        src={picture.src}
        alt={picture.alt ?? ""}
        width={picture.width ?? 256}
        height={picture.height ?? 256}
        {...(first ? { fetchPriority: "high" } : { loading: "lazy" })}
        {...(cutOut ? {} : { referrerPolicy: "no-referrer" })}
      />
    </div>
  );
}
