import { describe, expect, it } from 'vitest';
import { addressOf, unescapeText } from '../../src/discord/kit/markdown.ts';
import { MemberSession } from '../../src/discord/session/member-session.ts';
import { print } from '../../src/query/print.ts';
import { queries } from '../../src/query/queries.ts';
import { source, statement } from '../answer/corpus-of.ts';
import { texts, violations } from './payload.ts';
import { recordOf, shippedContent, shippedRecord, TODAY } from './record.ts';

const CIRCUMSTANCES = {
  asker: '123456789012345678',
  private: false,
  mayShare: true,
  scope: { kind: 'server' as const, serverId: '998877665544332211' },
  today: TODAY,
};
const record = await shippedRecord();

/** The pages of a timeline, each such as Discord takes. */
function pagesOf(question: string, of = record): string[] {
  const session = new MemberSession(of, CIRCUMSTANCES);
  const shown = (page: number) => session.again({ question, earlier: [] }, { page }).components;
  const count = Number(/Page 1 of (\d+)/.exec(texts(shown(1)).join('\n'))?.[1] ?? 1);
  return Array.from({ length: count }, (_, at) => {
    const components = shown(at + 1);
    expect(violations(components)).toEqual([]);
    return texts(components).join('\n');
  });
}

/** The lines of a page that tell of an item. */
const linesOf = (page: string) => page.split('\n').filter((line) => line.startsWith('- **'));

describe('the timeline of every topic', () => {
  it.each(record.corpus.topics.map(({ id }) => id))('has the record’s words and links in every line: %s', (topic) => {
    const query = queries.timeline({ topic });
    const { items, answered } = record.answers.answer(print(query, record.corpus), CIRCUMSTANCES);
    if (!answered) return;
    const pages = pagesOf(print(query, record.corpus));
    const lines = pages.flatMap(linesOf);
    expect(lines).toHaveLength(items.length);
    for (const [at, item] of items.entries()) {
      const line = lines[at] ?? '';
      const link = addressOf(item.citation);
      const own =
        item.kind === 'statement' ? item.text : item.value.toLocaleString('en-GB', { maximumFractionDigits: 6 });
      expect(unescapeText(line)).toContain(item.kind === 'figure' && item.unit === '£' ? '£' : own);
      expect(line).toContain(`](${link.replaceAll('(', '%28').replaceAll(')', '%29')})`);
      if (item.kind === 'statement' && item.form === 'verbatim') {
        expect(unescapeText(line)).toContain(`${item.speaker.name}**: “${item.text}”`);
      } else expect(line).not.toContain('**: ');
    }
    for (const page of pages) expect(page.match(/^\*\*\d{4}(?: · |, continued)/gm)).toHaveLength(1);
  });
});

it('words that are too long for a line go on in the next, whole', async () => {
  const words = Array.from({ length: 400 }, (_, at) => `word${at}`).join(' ');
  const content = await shippedContent();
  const own = source('2019-02-01-quay', {
    topics: ['taser'],
    statements: [statement('sadiq-khan', words, { form: 'verbatim', topics: ['taser'] })],
  });
  const pages = pagesOf('Timeline: Taser', recordOf({ ...content, sources: [...content.sources, own] }));
  const lines = pages.flatMap(linesOf).filter((line) => line.includes('part '));
  expect(lines.length).toBeGreaterThan(2);
  expect(lines.map((line) => /(?:word\d+ ?)*word\d+/.exec(line)?.[0]).join(' ')).toBe(words);
});
