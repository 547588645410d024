import { readdirSync, readFileSync } from "node:fs";
import { expect, it, vi } from "vitest";
import * as environment from "@/lib/kernel/env";
import { ownCookie } from "./own-cookie";
import { storeCookieOptions } from "./store-cookie";

vi.mock(import("@/lib/kernel/env"), { spy: true });

it("is out of scripts' reach, sent by no other site's forms, and over https where the shop is", () => {
  const rest = { httpOnly: true, sameSite: "lax", path: "/", maxAge: 60 };
  expect(ownCookie(60)).toEqual({ ...rest, secure: false });
  const env = environment.env();
  vi.mocked(environment.env).mockReturnValue({ ...env, origin: "https://shop.example" });
  expect(ownCookie(60)).toEqual({ ...rest, secure: true });
  expect(storeCookieOptions()).toMatchObject({ sameSite: "lax", secure: true });
  vi.mocked(environment.env).mockReset();
});

it("is how every cookie is set, but the store's, which the page's scripts read", () => {
  const root = new URL("../../", import.meta.url);
  const set = readdirSync(new URL("app", root), { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path) && !path.includes(".test."))
    .map((path) => [path, readFileSync(new URL(`app/${path}`, root), "utf8")] as const)
    .flatMap(([path, text]) =>
      [...text.matchAll(/(?:\(\)\)|jar)\.set\(([^;]+);/g)].map((call) => [path, call[1]!] as const),
    );
  expect(set.length).toBeGreaterThan(8);
  const otherwise = set.filter(
    ([, how]) =>
      !/(?:ownCookie\(.+|visitorCookieOptions\(|storeCookie, .+, storeCookieOptions\()\)/s.test(how),
  );
  expect(otherwise).toEqual([]);
});
