import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { addressBlock, callerAddress } from "./caller-address";
import { notePeerAddresses } from "./peer-address";

const kept = globalThis as { aislePeerHeader?: string };

describe("an address as limits count it", () => {
  it.each([
    ["192.0.2.7", "192.0.2.7"],
    [" 192.0.2.7:5123", "192.0.2.7"],
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["::FFFF:192.0.2.7", "192.0.2.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:DB8:0001:0002::1", "2001:db8:1:2::/64"],
    ["[2001:db8:1:2::1]:443", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["64:ff9b::192.0.2.7", "64:ff9b:0:0::/64"],
    ["unknown", undefined],
    ["", undefined],
    ["999.1.1.1", undefined],
  ])("%s", (written, expected) => {
    expect(addressBlock(written)).toBe(expected);
  });
});

describe("where a call comes from", () => {
  afterEach(() => {
    delete kept.aislePeerHeader;
  });
  const told = (forwarded: string | null, peer: string | null, proxies: number) => {
    if (peer) kept.aislePeerHeader = "x-peer-test";
    const headers = new Headers();
    if (forwarded) headers.set("x-forwarded-for", forwarded);
    if (peer) headers.set("x-peer-test", peer);
    return callerAddress(headers, proxies);
  };

  it.each([
    ["nobody in front: the socket, whatever the caller writes", "6.6.6.6", "192.0.2.7", 0, "192.0.2.7"],
    ["one proxy: what it added last", "6.6.6.6, 192.0.2.7", "10.0.0.1", 1, "192.0.2.7"],
    ["two proxies", "6.6.6.6, 192.0.2.7, 10.0.0.2", "10.0.0.1", 2, "192.0.2.7"],
    ["fewer entries than proxies: the socket", "6.6.6.6", "192.0.2.7", 4, "192.0.2.7"],
    ["a proxy that wrote nonsense", "unknown", "10.0.0.1", 1, undefined],
    ["no socket and nobody trusted", "6.6.6.6", null, 0, undefined],
    ["no socket: the platform wrote the last entry", "6.6.6.6, 192.0.2.7", null, 1, "192.0.2.7"],
  ])("%s", (_, forwarded, peer, proxies, expected) => {
    expect(told(forwarded, peer, proxies)).toBe(expected);
  });
});

describe("the address of the socket", () => {
  it("is noted on every request under a name that no caller can know", async () => {
    notePeerAddresses();
    const server = createServer((incoming, response) => {
      const headers = new Headers(incoming.headers as Record<string, string>);
      response.end(JSON.stringify([callerAddress(headers, 0), kept.aislePeerHeader]));
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const { port } = server.address() as AddressInfo;
    const ask = (headers: Record<string, string>) =>
      new Promise<[string, string]>((resolve, reject) => {
        const call = request({ port, host: "127.0.0.1", headers }, (response) => {
          let text = "";
          response.on("data", (chunk) => {
            text += chunk;
          });
          response.on("end", () => resolve(JSON.parse(text)));
        });
        call.on("error", reject).end();
      });
    try {
      const [address, name] = await ask({ "x-forwarded-for": "6.6.6.6" });
      expect(address).toBe("127.0.0.1");
      // Even somebody who knew the name could not write it: the server writes it last.
      expect((await ask({ [name]: "6.6.6.6" }))[0]).toBe("127.0.0.1");
    } finally {
      server.close();
    }
  });
});
