import { handle } from "@/app/api/v1/_contract/handle";
import { resumePickupsCall, settingsAnswer } from "@/app/api/v1/_contract/store-settings";
import { resumePickups } from "@/lib/stores/pause-pickups";
import { storeSettings } from "@/lib/stores/settings";

export const POST = handle(resumePickupsCall, async ({ tx, ctx, params }) => {
  await resumePickups(ctx, { store: params.store }, tx);
  return settingsAnswer(await storeSettings(tx, ctx, params.store));
});
