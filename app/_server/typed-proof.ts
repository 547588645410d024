import "server-only";
import { codeOnItsWay } from "./asked-code";

/**
 * What somebody typed to show that it is still them: the code that this browser waits for, else a password.
 * @param proof what stands in the field for it
 */
export async function typedProof(
  code: FormDataEntryValue | null,
  proof: FormDataEntryValue | null,
): Promise<{ id: string; code: string } | { password: string }> {
  const waiting = await codeOnItsWay();
  const typed = typeof code === "string" ? code.trim().slice(0, 40) : "";
  if (waiting?.purpose === "confirm" && typed !== "") return { id: waiting.id, code: typed };
  return { password: typeof proof === "string" && proof !== "" ? proof.slice(0, 200) : " " };
}
