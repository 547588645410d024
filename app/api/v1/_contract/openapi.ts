import { z } from "zod";
import { locales } from "@/lib/i18n/locales";
import { type ProblemKind, problemKinds } from "@/lib/kernel/problem";
import type { Call } from "./call";
import { calls } from "./calls";
import { bodyCodes, commonCodes, keyCodes, problemCodes, problemSchema, staffCodes } from "./problems";

// openapi.json, made from the very schemas that the handlers parse with.

type Json = { [key: string]: unknown };

const paramNames: Record<string, string> = {
  id: "Id of the reservation, verification, fulfillment or pickup.",
  lineId: "Id of the line.",
  number: "The order's number.",
  slug: "The product's slug.",
  store: "The store's slug.",
};

const keyParameter = {
  name: "Idempotency-Key",
  in: "header",
  description:
    "At most 255 characters. The same key and body get the same answer again; the same key with another body is refused.",
  schema: { type: "string", minLength: 1, maxLength: 255 },
};

const localeParameter = {
  name: "locale",
  in: "query",
  description: "Language of texts; without it the Accept-Language header's, or the shop's own.",
  schema: { type: "string", enum: [...locales] },
};

/** The whole document. Its schemas are named where their zod schema is (`.meta({ id })`). */
export function openApi(): Json {
  const schemas: Json = {};
  const paths: Record<string, Json> = {};
  for (const one of calls) {
    paths[one.path] ??= {};
    paths[one.path]![one.method.toLowerCase()] = operationOf(one, schemas);
  }
  Object.assign(paths, ownHealth());
  schemaOf(problemSchema, "output", schemas);
  return {
    openapi: "3.1.1",
    info: {
      title: "Aisle",
      version: "1",
      description:
        "The HTTP API of one shop: for storefronts, tills and tests. Money is in minor units, instants are RFC 3339 in UTC, stores are named by slug and variants by SKU. Errors are RFC 9457 problem details. What a caller may not see answers 404.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/api/v1" }],
    security: [{}, { bearer: [] }, { session: [] }],
    paths,
    components: {
      schemas,
      securitySchemes: {
        bearer: {
          type: "http",
          scheme: "bearer",
          description: "An API key, or the token that came with one reservation or order.",
        },
        session: { type: "apiKey", in: "cookie", name: "next-auth.session-token" },
      },
    },
  };
}

function operationOf(one: Call, schemas: Json): Json {
  const parameters = [
    ...[...one.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
      name,
      in: "path",
      required: true,
      description: paramNames[name!],
      schema: { type: "string" },
    })),
    ...queryParameters(one, schemas),
    localeParameter,
    ...(one.key ? [{ ...keyParameter, required: one.key === "required" }] : []),
  ];
  return {
    operationId: one.operation,
    summary: one.summary,
    ...(one.description ? { description: one.description } : {}),
    tags: [
      one.path
        .split("/")
        .slice(1, one.staff ? 3 : 2)
        .join(" "),
    ],
    ...(one.staff ? { security: [{ bearer: [] }, { session: [] }] } : {}),
    parameters,
    ...(one.body
      ? {
          requestBody: {
            required: !one.body.safeParse({}).success,
            content: { "application/json": { schema: schemaOf(one.body, "input", schemas) } },
          },
        }
      : {}),
    responses: { ...success(one, schemas), ...refusals(one) },
  };
}

function queryParameters(one: Call, schemas: Json): Json[] {
  if (!one.query) return [];
  const { properties = {}, required = [] } = schemaOf(one.query, "input", schemas) as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: "query",
    ...(required.includes(name) ? { required: true } : {}),
    ...(description ? { description } : {}),
    schema,
  }));
}

function success(one: Call, schemas: Json): Json {
  if (!one.answer) return { 204: { description: "Done." } };
  const schema = schemaOf(one.answer, "output", schemas);
  const description = one.status === 201 ? "Made." : "Done.";
  return { [one.status ?? 200]: { description, content: { "application/json": { schema } } } };
}

/** The codes a call may be refused with, each with its kind. */
export function refusalsOf(one: Call): Map<string, ProblemKind> {
  return new Map<string, ProblemKind>([
    ...Object.entries(commonCodes),
    ...(one.staff ? Object.entries(staffCodes) : []),
    ...(one.method === "GET" ? [] : Object.entries(bodyCodes)),
    ...(one.key ? Object.entries(keyCodes) : []),
    ...one.problems.map((code) => [code, problemCodes[code]] as const),
  ]);
}

function refusals(one: Call): Json {
  const byStatus = new Map<number, string[]>([[500, ["internal"]]]);
  for (const [code, kind] of refusalsOf(one)) {
    const status = problemKinds[kind];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, codes]) => [
        status,
        {
          description: codes.sort().join(", "),
          ...(status === 429 || status === 503
            ? { headers: { "Retry-After": { description: "Seconds.", schema: { type: "integer" } } } }
            : {}),
          content: {
            "application/problem+json": {
              schema: {
                allOf: [{ $ref: "#/components/schemas/Problem" }],
                properties: { code: { enum: codes } },
              },
            },
          },
        },
      ]),
  );
}

/** A zod schema as JSON Schema; the named ones among its parts move to the shared list and are referred to. */
function schemaOf(schema: z.ZodType, io: "input" | "output", shared: Json): Json {
  const made = z.toJSONSchema(schema, {
    io,
    override: ({ jsonSchema }) => {
      // The format says it; and answers may gain fields, which a client must not trip over.
      if (jsonSchema.format) delete jsonSchema.pattern;
      if (io === "output") delete jsonSchema.additionalProperties;
    },
  });
  const { $schema: _, $defs = {}, ...own } = pointed(made) as Json & { $defs?: Json };
  Object.assign(shared, $defs);
  return own;
}

function pointed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pointed);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      if (key === "id" && typeof inner === "string") return [];
      if (key === "$ref" && typeof inner === "string")
        return [[key, inner.replace("#/$defs/", "#/components/schemas/")]];
      return [[key, pointed(inner)]];
    }),
  );
}

/** The two calls that stand outside the version, for whoever watches the process. */
function ownHealth(): Record<string, Json> {
  const answer = (description: string, type: string) => ({
    description,
    content: { [type]: { schema: { type: "object" } } },
  });
  const servers = [{ url: "/api" }];
  return {
    "/health": {
      servers,
      get: {
        operationId: "health",
        summary: "The process lives",
        responses: { 200: answer("It does.", "application/json") },
      },
    },
    "/ready": {
      servers,
      get: {
        operationId: "ready",
        summary: "Database, migrations and worker are fine",
        responses: {
          200: answer("They are.", "application/json"),
          503: answer("They are not; `checks` says which.", "application/problem+json"),
        },
      },
    },
  };
}
