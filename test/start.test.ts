import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const START = path.join(import.meta.dirname, '../src/start.js');
/** A module that makes a process believe that its Node is an older one. */
const OLD_NODE = `data:text/javascript,${encodeURIComponent(
  "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } });",
)}`;

test('an older Node is told plainly what is missing', async () => {
  const run = promisify(execFile)(process.execPath, ['--import', OLD_NODE, START, 'corpus', 'check']);
  await expect(run).rejects.toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(/^Bluelamp needs Node 24 or newer; this is Node 20\.20\.2\.\n(.+\n){1,2}$/),
  });
});
