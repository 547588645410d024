import { handle } from "@/app/api/v1/_contract/handle";
import { settingsAnswer, setWindowsCall } from "@/app/api/v1/_contract/store-settings";
import { setWindows } from "@/lib/stores/set-pickup-rules";
import { storeSettings } from "@/lib/stores/settings";

export const PUT = handle(setWindowsCall, async ({ tx, ctx, params, body }) => {
  await setWindows(ctx, { store: params.store, ...body }, tx);
  return settingsAnswer(await storeSettings(tx, ctx, params.store));
});
