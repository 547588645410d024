import { getTranslations } from "next-intl/server";
import { Paper, type PaperView } from "@/components/shop/order/paper";
import { buttonLooks } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { PrintButton } from "./print-button";
import "./paper.css";

type Props = {
  paper: PaperView;
  locale: string;
  back: { href: string; label: string };
  /** Where the same is as a file; null for what stands on no numbered paper. */
  file: string | null;
};

/** A paper on its page, with the ways to take it along. */
export async function PaperFrame({ paper, locale, back, file }: Props) {
  const t = await getTranslations("order.receipt");
  return (
    <div className="page-width paper-page max-w-3xl py-8 lg:py-12">
      <div className="mb-5 flex flex-wrap items-center justify-between gap-3 print:hidden">
        <Link
          href={back.href}
          className="inline-flex min-h-11 items-center font-semibold text-green underline-offset-4 hover:underline"
        >
          {back.label}
        </Link>
        <span className="flex flex-wrap gap-3">
          <PrintButton>{t("print")}</PrintButton>
          {file ? (
            <a href={file} download className={buttonLooks("secondary")}>
              {t("file")}
            </a>
          ) : null}
        </span>
      </div>
      <Paper paper={paper} locale={locale} />
    </div>
  );
}
