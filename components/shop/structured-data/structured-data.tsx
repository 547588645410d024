import { scriptText } from "./script-text";

/** A description of the page for machines, in the words of schema.org. Browsers do not run it. */
export function StructuredData({ data }: { data: object }) {
  return <script type="application/ld+json">{scriptText(data)}</script>;
}
