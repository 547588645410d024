import { handle } from "@/app/api/v1/_contract/handle";
import { setOpeningHoursCall, settingsAnswer } from "@/app/api/v1/_contract/store-settings";
import { setOpeningHours } from "@/lib/stores/set-opening-hours";
import { storeSettings } from "@/lib/stores/settings";

export const PUT = handle(setOpeningHoursCall, async ({ tx, ctx, params, body }) => {
  await setOpeningHours(ctx, { store: params.store, ...body }, tx);
  return settingsAnswer(await storeSettings(tx, ctx, params.store));
});
