import { useTranslations } from "next-intl";
import { LocateButton } from "@/components/shop/locate-button";
import { Icon } from "@/components/ui/icon";
import { PlaceField, PlaceForm } from "./place-field";

/** Which store is near: by a typed place, or by where the browser is when it is asked. @param id of its form */
export function NearField({ id, locale }: { id: string; locale: string }) {
  const t = useTranslations("near");
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <PlaceForm id={id} action={`/${locale}/stores`} />
      <PlaceField form={id} words={{ label: t("place"), find: t("find") }} icon={<Icon name="search" />} />
      <LocateButton
        words={{ locate: t("locate"), locating: t("locating"), failed: t("failed") }}
        icon={<Icon name="locate" size={18} />}
      />
    </div>
  );
}
