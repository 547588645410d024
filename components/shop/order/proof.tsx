import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { QrCode } from "./qr-code";
import type { PickupView } from "./view";

/**
 * What opens the pickup: the code to scan, the one to say. A tap shows them as large as the screen is, on white in every
 * theme, which also makes a phone's screen as bright as it gets. Works before the page is alive.
 */
export function Proof({ id, proof }: { id: string; proof: NonNullable<PickupView["proof"]> }) {
  const t = useTranslations("order");
  const large = `large-${id}`;
  return (
    <div className="grid w-full content-start justify-items-center gap-3 md:w-64">
      <div className="relative grid w-full max-w-64 justify-items-center">
        <QrCode text={proof.qr} label={t("qr")} />
        <button
          type="button"
          popoverTarget={large}
          className="min-h-11 cursor-zoom-in rounded-md px-3 text-sm font-semibold text-green underline underline-offset-4 after:absolute after:inset-0"
        >
          {t("enlarge")}
        </button>
      </div>
      <div className="text-center">
        <p className="text-sm text-ink-soft">{t("code")}</p>
        <p className="figures text-2xl font-bold tracking-wider">{proof.code}</p>
      </div>
      <div
        id={large}
        popover="auto"
        role="dialog"
        aria-label={t("atCounter")}
        data-theme="light"
        className="inset-0 m-0 h-dvh max-h-none w-dvw max-w-none bg-[#fff] p-4 text-[#000]"
      >
        <div className="mx-auto grid h-full max-w-[min(36rem,70dvh)] content-center justify-items-center gap-4">
          <div className="w-full [&_svg]:max-w-none">
            <QrCode text={proof.qr} label={t("qrLarge")} />
          </div>
          <p className="figures text-3xl font-bold tracking-wider">{proof.code}</p>
          <button
            type="button"
            popoverTarget={large}
            popoverTargetAction="hide"
            className="inline-flex min-h-13 items-center gap-2 rounded-full border border-current px-6 text-lg font-semibold"
          >
            <Icon name="close" />
            {t("close")}
          </button>
        </div>
      </div>
    </div>
  );
}
