import { connection } from "next/server";
import { jsonResponse, problemAnswer } from "@/app/_server/problem-answer";
import { db } from "@/db/client";
import { isMigrated } from "@/db/migrated";
import { Problem } from "@/lib/kernel/problem";
import { workerIsFine } from "@/lib/worker-health";

/** Database, migrations and worker are fine, and the shop may be sent customers; else 503 and which is not. */
export async function GET(): Promise<Response> {
  await connection();
  const answers = await Promise.allSettled([isMigrated(db()), workerIsFine(db())]);
  const [migrations, worker] = answers.map((a) => a.status === "fulfilled" && a.value);
  const checks = { database: answers.some((a) => a.status === "fulfilled"), migrations, worker };
  if (checks.database && migrations && worker)
    return jsonResponse({ status: 200, body: { status: "ready", checks } });
  const message = "The shop is not ready for customers.";
  return jsonResponse(
    problemAnswer(new Problem("unavailable", "service.not_ready", message, { checks, retryAfter: 5 })),
  );
}
