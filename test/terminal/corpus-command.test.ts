import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { corpusCommand } from '../../src/terminal/corpus-command.ts';
import { edited, type Files, folderOf, GAZETTE, SMALL_CORPUS } from '../corpus/small-corpus.ts';
import { run as runCommand } from './terminal.ts';

async function run(args: string[], defaultFolder = '/nowhere') {
  return runCommand(corpusCommand, args, { folder: defaultFolder });
}

const WARNED = edited(GAZETTE, 'value: 12', 'value: -12');
const BROKEN: Files = { ...WARNED, 'topics.yaml': `${SMALL_CORPUS['topics.yaml']}- id: 7\n` };

describe('corpus check', () => {
  test('of a sound folder ends with 0 and a summary', async () => {
    const { status, stdout, stderr } = await run(['check', await folderOf(SMALL_CORPUS)]);
    expect(status).toBe(0);
    expect(stdout).toBe(
      'Loaded: 2 sources, 2 statements (1 word for word), 1 figure, 3 people and organisations, 1 topic, 1 measure, 1 glossary entry.\n' +
        'Found: 0 errors, 0 warnings.\n',
    );
    expect(stderr).toBe('');
  });

  test('ends with 0 on warnings alone, and shows each below its file', async () => {
    const { status, stdout } = await run(['check', await folderOf(WARNED)]);
    expect(status).toBe(0);
    expect(stdout).toContain(
      `${GAZETTE}\n    19  warning odd-value\n        figures[0].value: The value -12 is below 0.\n        Right would be: 0 or more, unless it is a change.\n`,
    );
    expect(stdout).toMatch(/Found: 0 errors, 1 warning\.\n$/);
  });

  test('ends with 1 on errors', async () => {
    const { status, stdout } = await run(['check', await folderOf(BROKEN)]);
    expect(status).toBe(1);
    expect(stdout).toMatch(/Found: 3 errors, 1 warning\.\n$/);
  });

  test('with --json prints one report and nothing else', async () => {
    const { status, stdout, stderr } = await run(['check', await folderOf(BROKEN), '--json']);
    expect(status).toBe(1);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({
      ok: false,
      counts: { sources: 2, statements: 2, verbatim: 1, figures: 1, people: 3, topics: 1, measures: 1, terms: 1 },
      problems: [
        expect.objectContaining({ severity: 'warning', file: GAZETTE, line: 19, field: 'figures[0].value' }),
        expect.objectContaining({ severity: 'error', file: 'topics.yaml', line: 4, field: '[1].id' }),
        expect.objectContaining({ severity: 'error', file: 'topics.yaml', line: 4, field: '[1].label' }),
        expect.objectContaining({ severity: 'error', file: 'topics.yaml', line: 4, field: '[1].description' }),
      ],
    });
  });

  test('takes the default folder where none is named', async () => {
    const folder = await folderOf(SMALL_CORPUS);
    expect((await run(['check'], folder)).status).toBe(0);
    expect((await run(['check'], path.join(folder, 'elsewhere'))).status).toBe(1);
  });

  test.each([[[]], [['mend']], [['check', 'a', 'b']], [['check', '--yaml']]])('%j is wrong use: 2', async (args) => {
    const { status, stdout, stderr } = await run(args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^\S.*\n\nUsage: npm run corpus -- check/s);
  });
});

test.each(['check', 'draft', 'verify', 'export', 'import'])('corpus %s --help prints its usage', async (name) => {
  for (const help of ['--help', '-h']) {
    const { status, stdout, stderr } = await runCommand(corpusCommand, [name, help]);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(new RegExp(`^Usage: npm run corpus -- ${name}`));
  }
});
