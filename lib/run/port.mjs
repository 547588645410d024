// @ts-check
import { randomInt } from "node:crypto";
import { connect, createServer } from "node:net";
import { Refusal } from "./refusal.mjs";

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<"taken" | "forbidden" | null>} why no server can listen there; null when one can, and for an
 *   address this machine has not
 */
function tryListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (/** @type {NodeJS.ErrnoException} */ error) =>
      resolve(error.code === "EADDRINUSE" ? "taken" : error.code === "EACCES" ? "forbidden" : null),
    );
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<boolean>}
 */
function answers(port, host) {
  return new Promise((resolve) => {
    const socket = connect({ port, host });
    const done = (/** @type {boolean} */ answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(500, () => done(false));
    socket.once("connect", () => done(true));
    socket.once("error", () => done(false));
  });
}

/**
 * @param {number} port
 * @returns {Promise<"taken" | "forbidden" | null>} why a server for every address cannot have it. Some systems let
 *   one listen beside a program that holds only the loopback address, which would then get the visitors; so that
 *   is asked too.
 */
export async function whyPortUnusable(port) {
  const problem = (await tryListen(port, "0.0.0.0")) ?? (await tryListen(port, "::"));
  if (problem) return problem;
  return (await answers(port, "127.0.0.1")) || (await answers(port, "::1")) ? "taken" : null;
}

/** @param {number} port */
async function isPortFree(port) {
  return (await whyPortUnusable(port)) === null;
}

/**
 * @param {number} port
 * @returns {Promise<boolean>} whether it is free on the loopback address
 */
export async function isLoopbackPortFree(port) {
  return (await tryListen(port, "127.0.0.1")) === null;
}

/**
 * @param {number} port
 * @throws {Refusal} naming a port that would do
 */
export async function requirePort(port) {
  const problem = await whyPortUnusable(port);
  if (!problem) return;
  const why =
    problem === "taken"
      ? `Port ${port} is taken by another program. Stop that program, or choose another port:`
      : `Port ${port} may not be used by this user. Choose another port:`;
  const other = (await isPortFree(3001)) ? 3001 : await findFreePort();
  throw new Refusal(`${why}\n\n  PORT=${other} npm start`);
}

/**
 * @param {(port: number) => Promise<boolean>} [isFree]
 * @returns {Promise<number>} a free port below the range systems lend to outgoing connections, so that it is
 *   likely to be free next time too
 */
export async function findFreePort(isFree = isPortFree) {
  for (let attempt = 0; attempt < 50; attempt++) {
    const port = randomInt(20_000, 32_000);
    if (await isFree(port)) return port;
  }
  throw new Refusal("Found no free port between 20000 and 32000.");
}

/**
 * @param {string | undefined} text the value of PORT
 * @returns {number}
 */
export function readPort(text) {
  if (text === undefined || text === "") return 3000;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port >= 1 && port <= 65_535) return port;
  throw new Refusal(`PORT is ${JSON.stringify(text)}; it must be a whole number from 1 to 65535.`);
}
