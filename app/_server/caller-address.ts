import { isIPv4, isIPv6 } from "node:net";
import { peerAddress } from "./peer-address";

/**
 * Where a call comes from, as limits count it: an IPv4 address, or the /64 of an IPv6 one. X-Forwarded-For counts
 * only as far as our own proxies wrote it: with `trustedProxies` of them in front, the caller is the entry that the
 * first of them added. Undefined when nobody trustworthy says it.
 */
export function callerAddress(headers: Headers, trustedProxies: number): string | undefined {
  const peer = peerAddress(headers);
  const forwarded = headers.get("x-forwarded-for")?.split(",") ?? [];
  if (peer !== null) return addressBlock([...forwarded, peer].at(-1 - trustedProxies) ?? peer);
  // Without a socket to look at, the platform in front is the first of the proxies, and wrote the last entry.
  return trustedProxies === 0 ? undefined : addressBlock(forwarded.at(-trustedProxies) ?? "");
}

/** An address as limits count it; undefined when it is none. */
export function addressBlock(written: string): string | undefined {
  const address = bare(written.trim());
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped && isIPv4(mapped)) return mapped;
  if (isIPv4(address)) return address;
  return isIPv6(address) ? `${firstGroups(address).join(":")}::/64` : undefined;
}

/** Without brackets, port and zone, which some proxies and systems add. */
function bare(written: string): string {
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(written)?.[1];
  const withPort = /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(written)?.[1];
  return (bracketed ?? withPort ?? written).replace(/%.*$/, "");
}

/** The four leading groups of an IPv6 address, without leading zeros. */
function firstGroups(address: string): string[] {
  const [head = "", tail] = address.toLowerCase().split("::");
  const groups = (part: string) =>
    part.split(":").flatMap((g) => (g === "" ? [] : g.includes(".") ? ["0", "0"] : [g]));
  const left = groups(head);
  const right = tail === undefined ? [] : groups(tail);
  const zeros = Array<string>(Math.max(0, 8 - left.length - right.length)).fill("0");
  return [...left, ...zeros, ...right].slice(0, 4).map((g) => Number.parseInt(g, 16).toString(16));
}
