import { handle } from "@/app/api/v1/_contract/handle";
import { setDefaultSafetyCall, settingsAnswer } from "@/app/api/v1/_contract/store-settings";
import { setDefaultSafety } from "@/lib/inventory/set-default-safety";
import { storeSettings } from "@/lib/stores/settings";

export const PUT = handle(setDefaultSafetyCall, async ({ tx, ctx, params, body }) => {
  await setDefaultSafety(ctx, { store: params.store, ...body }, tx);
  return settingsAnswer(await storeSettings(tx, ctx, params.store));
});
