import { buttonLooks } from "@/components/ui/button";
import { Link } from "@/components/ui/link";

/** Where they stand: a board may be long. */
export const counterLinksId = "counter-links";

/** The ways from the board to what else is done at a store. */
export function CounterLinks({ links }: { links: { href: string; label: string }[] }) {
  return (
    <ul id={counterLinksId} tabIndex={-1} className="mt-6 flex scroll-mt-24 flex-wrap gap-2 outline-none">
      {links.map(({ href, label }) => (
        <li key={href}>
          <Link href={href} className={buttonLooks("secondary")}>
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}
