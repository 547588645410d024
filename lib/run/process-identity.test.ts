import { spawn } from "node:child_process";
import { expect, test } from "vitest";
import { endProcess, identify, isRunning, ownIdentity } from "./process-identity.mjs";

test("a process is recognised while it runs and not afterwards", async () => {
  const child = spawn("sleep", ["60"], { detached: true });
  const identity = identify(child.pid ?? 0);
  expect(isRunning(identity)).toBe(true);

  expect(await endProcess(identity)).toBe(true);

  expect(isRunning(identity)).toBe(false);
  expect(await endProcess(identity)).toBe(false);
});

test("a process that ignores the polite signal is ended by force", async () => {
  const child = spawn("sh", ["-c", "trap '' TERM; echo deaf; while :; do sleep 0.05; done"], {
    detached: true,
  });
  await new Promise((resolve) => child.stdout.once("data", resolve));
  await endProcess(identify(child.pid ?? 0), { graceMs: 100 });
  expect(
    child.signalCode ?? (await new Promise((resolve) => child.once("exit", (_, signal) => resolve(signal)))),
  ).toBe("SIGKILL");
});

test("another process with the same number is left alone", async () => {
  const child = spawn("sleep", ["60"]);
  const impostor = { pid: child.pid ?? 0, started: "at some other time" };
  expect(isRunning(impostor)).toBe(false);
  expect(await endProcess(impostor)).toBe(false);
  expect(child.exitCode).toBeNull();
  expect(isRunning(identify(child.pid ?? 0))).toBe(true);
  child.kill();
});

test.each([null, undefined, {}, { pid: "1" }, { pid: process.pid }, { pid: -1, started: "" }])(
  "what is no record of a process (%j) runs nowhere",
  (value) => {
    expect(isRunning(value)).toBe(false);
  },
);

test("a process can name itself", () => {
  expect(isRunning(ownIdentity())).toBe(true);
});
