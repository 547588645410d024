import { Icon } from "@/components/ui/icon";

/** What to look for on the shelf. Goods without a picture keep its room. */
export function GoodsPicture({ src }: { src: string | null }) {
  return (
    <span className="grid size-16 shrink-0 place-items-center rounded-md bg-plinth-sand text-ink-soft">
      {src ? (
        <img
          src={src}
          alt=""
          width={56}
          height={56}
          loading="lazy"
          decoding="async"
          className="size-14 object-contain"
        />
      ) : (
        <Icon name="bag" size={28} />
      )}
    </span>
  );
}
