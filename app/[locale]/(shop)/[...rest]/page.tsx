import { notFound } from "next/navigation";
import { pageLocale, placeholder } from "@/app/_server/locale";

// Made ahead of the answer, since an answer that has begun to stream has already said 200.
export const ensureStatic = "navigation";

export const generateStaticParams = () => [{ rest: [placeholder] }];

/** Every address that nothing else answers. */
export default async function Unknown() {
  await pageLocale();
  notFound();
}
