import { handle } from "@/app/api/v1/_contract/handle";
import { setShelvesCall, settingsAnswer } from "@/app/api/v1/_contract/store-settings";
import { setShelves } from "@/lib/stores/set-places";
import { storeSettings } from "@/lib/stores/settings";

export const PUT = handle(setShelvesCall, async ({ tx, ctx, params, body }) => {
  await setShelves(ctx, { store: params.store, ...body }, tx);
  return settingsAnswer(await storeSettings(tx, ctx, params.store));
});
