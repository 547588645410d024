import { connection } from "next/server";
import type { ReactNode } from "react";
import "@/app/own.css";

// Basket, checkout and orders are made per request, whole: a static part would lack the nonce and not come alive.
export const instant = false;

export default async function PrivateLayout({ children }: { children: ReactNode }) {
  await connection();
  return children;
}
