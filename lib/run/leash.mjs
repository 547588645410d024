// @ts-check
// Preloaded into every long-lived child. `kill -9` gives a supervisor no chance to stop its children, but the
// system closes the channel to them, which they notice.

const FORCE_AFTER_MS = 10_000;

// A child that forks processes of its own hands them this file and a channel, which they need for their work.
if (process.env.AISLE_LEASH && process.channel) {
  delete process.env.AISLE_LEASH;
  process.once("disconnect", () => {
    setTimeout(() => process.kill(process.pid, "SIGKILL"), FORCE_AFTER_MS).unref();
    process.kill(process.pid, "SIGTERM");
  });
  // A listener keeps the channel, and with it the process, alive; this one must not.
  process.channel.unref();
}
