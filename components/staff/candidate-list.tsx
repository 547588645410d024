import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import type { CandidateView } from "./exchange-view";
import { GoodsPicture } from "./goods-picture";

type Props = {
  candidates: readonly CandidateView[] /** Said where there are too few here. */;
  fewer: string;
};

/** What could go out, a tap each: links, so that they work before any script runs, and the page can be reloaded. */
export function CandidateList({ candidates, fewer }: Props) {
  return (
    <ul className="grid gap-2.5 sm:grid-cols-2">
      {candidates.map((candidate) => (
        <li key={candidate.sku}>
          {candidate.href ? (
            <Link
              href={candidate.href}
              replace
              scroll={false}
              aria-current={candidate.chosen ? "true" : undefined}
              className={`${tile} ${candidate.chosen ? "border-green bg-green-soft" : "border-line-strong bg-surface hover:border-ink"}`}
            >
              <Words candidate={candidate} />
              {candidate.chosen ? <Icon name="check" size={26} className="ml-auto text-green" /> : null}
            </Link>
          ) : (
            <div className={`${tile} border-dashed border-line bg-surface`}>
              <Words candidate={candidate} note={fewer} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

const tile = "flex h-full min-h-20 items-center gap-3 rounded-lg border-2 p-2.5 text-ink no-underline";

function Words({ candidate, note }: { candidate: CandidateView; note?: string }) {
  const { picture, title, options, price, here } = candidate;
  return (
    <>
      <GoodsPicture src={picture} />
      <span className="grid min-w-0">
        <span className="font-bold wrap-anywhere">{options || title}</span>
        {options ? <span className="text-sm text-ink-soft wrap-anywhere">{title}</span> : null}
        <span className="figures text-sm">
          {price} · {note ? `${here}. ${note}` : here}
        </span>
      </span>
    </>
  );
}
