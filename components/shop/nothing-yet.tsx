import type { ReactNode } from "react";
import { Icon, type IconName } from "@/components/ui/icon";

/** A page that has nothing to show yet, in character. @param why what was just refused @param children the ways on */
export function NothingYet({
  icon,
  title,
  text,
  why,
  children,
}: {
  icon: IconName;
  title: string;
  text: string;
  why?: string | undefined;
  children: ReactNode;
}) {
  return (
    <div className="page-width grid justify-items-center py-16 text-center">
      {why ? (
        <p role="alert" className="mb-8 rounded-lg bg-tomato-soft px-4 py-3 font-semibold text-tomato">
          {why}
        </p>
      ) : null}
      <span className="grid size-24 place-items-center rounded-full bg-plinth-butter">
        <Icon name={icon} size={44} />
      </span>
      <h1 className="mt-6 text-3xl">{title}</h1>
      <p className="mt-3 max-w-md text-lg text-ink-soft">{text}</p>
      {children}
    </div>
  );
}
