import { afterEach, beforeEach, expect, vi } from "vitest";

// An error that nobody expected is a failed test, even when every assertion held.
let errors: ReturnType<typeof vi.spyOn>;
beforeEach(() => {
  errors = vi.spyOn(console, "error").mockImplementation(() => undefined);
});
afterEach(() => {
  const calls = errors.mock.calls;
  errors.mockRestore();
  expect(calls, "unexpected console.error").toEqual([]);
});

/** For a test that provokes an error on purpose: what was logged, taken off the list. */
export function expectedErrors(): unknown[][] {
  return errors.mock.calls.splice(0);
}
