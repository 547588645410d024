import { handle } from "@/app/api/v1/_contract/handle";
import { setPreparationCall, settingsAnswer } from "@/app/api/v1/_contract/store-settings";
import { setPreparation } from "@/lib/stores/set-pickup-rules";
import { storeSettings } from "@/lib/stores/settings";

export const PUT = handle(setPreparationCall, async ({ tx, ctx, params, body }) => {
  await setPreparation(ctx, { store: params.store, ...body }, tx);
  return settingsAnswer(await storeSettings(tx, ctx, params.store));
});
