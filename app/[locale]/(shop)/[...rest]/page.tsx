import { notFound } from "next/navigation";
import { connection } from "next/server";

export const instant = false;

/** Every address that nothing else answers. Per request, so that made-up addresses leave nothing behind. */
export default async function Unknown() {
  await connection();
  notFound();
}
