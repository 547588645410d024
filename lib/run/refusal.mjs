// @ts-check

/** A failure whose message tells the person at the terminal everything they need: shown without a stack. */
export class Refusal extends Error {
  /** @override */
  name = "Refusal";
}

/**
 * @param {unknown} error
 * @returns {string} what the person at the terminal is told: the story for a refusal, what may not be written for a
 *   folder that belongs to somebody else, and everything there is for what nobody foresaw
 */
export function explainFailure(error) {
  if (error instanceof Refusal) return error.message;
  const { code, path, stack } = /** @type {NodeJS.ErrnoException} */ (error);
  if (path && (code === "EACCES" || code === "EPERM" || code === "EROFS")) {
    return `${path} may not be changed by this user (${code}). Run as the user it belongs to, or make it yours with chown.`;
  }
  return stack ?? String(error);
}
