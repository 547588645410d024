import "server-only";
import { z } from "zod";
import { command } from "@/lib/kernel/command";
import { deliveryAddress } from "@/lib/orders/contact-input";
import { addAddress } from "./add-address";
import { addressesOf, type CustomerAddress, lockCustomer, mostAddresses } from "./addresses";

type Address = z.output<typeof deliveryAddress>;

const same = (kept: CustomerAddress, address: Address): boolean =>
  (["name", "street", "postalCode", "city", "countryCode"] as const).every(
    (part) => kept[part].trim().toLowerCase() === address[part].trim().toLowerCase(),
  );

/**
 * Keeps an address that something was sent to. Nothing happens where the customer keeps it already, with whatever
 * phone number, or keeps as many as there is room for: an order does not depend on it.
 * @returns whether it is a new one
 */
export const keepAddress = command({
  input: z.strictObject({ address: deliveryAddress }),
  may: (actor) => actor.kind === "customer",
  async run(tx, ctx, { address }): Promise<{ kept: boolean }> {
    await lockCustomer(tx, ctx);
    const there = await addressesOf(tx, ctx);
    if (there.length >= mostAddresses || there.some((kept) => same(kept, address))) return { kept: false };
    await addAddress(ctx, { address }, tx);
    return { kept: true };
  },
});
