import { Link } from "@/components/ui/link";
import { Goods } from "./goods";

export type DepartmentTile = { slug: string; name: string; plinth: string; picture: string | null };

/** Every department on its own colour. */
export function DepartmentTiles({ departments, locale }: { departments: DepartmentTile[]; locale: string }) {
  return (
    <ul className="grid grid-cols-4 gap-x-2.5 gap-y-4 sm:gap-x-4 lg:grid-cols-8">
      {departments.map((department) => (
        <li key={department.slug} className="group relative rounded-lg">
          <Goods
            picture={
              department.picture ? { src: department.picture, alt: "", width: 256, height: 256 } : null
            }
            plinth={department.plinth}
            className="aspect-square rounded-lg transition-transform group-hover:-translate-y-0.5"
          />
          <Link
            href={`/${locale}/c/${department.slug}`}
            className="stretched mt-2 block text-center text-xs leading-snug font-semibold group-hover:underline group-hover:underline-offset-4 sm:text-sm"
          >
            {department.name}
          </Link>
        </li>
      ))}
    </ul>
  );
}
