import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const PROJECT = path.join(import.meta.dirname, '..');

/** What readers need of the record. */
const NAMES = ['src/search/vocabulary.ts', 'src/search/analyzer.ts', 'src/corpus/'];

/** A text and its parts. */
const TEXT = ['src/reading/types.ts', 'src/reading/text.ts'];

/** What the files of a room may import of the project: prefixes of paths. The longest room that fits a file counts. */
const ROOMS: Record<string, string[]> = {
  'commands/': [
    'commands/',
    'src/discord/command.ts',
    'src/moderation/tool.ts',
    'src/moderation/tools.ts',
    'src/answer/',
    'src/record/',
  ],
  'src/corpus/': ['src/corpus/'],
  'src/search/': ['src/search/', 'src/corpus/'],
  'src/answer/': ['src/answer/', 'src/search/', 'src/corpus/'],
  'src/quotations/': ['src/quotations/', ...TEXT, ...NAMES],
  'src/figures/': ['src/figures/', 'src/quotations/cues.ts', ...TEXT, ...NAMES],
  'src/drafting/': ['src/drafting/', 'src/quotations/', 'src/figures/', 'src/reading/', ...NAMES],
  'src/chart/': ['src/chart/', 'src/answer/', 'src/corpus/'],
  'src/record/': ['src/record/', 'src/drafting/', 'src/reading/', 'src/corpus/', 'src/store/'],
  'src/fetch/': ['src/fetch/'],
  'src/reading/': ['src/reading/', 'src/corpus/'],
  'src/reading/isolation/': ['src/reading/', 'src/drafting/', 'src/quotations/', 'src/figures/', 'src/corpus/'],
  'src/store/': ['src/store/', 'src/corpus/'],
  'src/terminal/': [
    'src/terminal/',
    'src/answer/',
    'src/search/',
    'src/corpus/',
    'src/reading/',
    'src/quotations/',
    'src/figures/',
    'src/drafting/',
    'src/record/',
    'src/store/',
  ],
  'src/discord/view/': [
    'src/discord/view/',
    'src/discord/limits.ts',
    'src/discord/custom-id.ts',
    'src/answer/',
    'src/corpus/',
  ],
};

/** Rooms that work on values alone: no disk, network, database, process or clock. */
const PURE = [
  'src/corpus/',
  'src/search/',
  'src/answer/',
  'src/reading/',
  'src/quotations/',
  'src/figures/',
  'src/drafting/',
  'src/chart/',
];
const WORLDLY_ROOMS = ['src/reading/isolation/'];
const READS_FILES = 'src/corpus/files.ts';
const WORLDLY_MODULES =
  /^(node:(?!path$|util$|crypto$|buffer$)|discord\.js|kysely|better-sqlite3|pg$|undici|dotenv|pino|prom-client)/;
const WORLDLY_CODE = /\bprocess\.(env|cwd|argv)\b|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bconsole\./;

function isPure(file: string): boolean {
  return PURE.some((room) => file.startsWith(room)) && !WORLDLY_ROOMS.some((room) => file.startsWith(room));
}

interface Import {
  /** the importing file, from the project's root */
  from: string;
  /** a file from the project's root, or the name of a module */
  to: string;
}

function importsOf(from: string, text: string): Import[] {
  const specifiers = [...text.matchAll(/^(?:import|export)\b[^'";]*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm)];
  return specifiers
    .map(([, still, lazy]) => still ?? lazy ?? '')
    .map((name) => ({ from, to: name.startsWith('.') ? path.join(path.dirname(from), name) : name }));
}

function isAllowed({ from, to }: Import): boolean {
  if (to === 'discord.js') return ['src/discord/', 'src/moderation/'].some((room) => from.startsWith(room));
  const isOurs = /^(src|commands)\//.test(to);
  if (!isOurs) return from === READS_FILES || !isPure(from) || !WORLDLY_MODULES.test(to);
  if (isPure(from) && to === READS_FILES) return false;
  const [room] = Object.keys(ROOMS)
    .filter((name) => from.startsWith(name))
    .sort((left, right) => right.length - left.length);
  return room === undefined || (ROOMS[room] ?? []).some((prefix) => to.startsWith(prefix));
}

async function sources(folder: string): Promise<{ file: string; text: string }[]> {
  const names = await readdir(path.join(PROJECT, folder), { recursive: true });
  const files = names.filter((name) => /\.[jt]s$/.test(name)).map((name) => path.join(folder, name));
  return Promise.all(files.map(async (file) => ({ file, text: await readFile(path.join(PROJECT, file), 'utf8') })));
}

// Nothing is in commands/ until there is a first command.
const folders = ['src', 'commands'].filter((folder) => existsSync(path.join(PROJECT, folder)));
const project = (await Promise.all(folders.map(sources))).flat();

describe('what a room may import', () => {
  test('is held by every file', () => {
    const broken = project.flatMap(({ file, text }) => importsOf(file, text)).filter((each) => !isAllowed(each));
    expect(broken.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  test.each([
    ['src/corpus/corpus.ts', '../search/index.ts', false],
    ['src/search/index.ts', '../corpus/corpus.ts', true],
    ['src/search/index.ts', '../corpus/files.ts', false],
    ['src/search/index.ts', '../answer/answer.ts', false],
    ['src/answer/answer.ts', 'node:fs', false],
    ['src/answer/answer.ts', 'node:fs/promises', false],
    ['src/answer/answer.ts', 'chrono-node', true],
    ['src/corpus/files.ts', 'node:fs/promises', true],
    ['src/drafting/draft.ts', '../search/index.ts', false],
    ['src/terminal/ask.ts', '../discord/bot.ts', false],
    ['src/terminal/ask.ts', 'discord.js', false],
    ['src/discord/bot.ts', 'discord.js', true],
    ['src/discord/view/card.ts', '../bot.ts', false],
    ['src/main.ts', './discord/bot.ts', true],
    ['commands/ask.ts', '../src/discord/command.ts', true],
    ['commands/ask.ts', '../src/discord/bot.ts', false],
    ['commands/ask.ts', 'discord.js', false],
  ])('%s and %s: %s', (file, name, allowed) => {
    const lines = [
      `import { a } from '${name}';`,
      `export type { A } from '${name}';`,
      `const a = await import('${name}');`,
      `import {\n  a,\n} from '${name}';`,
    ];
    for (const line of lines) expect(importsOf(file, line).map(isAllowed)).toEqual([allowed]);
  });
});

test('the pure rooms read neither clock nor environment and print nothing', () => {
  const files = project.filter(({ file }) => isPure(file));
  const found = files.flatMap(({ file, text }) =>
    (WORLDLY_CODE.exec(text) ?? []).slice(0, 1).map((code) => `${file}: ${code}`),
  );
  expect(files.length).toBeGreaterThan(0);
  expect(found).toEqual([]);
});
