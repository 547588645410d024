import { handle } from "@/app/api/v1/_contract/handle";
import { setHoldDaysCall, settingsAnswer } from "@/app/api/v1/_contract/store-settings";
import { setHoldDays } from "@/lib/stores/set-pickup-rules";
import { storeSettings } from "@/lib/stores/settings";

export const PUT = handle(setHoldDaysCall, async ({ tx, ctx, params, body }) => {
  await setHoldDays(ctx, { store: params.store, ...body }, tx);
  return settingsAnswer(await storeSettings(tx, ctx, params.store));
});
