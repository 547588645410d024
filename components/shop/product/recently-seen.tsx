"use client";

import { useEffect, useState } from "react";
import { Link } from "@/components/ui/link";
import { remember, type Seen } from "./seen-before";

/** What this browser has looked at before, the latest first. It is kept in the browser alone; nobody else learns of it. */
export function RecentlySeen({ own, title }: { own: Seen; title: string }) {
  const [before, setBefore] = useState<Seen[]>([]);
  const { href, title: name, picture, looks } = own;

  useEffect(() => {
    setBefore(remember({ href, title: name, picture, looks }, document.documentElement.lang));
  }, [href, name, picture, looks]);

  if (before.length === 0) return null;
  return (
    <section className="mt-16" aria-labelledby="seen">
      <h2 id="seen" className="mb-5 text-2xl">
        {title}
      </h2>
      <ul className="seen side-scroll">
        {before.map((seen) => (
          <li key={seen.href}>
            <span className={`shelf ${seen.looks}`}>
              <img src={seen.picture} alt="" width={256} height={256} loading="lazy" />
            </span>
            <Link href={seen.href} className="stretched">
              {seen.title}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
