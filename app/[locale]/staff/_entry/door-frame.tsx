import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Wordmark } from "@/components/shop/wordmark";

/** A page before the counter: one column, and nothing that needs a sign-in. */
export async function DoorFrame({
  title,
  lead,
  children,
}: {
  title: string;
  lead?: string;
  children: ReactNode;
}) {
  const shop = await getTranslations("shop");
  return (
    <main id="page" tabIndex={-1} className="grid flex-1 place-items-center px-4 py-10 outline-none">
      <div className="w-full max-w-sm">
        <Wordmark name={shop("name")} />
        <div className="mt-8 grid gap-5">
          <div>
            <h1 className="text-2xl">{title}</h1>
            {lead ? <p className="mt-1">{lead}</p> : null}
          </div>
          {children}
        </div>
      </div>
    </main>
  );
}
