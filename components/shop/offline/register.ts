/**
 * Lets the browser keep what the shop keeps for being offline.
 * @returns null where it does not, or may not
 */
export async function registerWorker(): Promise<ServiceWorkerRegistration | null> {
  const { serviceWorker } = navigator;
  if (process.env.NODE_ENV !== "production" || !serviceWorker) return null;
  return serviceWorker.register("/sw.js").catch(() => null);
}
