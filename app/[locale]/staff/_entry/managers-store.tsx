import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { NothingHere } from "@/components/staff/nothing-here";
import type { Locale } from "@/lib/i18n/locales";
import { type Ctx, isStaff } from "@/lib/kernel/actor";
import type { Store } from "@/lib/stores/store";
import { storesOf } from "./clerk";
import { CounterFrame } from "./counter-frame";
import { chosenOf } from "./place-here";

/**
 * Which store a page for managers is about: like `chosenOf`, but an address that names another's is not found.
 * `managed` is null for who decides about none. Queries and commands judge anew.
 */
export async function managersStore(
  ctx: Ctx,
  asked: string | string[] | undefined,
): Promise<{ stores: Store[]; store: Store | undefined; managed: Store | null }> {
  const stores = await storesOf(ctx);
  const store = asked === undefined ? await chosenOf(stores, asked) : stores.find((s) => s.slug === asked);
  if (asked !== undefined && !store) notFound();
  return { stores, store, managed: store && isStaff(ctx.actor, "manager") ? store : null };
}

type Props = {
  locale: Locale;
  ctx: Ctx;
  title: string;
  /** For whom the page is; null for somebody who has no store at all. */
  notYours: { title: string; text: string } | null;
};

/** In the place of a page that is about a store and for its managers. */
export async function ManagersOnly({ locale, ctx, title, notYours }: Props) {
  const t = await getTranslations("staff");
  const board = `/${locale}/staff`;
  return (
    <CounterFrame locale={locale} ctx={ctx} board={board} back>
      <h1 className="mb-4 text-2xl">{title}</h1>
      <NothingHere
        icon="info"
        title={notYours?.title ?? t("noStore.title")}
        ways={[{ href: board, label: t("toBoard") }]}
      >
        {notYours?.text ?? t("noStore.text")}
      </NothingHere>
    </CounterFrame>
  );
}
