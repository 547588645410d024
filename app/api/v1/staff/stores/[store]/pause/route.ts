import { handle } from "@/app/api/v1/_contract/handle";
import { pausePickupsCall, settingsAnswer } from "@/app/api/v1/_contract/store-settings";
import { pausePickups } from "@/lib/stores/pause-pickups";
import { storeSettings } from "@/lib/stores/settings";

export const POST = handle(pausePickupsCall, async ({ tx, ctx, params, body }) => {
  await pausePickups(ctx, { store: params.store, ...body }, tx);
  return settingsAnswer(await storeSettings(tx, ctx, params.store));
});
