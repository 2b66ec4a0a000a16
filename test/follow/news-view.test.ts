/** Messages about what is new, made of the whole record: they fit Discord, and each entry stands on one page. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Answerer } from '../../src/answer/answerer.ts';
import { Corpus } from '../../src/corpus/corpus.ts';
import { componentsOf, type View } from '../../src/discord/kit/components.ts';
import { DISCORD } from '../../src/discord/kit/limits.ts';
import { Snapshot } from '../../src/discord/session/snapshot.ts';
import type { News } from '../../src/follow/news.ts';
import { newsView } from '../../src/follow/news-view.ts';
import { TraitReader } from '../../src/record/item-diff.ts';
import type { Follow } from '../../src/store/follows.ts';
import { shippedContent } from '../eval/questions.ts';

const content = await shippedContent();
const record = new Snapshot(new Answerer(new Corpus(content)));
const reader = new TraitReader(content);
const ITEMS = content.sources.flatMap((source) => reader.itemsOf(source));

const FOLLOWS: readonly Follow[] = [
  ['topic', 'knife-crime'],
  ['speaker', 'sadiq-khan'],
  ['question', `${'How many of them were there, and who says so? '.repeat(8)}`],
].map(([kind, about], at) => ({
  id: at,
  kind: kind as Follow['kind'],
  about: about ?? '',
  target: 'user:1',
  by: '1',
  server: null,
  every: 'weekly',
  seen: 0,
  told: '',
  at: '',
  paused: null,
  found: [],
}));

function textsOf(view: View): string {
  const parts = view.components.flatMap((component): object[] =>
    'components' in component ? component.components : [],
  );
  return parts.map((part) => ('content' in part ? String(part.content) : '')).join('\n');
}

const SOME_NEWS = fc
  .uniqueArray(fc.tuple(fc.nat(ITEMS.length - 1), fc.nat(6), fc.nat(3)), {
    selector: ([at]) => at,
    maxLength: 90,
    minLength: 1,
  })
  .map((chosen) =>
    chosen.flatMap(([at, which, how], index): News[] => {
      const item = ITEMS[at];
      const follows = FOLLOWS.filter((_, place) => ((which + 1) & (1 << place)) !== 0);
      const kind = how === 3 ? 'withdrawn' : how === 2 ? 'corrected' : 'new';
      const rest = { number: index + 1, scope: 'shared', version: 1, revision: null, at: '' };
      return item === undefined ? [] : [{ change: { ...item, ...rest, kind }, follows }];
    }),
  );

test('every entry stands on one page, once; every page fits', () => {
  fc.assert(
    fc.property(SOME_NEWS, fc.boolean(), (news, inChannel) => {
      const told: string[] = [];
      for (let page = 0; told.length < news.length; page += 1) {
        const view = newsView(news, { inChannel, from: 0, until: 99, every: 'weekly', page }, () => record);
        if (view === undefined) throw new Error('There is no such page.');
        expect(textsOf(view).length).toBeLessThanOrEqual(DISCORD.messageCharacters);
        expect(componentsOf(view)).toBeLessThanOrEqual(DISCORD.components);
        expect(view.items.length).toBeLessThanOrEqual(20);
        expect(view.items.length).toBeGreaterThan(0);
        told.push(...view.items);
      }
      expect(told.sort()).toEqual(news.map(({ change }) => change.item).sort());
    }),
    { numRuns: 60 },
  );
});

test('words are told whole or not at all', () => {
  const isVerbatim = (id: string) => JSON.stringify(record.item(id)).includes('"form":"verbatim"');
  const statements = ITEMS.filter(({ item }) => isVerbatim(item)).slice(0, 40);
  const news = statements.map((item, at) => ({
    change: { ...item, number: at + 1, scope: 'shared', version: 1, kind: 'new' as const, revision: null, at: '' },
    follows: FOLLOWS.slice(0, 1),
  }));
  const view = newsView(news, { inChannel: false, from: 0, until: 99, every: 'weekly', page: 0 }, () => record);
  const quoted = [...textsOf(view ?? { components: [], kind: '', items: [] }).matchAll(/\*\*: “(.*)”/g)].map(
    ([, words]) => words,
  );
  const known = new Set(
    content.sources.flatMap((source) => source.statements.map(({ text }) => text.replace(/\s*\n\s*/g, ' '))),
  );
  expect(quoted.length).toBeGreaterThan(0);
  expect(quoted.filter((words) => !known.has((words ?? '').replaceAll('\\', '')))).toEqual([]);
});
