import "server-only";
import { codeOnItsWay } from "./asked-code";

const textOf = (typed: FormDataEntryValue | null, most: number): string =>
  typeof typed === "string" ? typed.slice(0, most) : "";

/**
 * What somebody typed to show that it is still them: the code that this browser waits for, else a password. Empty when
 * the field was.
 * @param proof what stands in the field for the password
 */
export async function typedProof(
  code: FormDataEntryValue | null,
  proof: FormDataEntryValue | null,
): Promise<{ id: string; code: string } | { password: string }> {
  const password = textOf(proof, 200);
  const waiting = await codeOnItsWay();
  if (waiting?.purpose === "confirm" && password === "")
    return { id: waiting.id, code: textOf(code, 40).trim() };
  return { password };
}
