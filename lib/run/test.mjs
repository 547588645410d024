// @ts-check
// `npm test`, or `npm test -- types unit` for some of it
import "./require-node.mjs";

const { runTests } = await import("./tests.mjs");
await runTests(process.argv.slice(2));
