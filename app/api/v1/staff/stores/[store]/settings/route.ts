import { handle } from "@/app/api/v1/_contract/handle";
import { getStoreSettingsCall, settingsAnswer } from "@/app/api/v1/_contract/store-settings";
import { storeSettings } from "@/lib/stores/settings";

export const GET = handle(getStoreSettingsCall, async ({ tx, ctx, params }) =>
  settingsAnswer(await storeSettings(tx, ctx, params.store)),
);
