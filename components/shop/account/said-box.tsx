import type { ReactNode } from "react";

/** A message of an account page: what was done, or why it was not. */
export function SaidBox({
  tone,
  icon,
  children,
}: {
  tone: "done" | "refused";
  icon: ReactNode;
  children: ReactNode;
}) {
  const looks = tone === "done" ? "bg-green-soft text-green" : "bg-tomato-soft text-tomato";
  return (
    <span className={`flex items-start gap-2.5 rounded-lg px-4 py-3 font-semibold ${looks}`}>
      {icon}
      <span>{children}</span>
    </span>
  );
}
