import { open } from "node:fs/promises";
import { resolve } from "node:path";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { BrokenFile } from "./broken-file";
import type { Source } from "./feed";

/**
 * Opens a file once for several readings; gzip is known by its first bytes, whatever the name says.
 * Throws BrokenFile when there is nothing to read.
 */
export async function openFile(path: string): Promise<Source & { close: () => Promise<void> }> {
  const file = await open(path, "r").catch((error: NodeJS.ErrnoException) => {
    throw new BrokenFile(
      error.code === "ENOENT" ? `there is no file ${resolve(path)}` : `cannot be read (${error.code})`,
    );
  });
  const magic = Buffer.alloc(2);
  try {
    if (!(await file.stat()).isFile()) throw new BrokenFile("is not a file");
    const { bytesRead } = await file.read(magic, 0, 2, 0);
    if (bytesRead === 0) throw new BrokenFile("the file is empty");
  } catch (error) {
    await file.close();
    throw error;
  }
  const zipped = magic[0] === 0x1f && magic[1] === 0x8b;
  return {
    open: () => {
      const bytes = file.createReadStream({ start: 0, autoClose: false });
      // Whoever reads the unzipped bytes is handed the error of either.
      return zipped ? pipeline(bytes, createGunzip(), () => {}) : bytes;
    },
    close: () => file.close(),
  };
}
