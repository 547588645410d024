import { notFound } from "next/navigation";
import { cachedDepartments } from "@/app/_server/cached";
import { placeholder } from "@/app/_server/locale";
import type { DepartmentSign } from "@/components/shop/department-listing";
import { type Department, departmentIn } from "@/lib/catalog/departments";
import { textIn } from "@/lib/i18n/locales";

/**
 * The department an address names, and those above it, the top first. The address is its own name alone, wherever it
 * stands in the tree, so that it stays the same when the department moves. Not found for anything else.
 */
export async function departmentAt(
  category: readonly string[],
): Promise<{ department: Department; above: Department[] }> {
  const [slug, ...deeper] = category;
  if (!slug || slug === placeholder || deeper.length > 0) notFound();
  const found = departmentIn(await cachedDepartments(), slug);
  if (!found) notFound();
  return { department: found.department, above: found.path };
}

/** What stands above a department's goods, in the reader's language. */
export function departmentSign(
  { department, above }: { department: Department; above: readonly Department[] },
  locale: string,
): DepartmentSign {
  const named = ({ slug, name, picture }: Department) => ({ slug, name: textIn(name, locale), picture });
  // A department without any below it shows those beside it.
  const whole = department.children.length > 0 ? department : above.at(-1);
  return {
    ...named(department),
    plinth: department.plinth,
    picture: department.picture ?? above.findLast((d) => d.picture)?.picture ?? null,
    above: above.map(named),
    whole: whole ? named(whole) : null,
    parts: whole?.children.map(named) ?? [],
  };
}
