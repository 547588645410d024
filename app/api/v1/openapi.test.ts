import { describe, expect, it } from "vitest";
import { calls } from "./_contract/calls";
import { openApi } from "./_contract/openapi";
import { routeFiles, routeModule } from "./_testing/api";
import { GET } from "./openapi.json/route";

type Operation = {
  operationId: string;
  parameters: { name: string; in: string; required?: boolean }[];
  requestBody?: { content: { "application/json": { schema: unknown } } };
  responses: Record<string, { content?: Record<string, { schema: unknown }> }>;
};
type Document = {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, { properties: Record<string, unknown> }> };
};
const document = openApi() as Document;

/** Routes that are no calls of the contract: the description itself, and whatever nobody answers. */
const besides = ["/openapi.json", "/[[...unknown]]"];

describe("openapi.json", () => {
  it("is answered as it is made", async () => {
    const response = GET();
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(await response.json()).toEqual(JSON.parse(JSON.stringify(document)));
  });

  it("describes every route and nothing else", async () => {
    const routes: string[] = [];
    for (const path of routeFiles.keys()) {
      if (besides.includes(path)) continue;
      for (const method of Object.keys(await routeModule(path))) routes.push(`${method} ${path}`);
    }
    const described = Object.entries(document.paths)
      .filter(([path]) => path !== "/health" && path !== "/ready")
      .flatMap(([path, item]) => Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`));
    expect(described.sort()).toEqual(routes.sort());
    expect(calls.map((c) => `${c.method} ${c.path}`).sort()).toEqual(routes.sort());
  });

  it("refers only to schemas that it has", () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to]) => to!);
    expect(references.length).toBeGreaterThan(50);
    for (const to of references) {
      expect(to).toMatch(/^#\/components\/schemas\/\w+$/);
      expect(document.components.schemas).toHaveProperty(to.split("/").at(-1)!);
    }
  });

  it("names each operation once, and every placeholder of its path", () => {
    const operations = Object.entries(document.paths)
      .filter(([path]) => path !== "/health" && path !== "/ready")
      .flatMap(([path, item]) => Object.values(item).map((operation) => ({ path, operation })));
    expect(new Set(operations.map((o) => o.operation.operationId)).size).toBe(calls.length);
    for (const { path, operation } of operations) {
      const named = operation.parameters
        .filter((p) => p.in === "path" && p.required)
        .map((p) => `{${p.name}}`);
      expect(named).toEqual(path.match(/\{\w+\}/g) ?? []);
    }
  });

  it("says where an Idempotency-Key is required, as the contract does", () => {
    const required = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).flatMap(([method, operation]) =>
        operation.parameters?.some((p) => p.name === "Idempotency-Key" && p.required)
          ? [`${method} ${path}`]
          : [],
      ),
    );
    // A question that is too long for an address changes nothing; a code by mail may be asked for again.
    const asks = [
      "/availability/basket",
      "/gift-cards/balance",
      "/staff/exchanges/quote",
      "/contact-verifications",
      "/contact-verifications/{id}",
    ];
    const posts = calls.filter((c) => c.method === "POST" && !asks.includes(c.path));
    expect(required.sort()).toEqual(posts.map((c) => `post ${c.path}`).sort());
  });

  it("has the fields that the contract fixes", () => {
    const { schemas } = document.components;
    const fixed: Record<string, string> = {
      Store: "id name address location timeZone distanceMeters openNow hours exceptions pickup",
      PickupWindow: "id startsAt endsAt remaining",
      ProductRow: "slug title media price variants",
      Availability: "sku store status quantity readyBy",
      NewReservation: "id token state store lines expiresAt readyBy window",
      NewOrder: "number token state fulfillments totals payment",
      Fulfillment: "id method store state lines readyBy window pickupBy code timeline",
      FulfillmentLine: "id sku ordered picked short collected returned",
      Problem: "type title status code detail errors",
    };
    for (const [name, fields] of Object.entries(fixed))
      expect(Object.keys(schemas[name]!.properties), name).toEqual(expect.arrayContaining(fields.split(" ")));
  });
});
