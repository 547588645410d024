import type { TestProject } from "vitest/node";
import { startTestCluster } from "@/lib/run/database.mjs";
import { migrateDatabase } from "../migrate";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the migrated, empty template that each test file clones. */
    templateUrl: string;
  }
}

/** Runs that happen at once share the cluster, so each has a template of its own. */
const template = `aisle_template_${process.pid}`;

/** A real Postgres for all test files: the project's own test cluster, with one migrated template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startTestCluster();
  const url = await cluster.recreateDatabase(template);
  await migrateDatabase({ driver: "pg", url, poolMax: 1 });
  project.provide("templateUrl", url);
  return async () => {
    await cluster.dropDatabase(template);
    await cluster.stop();
  };
}
