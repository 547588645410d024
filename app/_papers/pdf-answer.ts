import "server-only";
import { logFailure } from "@/app/_server/log-failure";
import type { PaperView } from "@/components/shop/order/paper";
import { translateDatabaseError } from "@/lib/kernel/database-errors";
import { notFound, Problem } from "@/lib/kernel/problem";
import { paperPdf } from "./pdf/paper-pdf";

// The address holds the order's own link, and who has it may change hands: kept nowhere, told to nobody.
const headers = {
  "Cache-Control": "private, no-store",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "X-Robots-Tag": "noindex, nofollow",
};

/** A server writes so many papers at a time; who comes then comes again a little later. */
const mostAtOnce = 4;
let writing = 0;

/**
 * A paper as a file to keep. Refusals are a status and no more: what is not there or not the caller's is 404, and 503
 * says that many are being written just now.
 * @param file how it is asked for: `R-KALLIO-2026-000017.pdf`
 * @param find what stands on the paper with this number. Throws Problem.
 */
export async function pdfAnswer(
  file: string,
  locale: string,
  find: (number: string) => Promise<PaperView>,
): Promise<Response> {
  return answerPdf(async () => {
    const number = /^([A-Z0-9-]{1,90})\.pdf$/.exec(file)?.[1];
    if (!number) throw notFound("document");
    const paper = await find(number);
    return { name: nameOf(number), shown: "attachment", write: () => paperPdf(paper, locale) };
  });
}

type Paper = {
  /** Of the file, without its ending. */
  name: string;
  /** To keep, or to look at and print. */
  shown: "attachment" | "inline";
  write: () => Promise<Buffer>;
};

/** Any paper as an answer, with the same refusals. @param find what to write, for whoever may have it. Throws Problem. */
export async function answerPdf(find: () => Promise<Paper>): Promise<Response> {
  try {
    const { name, shown, write } = await find();
    if (writing >= mostAtOnce)
      return new Response(null, { status: 503, headers: { ...headers, "Retry-After": "2" } });
    writing++;
    try {
      return new Response(new Uint8Array(await write()), {
        headers: {
          ...headers,
          "Content-Type": "application/pdf",
          "Content-Disposition": `${shown}; filename="${name}.pdf"`,
        },
      });
    } finally {
      writing--;
    }
  } catch (error) {
    const problem = translateDatabaseError(error);
    if (problem instanceof Problem) return new Response(null, { status: problem.status, headers });
    logFailure("GET document", error);
    return new Response(null, { status: 500, headers });
  }
}

/** `receipt-R-KALLIO-2026-000017`, or `order-1000123`. */
function nameOf(number: string): string {
  const kind = { R: "receipt", C: "credit-note" }[/^([RC])-/.exec(number)?.[1] ?? ""];
  return `${kind ?? "order"}-${number}`;
}
