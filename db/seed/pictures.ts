import { copyFile, mkdir, readdir, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { departments } from "./catalogue/departments";
import { sections } from "./catalogue/sections";

// Copies the pictures the demo shop uses out of the emoji package into public/goods, and takes away those it
// no longer uses. They are committed: a deployed shop does without the package.

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const source = fileURLToPath(new URL("assets", import.meta.resolve("@lobehub/fluent-emoji-3d/package.json")));
const target = join(root, "public", "goods");

const used = new Set(
  departments.flatMap((d) => [
    d.picture,
    ...[...sections[d.slug]!, ...d.products].map((shown) => shown.picture),
  ]),
);

await mkdir(target, { recursive: true });
let bytes = 0;
for (const name of [...used].sort()) {
  await copyFile(join(source, `${name}.webp`), join(target, `${name}.webp`));
  bytes += (await stat(join(target, `${name}.webp`))).size;
}
for (const file of await readdir(target)) {
  if (file.endsWith(".webp") && !used.has(file.slice(0, -".webp".length))) await rm(join(target, file));
}
console.log(`${used.size} pictures, ${Math.round(bytes / 1024)} KiB, in public/goods`);
