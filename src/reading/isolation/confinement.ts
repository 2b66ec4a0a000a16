import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';

const PROJECT = path.join(import.meta.dirname, '../../..');
/** What the reader's own code is read from; not the settings and the data, which may stand beside it. */
const OWN_CODE = ['src', 'node_modules', 'package.json'].map((name) => path.join(PROJECT, name));

/**
 * What Node is told before it runs a reader: it reads its own code and nothing else, writes nothing, starts no process
 * and no thread, loads no add-on, and makes no code out of text. Newer versions than 24 close the network as well; for 24
 * offline.ts does.
 * @see https://nodejs.org/docs/latest-v24.x/api/permissions.html#process-based-permissions
 */
export function confinement(heapMb: number): string[] {
  // Folders may be links, as the whole checkout may; what a link leads to has to be named too.
  const readable = new Set(OWN_CODE.filter((name) => existsSync(name)).flatMap((name) => [name, realpathSync(name)]));
  return [
    '--permission',
    ...[...readable].map((name) => `--allow-fs-read=${name}`),
    '--disallow-code-generation-from-strings',
    `--max-old-space-size=${heapMb}`,
  ];
}
