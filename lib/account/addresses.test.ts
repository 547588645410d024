import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { signedInCustomer } from "@/db/testing/customer";
import { testDatabase } from "@/db/testing/database";
import { problem } from "@/db/testing/problem";
import { as, buildWorld } from "@/db/testing/world";
import { changeProfile } from "@/lib/identity/change-profile";
import { consentHistory, profileOf } from "@/lib/identity/queries";
import { setConsent } from "@/lib/identity/set-consent";
import type { Ctx } from "@/lib/kernel/actor";
import { newId } from "@/lib/kernel/id";
import { addAddress } from "./add-address";
import { addressesOf, mostAddresses } from "./addresses";
import { changeAddress } from "./change-address";
import { chooseDefaultAddress } from "./choose-default-address";
import { keepAddress } from "./keep-address";
import { removeAddress } from "./remove-address";

testDatabase();
beforeAll(async () => {
  await buildWorld([]);
});

const home = {
  name: "Emmi Virta",
  street: "Vaasankatu 1",
  postalCode: "00500",
  city: "Helsinki",
  countryCode: "FI",
};
const at = (street: string) => ({ address: { ...home, street } });
const streets = async (ctx: Ctx) =>
  (await addressesOf(db(), ctx)).map((a) => `${a.street}${a.isDefault ? " first" : ""}`);

describe("addresses", () => {
  it("are added, corrected, put first and removed; one is always the default", async () => {
    const me = await signedInCustomer();
    const one = await addAddress(me, at("One 1"));
    const two = await addAddress(me, at("Two 2"));
    expect(await streets(me)).toEqual(["One 1 first", "Two 2"]);
    await chooseDefaultAddress(me, two);
    expect(await streets(me)).toEqual(["Two 2 first", "One 1"]);
    await changeAddress(me, { ...one, address: { ...home, street: "One 11", phone: "+358 40 1234567" } });
    expect((await addressesOf(db(), me))[1]).toMatchObject({ street: "One 11", phone: "+358 40 1234567" });
    await removeAddress(me, two);
    expect(await streets(me)).toEqual(["One 11 first"]);
    expect((await problem(removeAddress(me, two))).code).toBe("address.not_found");
  });

  it("are their owner's alone", async () => {
    const [me, stranger] = [await signedInCustomer(), await signedInCustomer()];
    const mine = await addAddress(me, at("Mine 1"));
    await addAddress(stranger, at("Theirs 1"));
    for (const act of [
      () => changeAddress(stranger, { ...mine, ...at("Stolen 1") }),
      () => removeAddress(stranger, mine),
      () => chooseDefaultAddress(stranger, mine),
      () => removeAddress(stranger, { id: newId() }),
    ])
      expect((await problem(act())).code).toBe("address.not_found");
    expect((await problem(addAddress(as.visitor(), at("Nobody 1")))).code).toBe("auth.required");
    expect((await problem(addAddress(as.admin(), at("Staff 1")))).code).toBe("auth.forbidden");
    expect(await streets(me)).toEqual(["Mine 1 first"]);
    expect(await streets(stranger)).toEqual(["Theirs 1 first"]);
    expect(await streets(as.visitor())).toEqual([]);
  });

  it("are bounded, also for many at once, and one of them is the default", async () => {
    const me = await signedInCustomer();
    const added = await Promise.allSettled(
      Array.from({ length: mostAddresses + 3 }, (_, n) => addAddress(me, at(`Street ${n}`))),
    );
    expect(added.filter((a) => a.status === "fulfilled")).toHaveLength(mostAddresses);
    expect((await problem(addAddress(me, at("More 1")))).code).toBe("address.too_many");
    expect((await streets(me)).filter((s) => s.endsWith("first"))).toHaveLength(1);
  });
});

describe("an address that something was sent to", () => {
  it("is kept once, also when it is sent twice at once or written a little otherwise", async () => {
    const me = await signedInCustomer();
    const pressed = await Promise.all([1, 2, 3].map(() => keepAddress(me, at("New 1"))));
    expect(pressed.filter(({ kept }) => kept)).toHaveLength(1);
    expect(
      await keepAddress(me, { address: { ...home, street: "NEW 1 ", phone: "+358 40 1234567" } }),
    ).toEqual({
      kept: false,
    });
    expect(await keepAddress(me, at("New 2"))).toEqual({ kept: true });
    expect(await streets(me)).toEqual(["New 1 first", "New 2"]);
  });

  it("is nobody's to keep but a customer's, and no further one where there is no room", async () => {
    expect((await problem(keepAddress(as.visitor(), at("New 1")))).code).toBe("auth.required");
    expect((await problem(keepAddress(as.admin(), at("New 1")))).code).toBe("auth.forbidden");
    const me = await signedInCustomer();
    for (let n = 0; n < mostAddresses; n++) await addAddress(me, at(`Street ${n}`));
    expect(await keepAddress(me, at("New 1"))).toEqual({ kept: false });
    expect(await streets(me)).toHaveLength(mostAddresses);
  });
});

describe("consents", () => {
  it("are a history in which the last word counts, and saying it again says nothing new", async () => {
    const me = await signedInCustomer();
    const say = (granted: boolean) => setConsent(me, { purpose: "marketing_email", granted });
    expect(await say(false)).toEqual({ changed: false });
    expect(await say(true)).toEqual({ changed: true });
    expect(await say(true)).toEqual({ changed: false });
    expect(await say(false)).toEqual({ changed: true });
    const history = await consentHistory(db(), me.actor.id);
    expect(history.map((c) => c.granted)).toEqual([false, true]);
  });

  it("said twice at once are written once", async () => {
    const me = await signedInCustomer();
    await Promise.all([1, 2, 3].map(() => setConsent(me, { purpose: "recommendations", granted: true })));
    expect(await consentHistory(db(), me.actor.id)).toHaveLength(1);
  });

  it("cannot be rewritten", async () => {
    const me = await signedInCustomer();
    await setConsent(me, { purpose: "recommendations", granted: true });
    for (const change of ["update consents set granted = false", "delete from consents"]) {
      const failed = await db()
        .execute(`${change} where user_id = '${me.actor.id}'`)
        .then(
          () => "it was allowed",
          (error: { cause?: { message?: string } }) => String(error.cause?.message),
        );
      expect(failed).toMatch(/append-only/);
    }
  });

  it("are nobody's to give but a customer's", async () => {
    const give = (ctx: Ctx) => setConsent(ctx, { purpose: "recommendations", granted: true });
    expect((await problem(give(as.visitor()))).code).toBe("auth.required");
    expect((await problem(give(as.admin()))).code).toBe("auth.forbidden");
  });
});

describe("what somebody says about themselves", () => {
  it("changes only what is named; a store must be one", async () => {
    const me = await signedInCustomer();
    await changeProfile(me, { name: "Emmi Salo", locale: "fi", store: "kallio" });
    expect(await profileOf(db(), me.actor.id)).toMatchObject({
      name: "Emmi Salo",
      locale: "fi",
      store: "kallio",
    });
    expect((await problem(changeProfile(me, { name: "Nobody", store: "nowhere" }))).code).toBe(
      "store.not_found",
    );
    await changeProfile(me, { locale: "en" });
    expect(await profileOf(db(), me.actor.id)).toMatchObject({
      name: "Emmi Salo",
      locale: "en",
      store: "kallio",
    });
    await changeProfile(me, { store: null });
    expect(await profileOf(db(), me.actor.id)).toMatchObject({ store: null });
    expect((await problem(changeProfile(as.visitor(), { name: "X" }))).code).toBe("auth.required");
  });
});
