import { notFound } from "next/navigation";
import { Problem } from "@/lib/kernel/problem";

/** What is read, or the page that says that there is none. */
export async function foundOr404<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Problem && error.kind === "not_found") notFound();
    throw error;
  }
}
