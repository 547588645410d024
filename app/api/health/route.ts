import { connection } from "next/server";

/** The process lives. Asks nothing of anything else. */
export async function GET(): Promise<Response> {
  await connection();
  return Response.json({ status: "ok" }, { headers: { "Cache-Control": "no-store" } });
}
