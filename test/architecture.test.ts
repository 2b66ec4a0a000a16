import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Import, ImportGraph, importsOf, readSources, type SourceFile } from './structure.ts';

const PROJECT = path.join(import.meta.dirname, '..');

const MOST_MUTUAL_FOLDERS = 4;
const LONGEST_CHAIN = 18;

/** What readers need of the record. */
const NAMES = ['src/search/vocabulary.ts', 'src/search/analyzer.ts', 'src/corpus/'];

/** A text and its parts. */
const TEXT = ['src/reading/types.ts', 'src/reading/text.ts'];

/** What moderation builds on: the kit and the cards of answers, and the rooms inside. */
const MODERATION = [
  'src/discord/kit/',
  'src/discord/cards/',
  'src/answer/',
  'src/search/',
  'src/reading/',
  'src/drafting/',
  'src/record/',
  'src/store/',
  'src/corpus/',
  'src/observe/',
];

/** What the files of a room may import of the project: prefixes of paths. The longest room that fits a file counts. */
const ROOMS: Record<string, string[]> = {
  'commands/': [
    'commands/',
    'src/discord/session/command.ts',
    'src/moderation/commands.ts',
    'src/query/',
    'src/answer/',
    'src/record/',
  ],
  'src/corpus/': ['src/corpus/'],
  'src/lexicon/': ['src/lexicon/'],
  'src/search/': ['src/search/', 'src/corpus/'],
  'src/dates/': ['src/dates/', 'src/corpus/'],
  'src/query/': ['src/query/', 'src/dates/', 'src/search/', 'src/corpus/'],
  'src/answer/': ['src/answer/', 'src/query/', 'src/dates/', 'src/search/', 'src/corpus/'],
  'src/claims/': [
    'src/claims/',
    'src/query/markup.ts',
    'src/figures/',
    'src/dates/',
    'src/search/',
    'src/corpus/',
    ...TEXT,
  ],
  'src/quotations/': ['src/quotations/', ...TEXT, ...NAMES],
  'src/figures/': ['src/figures/', ...TEXT, ...NAMES],
  'src/drafting/': ['src/drafting/', 'src/quotations/', 'src/figures/', 'src/reading/', ...NAMES],
  'src/chart/': ['src/chart/', 'src/answer/', 'src/corpus/'],
  'src/picture/': ['src/picture/', 'src/chart/'],
  'src/record/': ['src/record/', 'src/drafting/', 'src/reading/', 'src/corpus/', 'src/store/'],
  'src/fetch/': ['src/fetch/'],
  'src/reading/': ['src/reading/', 'src/corpus/'],
  'src/reading/sandbox/': ['src/reading/', 'src/drafting/', 'src/quotations/', 'src/figures/', 'src/corpus/'],
  'src/store/': ['src/store/', 'src/corpus/'],
  'src/observe/': ['src/observe/', 'src/store/'],
  'src/terminal/': [
    'src/terminal/',
    'src/chart/',
    'src/query/',
    'src/dates/',
    'src/answer/',
    'src/claims/',
    'src/search/',
    'src/corpus/',
    'src/reading/',
    'src/quotations/',
    'src/figures/',
    'src/drafting/',
    'src/record/',
    'src/store/',
  ],
  'src/discord/': [
    'src/discord/',
    'src/chart/',
    'src/dates/',
    'src/query/',
    'src/answer/',
    'src/claims/types.ts',
    'src/search/',
    'src/corpus/',
    'src/store/',
    'src/observe/',
  ],
  'src/discord/kit/': ['src/discord/kit/', 'src/chart/', 'src/corpus/', 'src/answer/types.ts', 'src/observe/'],
  'src/discord/cards/': [
    'src/discord/cards/',
    'src/discord/kit/',
    'src/chart/',
    'src/query/',
    'src/answer/',
    'src/claims/types.ts',
    'src/corpus/',
  ],
  'src/discord/session/': [
    'src/discord/session/',
    'src/chart/',
    'src/discord/cards/',
    'src/discord/kit/',
    'src/query/',
    'src/answer/',
    'src/claims/types.ts',
    'src/search/',
    'src/corpus/',
  ],
  'src/follow/': [
    'src/follow/',
    'src/discord/kit/',
    'src/discord/session/',
    'src/answer/',
    'src/record/',
    'src/store/',
    'src/corpus/',
  ],
  'src/moderation/session/': ['src/moderation/session/', ...MODERATION],
  'src/moderation/change/': ['src/moderation/change/', 'src/moderation/session/', ...MODERATION],
  'src/moderation/draft/': [
    'src/moderation/draft/',
    'src/moderation/change/',
    'src/moderation/session/',
    ...MODERATION,
  ],
  'src/moderation/settings/': ['src/moderation/settings/', 'src/moderation/session/', ...MODERATION],
  'src/moderation/record/': [
    'src/moderation/record/',
    'src/moderation/draft/',
    'src/moderation/change/',
    'src/moderation/session/',
    ...MODERATION,
  ],
  'src/moderation/feedback/': [
    'src/moderation/feedback/',
    'src/moderation/draft/',
    'src/moderation/session/',
    ...MODERATION,
  ],
};

/** Rooms that work on values alone: no disk, network, database, process or clock. */
const PURE = [
  'src/corpus/',
  'src/lexicon/',
  'src/dates/',
  'src/search/',
  'src/query/',
  'src/answer/',
  'src/claims/',
  'src/reading/',
  'src/quotations/',
  'src/figures/',
  'src/drafting/',
  'src/chart/',
];
const WORLDLY_ROOMS = ['src/reading/sandbox/'];
/** The files of pure rooms that read the disk. */
const READS_FILES = ['src/corpus/files.ts', 'src/lexicon/files.ts'];
const WORLDLY_MODULES =
  /^(node:(?!path$|util$|crypto$|buffer$|module$)|discord\.js|kysely|better-sqlite3|pg$|undici|pino|prom-client)/;
const WORLDLY_CODE = /\bprocess\.(env|cwd|argv)\b|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bconsole\./;

function isPure(file: string): boolean {
  return PURE.some((room) => file.startsWith(room)) && !WORLDLY_ROOMS.some((room) => file.startsWith(room));
}

function isAllowed({ from, to }: Import): boolean {
  if (to === 'discord.js') return ['src/discord/', 'src/moderation/'].some((room) => from.startsWith(room));
  const isOurs = /^(src|commands)\//.test(to);
  if (!isOurs) return READS_FILES.includes(from) || !isPure(from) || !WORLDLY_MODULES.test(to);
  if (isPure(from) && to === 'src/corpus/files.ts') return false;
  if (to === 'src/lexicon/lexicon.ts' || to === 'src/lexicon/vectors.ts' || to.startsWith('src/dates/')) return true;
  const [room] = Object.keys(ROOMS)
    .filter((name) => from.startsWith(name))
    .sort((left, right) => right.length - left.length);
  return room === undefined || (ROOMS[room] ?? []).some((prefix) => to.startsWith(prefix));
}

const project = await readSources(PROJECT);

describe('what a room may import', () => {
  test('is held by every file', () => {
    const broken = project.flatMap(importsOf).filter((each) => !isAllowed(each));
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
    ['src/lexicon/files.ts', 'node:fs', true],
    ['src/lexicon/lexicon.ts', 'node:fs', false],
    ['src/corpus/check.ts', '../lexicon/lexicon.ts', true],
    ['src/corpus/check.ts', '../lexicon/files.ts', false],
    ['src/drafting/draft.ts', '../search/index.ts', false],
    ['src/terminal/ask.ts', '../discord/bot.ts', false],
    ['src/terminal/ask.ts', 'discord.js', false],
    ['src/discord/bot.ts', 'discord.js', true],
    ['src/discord/cards/card.ts', '../bot.ts', false],
    ['src/discord/kit/form.ts', '../cards/card.ts', false],
    ['src/discord/bot.ts', '../moderation/moderation.ts', false],
    ['src/moderation/session/panel.ts', '../draft/drafts.ts', false],
    ['src/main.ts', './discord/bot.ts', true],
    ['commands/ask.ts', '../src/discord/session/command.ts', true],
    ['commands/ask.ts', '../src/discord/bot.ts', false],
    ['commands/ask.ts', 'discord.js', false],
  ])('%s and %s: %s', (file, name, allowed) => {
    const lines = [
      `import { a } from '${name}';`,
      `export type { A } from '${name}';`,
      `const a = await import('${name}');`,
      `import {\n  a,\n} from '${name}';`,
    ];
    for (const text of lines) expect(importsOf({ file, text }).map(isAllowed)).toEqual([allowed]);
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

describe('how files hang together', () => {
  const graph = new ImportGraph(project);

  test('no files import one another in a circle, not even types', () => {
    expect(graph.circles()).toEqual([]);
  });

  test('few folders import from one another', () => {
    const pairs = graph.mutualFolders();
    expect(pairs.length, pairs.map((pair) => pair.join(' ⇄ ')).join('\n')).toBeLessThanOrEqual(MOST_MUTUAL_FOLDERS);
  });

  test('no chain of imports is long', () => {
    const chain = graph.longestChain('src/main.ts');
    expect(chain[0]).toBe('src/main.ts');
    expect(chain.length, chain.join(' → ')).toBeLessThanOrEqual(LONGEST_CHAIN);
  });
});

describe('a graph of imports', () => {
  const graph = graphOf({
    'src/main.ts': ['./a/one.ts', './b/three.ts'],
    'src/a/one.ts': ['./two.ts'],
    'src/a/two.ts': ['../b/three.ts'],
    'src/b/three.ts': ['../a/four.ts'],
    'src/a/four.ts': ['node:path'],
  });

  test('knows circles, of types too', () => {
    expect(graph.circles()).toEqual([]);
    const turning = graphOf({ 'src/a.ts': ['./b.ts'], 'src/b.ts': ['./c.ts'], 'src/c.ts': ['./a.ts'] });
    expect(turning.circles().map((files) => files.sort())).toEqual([['src/a.ts', 'src/b.ts', 'src/c.ts']]);
    expect(turning.longestChain('src/b.ts')).toHaveLength(3);
  });

  test('knows folders that import from one another, the longest chain, and who has one importer', () => {
    expect(graph.mutualFolders()).toEqual([['src/a', 'src/b']]);
    expect(graph.longestChain('src/main.ts')).toEqual([
      'src/main.ts',
      'src/a/one.ts',
      'src/a/two.ts',
      'src/b/three.ts',
      'src/a/four.ts',
    ]);
    expect(graph.withOneImporter()).toEqual(['src/a/one.ts', 'src/a/two.ts', 'src/a/four.ts']);
  });

  function graphOf(files: Record<string, string[]>): ImportGraph {
    const text = (names: string[]) => names.map((name) => `import type { A } from '${name}';\n`).join('');
    const sources: SourceFile[] = Object.entries(files).map(([file, names]) => ({ file, text: text(names) }));
    return new ImportGraph(sources);
  }
});
