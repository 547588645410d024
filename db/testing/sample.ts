import { z } from "zod";
import { newId } from "@/lib/kernel/id";

type Schema = {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  format?: string;
  pattern?: string;
  minLength?: number;
  minimum?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minItems?: number;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  $ref?: string;
  $defs?: Record<string, Schema>;
};

/**
 * Something that a schema takes: what has to be there, and what is known of the rest, by the fields' names. It is made
 * from the schema, so that a new field or call has one at once.
 */
export function sampleOf(schema: z.ZodType, known: Record<string, unknown>): unknown {
  const whole = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Schema;
  const make = (part: Schema): unknown => {
    if (part.$ref) return make(whole.$defs?.[part.$ref.split("/").at(-1)!] ?? {});
    if (part.const !== undefined) return part.const;
    if (part.enum) return part.enum[0];
    const choices = part.oneOf ?? part.anyOf;
    if (choices) return make(choices[0]!);
    if (part.allOf) return Object.assign({}, ...part.allOf.map(make));
    const type = Array.isArray(part.type) ? part.type[0] : part.type;
    if (type === "object") {
      const fields = Object.entries(part.properties ?? {});
      const made = fields.filter(([name]) => part.required?.includes(name) || name in known);
      return Object.fromEntries(
        made.map(([name, field]) => [name, name in known ? known[name] : make(field)]),
      );
    }
    if (type === "array")
      return Array.from({ length: Math.max(1, part.minItems ?? 0) }, () => make(part.items ?? {}));
    if (type === "integer" || type === "number") return Math.max(1, part.minimum ?? 1);
    if (type === "boolean") return true;
    if (type === "null") return null;
    return textFor(part);
  };
  return make(whole);
}

function textFor({ format, minLength = 1 }: Schema): string {
  if (format === "uuid") return newId();
  if (format === "email") return "somebody@example.com";
  if (format === "date") return "2026-11-22";
  if (format === "date-time") return "2026-11-22T12:00:00Z";
  return "sample text".slice(0, Math.max(minLength, 4)).padEnd(minLength, "x");
}
