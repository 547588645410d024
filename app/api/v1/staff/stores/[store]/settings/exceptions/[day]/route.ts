import { handle } from "@/app/api/v1/_contract/handle";
import {
  removeOpeningExceptionCall,
  setOpeningExceptionCall,
  settingsAnswer,
} from "@/app/api/v1/_contract/store-settings";
import { removeOpeningException, setOpeningException } from "@/lib/stores/set-opening-exception";
import { storeSettings } from "@/lib/stores/settings";

export const PUT = handle(setOpeningExceptionCall, async ({ tx, ctx, params, body }) => {
  await setOpeningException(ctx, { store: params.store, day: params.day, ...body }, tx);
  return settingsAnswer(await storeSettings(tx, ctx, params.store));
});

export const DELETE = handle(removeOpeningExceptionCall, async ({ tx, ctx, params }) => {
  await removeOpeningException(ctx, { store: params.store, day: params.day }, tx);
  return undefined;
});
