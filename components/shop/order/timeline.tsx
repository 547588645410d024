import { Icon } from "@/components/ui/icon";
import type { TimelineItem } from "./view";

/** What happened, oldest first. */
export function Timeline({
  items,
  title,
  id,
  level: Heading,
}: {
  items: TimelineItem[];
  title: string;
  id: string;
  level: "h2" | "h3";
}) {
  return (
    <section aria-labelledby={id}>
      <Heading id={id} className="text-base font-semibold">
        {title}
      </Heading>
      <ol className="mt-3 grid gap-3">
        {items.map((item, position) => (
          <li key={item.id} className="relative flex gap-3 pl-0.5">
            {position < items.length - 1 ? (
              <span
                aria-hidden="true"
                className="absolute top-6 -bottom-2.5 left-[0.7rem] w-px bg-line-strong"
              />
            ) : null}
            <span className="grid size-5.5 shrink-0 place-items-center rounded-full bg-green-soft text-green">
              <Icon name="check" size={14} />
            </span>
            <p className="flex flex-1 flex-wrap justify-between gap-x-4 text-sm">
              <span className="font-medium">{item.text}</span>
              <time dateTime={item.iso} className="figures text-ink-soft">
                {item.at}
              </time>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
