import { answerToError } from "@/app/_server/problem-answer";
import { Problem } from "@/lib/kernel/problem";

/** Whatever no other route answers. */
function unknown(): Response {
  const problem = new Problem(
    "not_found",
    "route.not_found",
    "There is no such call. See /api/v1/openapi.json.",
  );
  return answerToError(problem, "an unknown call");
}

export { unknown as DELETE, unknown as GET, unknown as PATCH, unknown as POST, unknown as PUT };
