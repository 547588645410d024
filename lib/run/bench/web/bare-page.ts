import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT, run } from "../../child.mjs";
import { findFreePort } from "../../port.mjs";
import { Refusal } from "../../refusal.mjs";
import { startPart } from "../../server.mjs";

const folder = join(PROJECT, ".aisle", "bench-web-bare");
const next = join(PROJECT, "node_modules", "next", "dist", "bin", "next");

/** The words and elements of a page without what it runs, so that a bare page is as compressible as it. */
const bodyOf = (html: string): string =>
  html
    .replace(/<script[\s\S]*?<\/script>/g, "")
    .replace(/^[\s\S]*?<body[^>]*>/, "")
    .replace(/<\/body>[\s\S]*$/, "");

const page = (body: string): string =>
  `const html = ${JSON.stringify(body)};\nexport default function Page() {\n  return <main dangerouslySetInnerHTML={{ __html: html }} />;\n}\n`;

const layout = `export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>;
}
`;

/** What the framework wraps around a body: its scripts and styles, and the words it starts them with. */
const frame = 6_000;

/** A bare page carries its body twice: as it is, and quoted twice over in a script for React. */
const quoted = (body: string): string =>
  JSON.stringify(JSON.stringify(body)).replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);

/** As much of a body, over and over, as makes a bare page weigh that many bytes. */
function weighing(body: string, weight: number): string {
  const times = (weight - frame) / (Buffer.byteLength(body) + Buffer.byteLength(quoted(body)));
  return body.repeat(Math.ceil(times)).slice(0, Math.round(Math.max(0, times) * body.length));
}

/** A Next app of static pages and nothing else; each weighs about what the shop's page of that name does. */
export async function startBarePages(
  pages: Record<string, string>,
  env: NodeJS.ProcessEnv,
  log: string,
): Promise<{ url: string; stop: () => Promise<void> }> {
  rmSync(folder, { recursive: true, force: true });
  const write = (path: string, text: string) => {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write("package.json", '{ "private": true, "type": "module" }\n');
  write(
    "next.config.mjs",
    `export default { poweredByHeader: false, turbopack: { root: ${JSON.stringify(PROJECT)} } };\n`,
  );
  // Without one of its own it would start with the shop's, which asks for the shop's environment.
  write("instrumentation.js", "export function register() {}\n");
  write("app/layout.jsx", layout);
  for (const [name, html] of Object.entries(pages)) {
    write(`app/${name}/page.jsx`, page(weighing(bodyOf(html), Buffer.byteLength(html))));
  }
  // As many as are asked for, each made then and kept.
  const { product = "" } = pages;
  write(
    "app/made/[n]/page.jsx",
    `${page(weighing(bodyOf(product), Buffer.byteLength(product)))}export const generateStaticParams = () => [];\n`,
  );
  const built = await run(process.execPath, [next, "build"], { cwd: folder, env });
  if (built.code !== 0) throw new Refusal(`The bare pages could not be built:\n\n${built.output}`);
  const port = await findFreePort();
  const url = `http://localhost:${port}`;
  const server = startPart(
    [next, "start", folder, "-p", String(port)],
    { ...env, PORT: String(port) },
    { log },
  );
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const answer = await fetch(`${url}/${Object.keys(pages)[0]}`).catch(() => null);
    if (answer?.ok) return { url, stop: server.stop };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await server.stop();
  throw new Refusal(`The bare pages were not served. What their server printed is in ${log}`);
}
