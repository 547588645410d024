import { buttonLooks } from "@/components/ui/button";
import { Link } from "@/components/ui/link";

/** The ways from the board to what else is done at a store. */
export function CounterLinks({ links }: { links: { href: string; label: string }[] }) {
  return (
    <ul className="mt-6 flex flex-wrap gap-2">
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
