import { parseEnv } from "./env";

// Run before anything slow, so that a bad variable is named at once.
const result = parseEnv(process.env);
if ("wrong" in result) {
  console.error("The environment is not usable:");
  for (const line of result.wrong) console.error(`  ${line}`);
  console.error("Every variable is explained in .env.example.");
  process.exit(1);
}
