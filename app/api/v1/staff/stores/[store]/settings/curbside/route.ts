import { handle } from "@/app/api/v1/_contract/handle";
import { setCurbsideCall, settingsAnswer } from "@/app/api/v1/_contract/store-settings";
import { setCurbside } from "@/lib/stores/set-places";
import { storeSettings } from "@/lib/stores/settings";

export const PUT = handle(setCurbsideCall, async ({ tx, ctx, params, body }) => {
  await setCurbside(ctx, { store: params.store, ...body }, tx);
  return settingsAnswer(await storeSettings(tx, ctx, params.store));
});
