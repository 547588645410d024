import { connect } from "node:net";
import pg from "pg";
import { describe, expect, test, vi } from "vitest";
import { isTransient, translateDatabaseError } from "./database-errors";
import { Problem } from "./problem";

const coded = (code: string) => Object.assign(new Error("said by the database"), { code });
const query = (cause: unknown) => Object.assign(new Error("Failed query"), { cause });

function translated(error: unknown): string {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
  const problem = translateDatabaseError(error);
  warn.mockRestore();
  return problem instanceof Problem ? `${problem.status} ${problem.code}` : "unknown";
}

describe("what a caller is told", () => {
  test.each([
    ...["23505", "23514", "40001", "40P01"].map((code) => [code, "409 state.changed"]),
    ...["22021", "22P05"].map((code) => [code, "422 input.invalid"]),
    ...["57014", "55P03", "25P03", "53300", "57P01", "57P02", "57P03", "08006", "08P01"].map((code) => [
      code,
      "503 service.busy",
    ]),
    ...["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "EHOSTUNREACH", "ENOTFOUND", "EAI_AGAIN"].map(
      (code) => [code, "503 service.busy"],
    ),
    ...["42P01", "22012", "ENOENT", "28P01"].map((code) => [code, "unknown"]),
  ])("%s is %s, alone or as the cause of a query's failure", (code, answer) => {
    expect(translated(coded(code))).toBe(answer);
    expect(translated(query(coded(code)))).toBe(answer);
  });

  test.each([
    "timeout exceeded when trying to connect",
    "Connection terminated unexpectedly",
    "Connection terminated due to connection timeout",
    "Client has encountered a connection error and is not queryable",
    "WebSocket was closed before the connection was established",
    "Unexpected server response: 502",
  ])("%j, from a driver without codes, is 503", (message) => {
    expect(translated(query(new Error(message)))).toBe("503 service.busy");
  });

  test("an error of a WebSocket is found inside its event, which is no Error", () => {
    expect(translated({ type: "error", message: "connect", error: coded("ECONNREFUSED") })).toBe(
      "503 service.busy",
    );
  });

  test("an error for each address of a host is one refusal", () => {
    expect(translated(new AggregateError([coded("ECONNREFUSED"), coded("ECONNREFUSED")]))).toBe(
      "503 service.busy",
    );
  });

  test.each([[new Error("a mistake")], [new TypeError("x is undefined")], ["words"], [null], [undefined]])(
    "%s is nobody's business but the log's",
    (error) => {
      expect(translated(error)).toBe("unknown");
      expect(translateDatabaseError(error)).toBe(error);
    },
  );

  test("a refusal stays the refusal it is", () => {
    const refusal = new Problem("limited", "reservation.quota", "Too many.");
    expect(translateDatabaseError(refusal)).toBe(refusal);
  });
});

test("what the drivers really throw at a port where nobody listens", async () => {
  const socket = connect({ port: 1, host: "127.0.0.1" });
  const refused = await new Promise((resolve) => socket.once("error", resolve));
  expect(translated(refused)).toBe("503 service.busy");
  const pool = new pg.Pool({ connectionString: "postgres://nobody@localhost:1/none" });
  const thrown = await pool.query("select 1").catch((error: unknown) => error);
  await pool.end();
  expect(translated(thrown)).toBe("503 service.busy");
});

describe("worth running again", () => {
  const rule = (constraint: string) => Object.assign(coded("23514"), { constraint });
  test.each([
    ["a deadlock", coded("40P01"), true],
    ["a serialization failure", coded("40001"), true],
    ["a counter judged by its old value", rule("stock_levels_committed"), true],
    ["a full window judged by its old value", rule("pickup_windows_booked"), true],
    ["a rule that no commit of others can heal", rule("orders_customer_name"), false],
    ["a key that is taken", coded("23505"), false],
  ])("%s: %s", (_what, error, again) => {
    expect(isTransient(error)).toBe(again);
    expect(isTransient(query(error))).toBe(again);
  });
});
