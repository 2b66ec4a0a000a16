import { lstat, mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { faultOf, StoreFault } from './fault.ts';

/**
 * Makes a folder with those above it. (Node's own way of doing that never ends below /proc.)
 * @throws StoreFault where it can’t be made
 */
export async function makeFolder(folder: string): Promise<void> {
  const there = await stat(folder).catch(() => undefined);
  if (there?.isDirectory()) return;
  const isDangling = (await lstat(folder).catch(() => undefined))?.isSymbolicLink() === true && there === undefined;
  if (isDangling) throw new StoreFault('dangling');
  if (there !== undefined || path.dirname(folder) === folder) throw new StoreFault('no-folder');
  await makeFolder(path.dirname(folder));
  try {
    await mkdir(folder);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    // Another process was faster.
    if (code === 'EEXIST') return;
    throw code === 'ENOENT' ? new StoreFault('no-folder', error) : faultOf(error);
  }
}
