import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';

test.each([
  ['bench/bench.ts', 'bench'],
  ['discord/draw.ts', 'draw'],
  ['eval/claims-alterations.ts', 'alterations'],
  ['eval/eval.ts', 'eval'],
  ['fuzz/fuzz.ts', 'fuzz'],
])('%s says how it is used, and begins nothing where it is used wrongly', (script, command) => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [path.join(import.meta.dirname, script), ...args], { encoding: 'utf8' });
  const usage = expect.stringContaining(`npm run ${command}`);
  expect(run('--help')).toMatchObject({ status: 0, stderr: '', stdout: usage });
  const wrong = run('--no-such-option');
  expect(wrong).toMatchObject({ status: 2, stdout: '', stderr: usage });
  expect(wrong.stderr).toContain("'--no-such-option'");
});
