import { buttonLooks } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { UnpaidView } from "./view";

const looks = {
  waiting: { tone: "bg-plinth-butter text-ink", icon: "clock" },
  ended: { tone: "bg-tomato-soft text-tomato", icon: "close" },
} as const;

/** An order whose payment is waited for, or never came: what that means, and the one thing to do about it. */
export function UnpaidCard({ unpaid }: { unpaid: UnpaidView }) {
  const { tone, icon } = looks[unpaid.state];
  return (
    <article
      aria-labelledby="standing-unpaid"
      className="overflow-hidden rounded-lg border border-line bg-surface"
    >
      <div className={`flex items-start gap-4 p-5 sm:p-6 ${tone}`}>
        <Icon name={icon} size={30} className="mt-0.5" />
        <div>
          <h1 id="standing-unpaid" className="text-2xl">
            {unpaid.headline}
          </h1>
          <p className="mt-1 max-w-text">{unpaid.text}</p>
        </div>
      </div>
      {unpaid.link ? (
        <p className="p-5 sm:p-6">
          {/* A page of another company, or one that is made per request: never asked for ahead. */}
          <a href={unpaid.link.href} className={buttonLooks("primary")} referrerPolicy="no-referrer">
            {unpaid.link.label}
          </a>
        </p>
      ) : null}
    </article>
  );
}
