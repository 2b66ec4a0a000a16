import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes a file beside its place and puts it there at once, when it is on the disk: a kill or a loss of power leaves the old
 * or the new. What is left of a killed one is hidden, and no corpus file.
 */
export async function putFile(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const partial = path.join(path.dirname(file), `.${path.basename(file)}.${randomUUID().slice(0, 8)}.new`);
  try {
    const handle = await open(partial, 'wx');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(partial, file);
  } finally {
    await rm(partial, { force: true });
  }
}

export async function removeFile(file: string): Promise<void> {
  await rm(file, { force: true });
}
