import type { ReactNode } from "react";
import { buttonLooks } from "@/components/ui/button";
import { Icon, type IconName } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";

/** A counter page that has nothing to show: why, and the ways on. */
export function NothingHere({
  icon,
  title,
  children,
  ways,
}: {
  icon: IconName;
  title: string;
  children: ReactNode;
  ways: { href: string; label: string }[];
}) {
  return (
    <div className="grid justify-items-center rounded-xl bg-sunken px-6 py-12 text-center">
      <span className="grid size-16 place-items-center rounded-full bg-plinth-butter">
        <Icon name={icon} size={32} />
      </span>
      <p role="status" className="mt-4 text-xl font-bold">
        {title}
      </p>
      <p className="mt-2 max-w-md">{children}</p>
      <p className="mt-6 flex flex-wrap justify-center gap-2">
        {ways.map(({ href, label }) => (
          <Link key={href} href={href} className={buttonLooks("secondary")}>
            {label}
          </Link>
        ))}
      </p>
    </div>
  );
}
