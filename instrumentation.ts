/**
 * Runs once when a server starts: a process with a wrong environment ends here and says what is wrong, from here
 * on every request is noted with the address it really comes from, answers are compressed, pages are shared with
 * the shop's other servers, and a server that is asked to stop can.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_PHASE === "phase-production-build") return;
  if (process.env.NEXT_RUNTIME === "nodejs") {
    await import("@/lib/kernel/check-env");
    const { notePeerAddresses } = await import("@/app/_server/peer-address");
    notePeerAddresses();
    const { endConnectionsWhenStopping } = await import("@/app/_server/stopping");
    endConnectionsWhenStopping();
    const { compressAnswers } = await import("@/app/_server/compressed-answers");
    compressAnswers();
    const { sharePages } = await import("@/app/_server/shared-pages");
    await sharePages();
  }
}
