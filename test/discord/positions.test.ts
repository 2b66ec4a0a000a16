import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answer/types.ts';
import { dateInWords } from '../../src/dates/words.ts';
import { addressOf, unescapeText } from '../../src/discord/kit/markdown.ts';
import { CARD } from '../../src/discord/kit/words.ts';
import { MemberSession } from '../../src/discord/session/member-session.ts';
import type { Snapshot } from '../../src/discord/session/snapshot.ts';
import { print } from '../../src/query/print.ts';
import { queries } from '../../src/query/queries.ts';
import type { Query } from '../../src/query/query.ts';
import { texts, violations } from './payload.ts';
import { scripted, shippedRecord, TODAY } from './record.ts';

/** The pages of who is for and who is against something. */
async function pagesOf(question: string, record?: Snapshot): Promise<string[]> {
  const session = new MemberSession(record ?? (await shippedRecord()), {
    asker: '123456789012345678',
    private: false,
    mayShare: true,
    scope: { kind: 'shared' },
    today: TODAY,
  });
  const page = (number: number) =>
    texts(session.again({ question, earlier: [] }, { page: number }).components).join('\n');
  const count = Number(/Page 1 of (\d+)/.exec(page(1))?.[1] ?? 1);
  return Array.from({ length: count }, (_, at) => page(at + 1));
}

it('shows both sides on the first page, each under its own heading, with a tally above', async () => {
  const [first = ''] = await pagesOf('Who is for and who is against armed foot patrols?');
  expect(first).toMatch(
    /### Where they stand: Armed foot patrols\n(?:-# For: .*\n)?-# Against: \d+ .*the first on .*\n-# With conditions: .*\n-# .*count on neither side\./,
  );
  const [top, conditional, against] = ['### Where', '### With conditions\n**', '### Against\n**'].map((heading) =>
    first.indexOf(heading),
  );
  expect(top).toBeGreaterThanOrEqual(0);
  expect(conditional).toBeGreaterThan(top ?? 0);
  expect(against).toBeGreaterThan(conditional ?? 0);
});

it('says of every statement on what it takes its side', async () => {
  const pages = await pagesOf('Who is for and who is against stop and search?');
  const cards = pages.join('\n').split(/^-# (?:Word for word|Reported)/m);
  expect(cards.length).toBeGreaterThan(5);
  for (const card of cards.slice(1)) expect(card).toMatch(/^-# On .+: (?:for|against|with conditions|neutral)$/m);
});

it('keeps what takes its side on something else apart, and behind the rest', async () => {
  const shipped = await shippedRecord();
  const armed = '2018-11-30-south-west-londoner-armed-police-london-streets';
  const other = '2025-02-27-the-week-stop-search-charter#khan-vital';
  const ids = [other, `${armed}#dick-small-change`, `${armed}#harris-fear`];
  const items = ids.flatMap((id) => shipped.item(id) ?? []);
  expect(items).toHaveLength(3);
  const record = scripted(shipped, (question) => ({
    kind: 'position',
    question,
    answered: true,
    on: 'Armed foot patrols',
    sides: [
      { position: 'conditional', items: [`${armed}#dick-small-change`] },
      { position: 'against', items: [`${armed}#harris-fear`] },
    ],
    items,
    notes: [],
  }));
  const text = (await pagesOf('Who is for it?', record)).join('\n');
  const headings = text.match(/^### .*$/gm);
  expect(headings).toEqual([
    '### Where they stand: Armed foot patrols',
    '### With conditions',
    '### Against',
    '### On something near to it',
  ]);
  expect(text.split('### On something near to it')[1]).toContain('**Sadiq Khan**');
});

const ASKER = { asker: '123456789012345678', private: false, mayShare: true, today: TODAY };

describe('what was stated day by day', () => {
  /** Every page of an answer, each such as Discord takes. */
  async function allPages(query: Query): Promise<{ pages: string[]; answer: Answer }> {
    const record = await shippedRecord();
    const session = new MemberSession(record, { ...ASKER, scope: { kind: 'server', serverId: '998877665544332211' } });
    const question = print(query, record.corpus);
    const shown = (page: number) => session.again({ question, earlier: [] }, { page }).components;
    const count = Number(/Page 1 of (\d+)/.exec(texts(shown(1)).join('\n'))?.[1] ?? 1);
    const pages = Array.from({ length: count }, (_, at) => {
      expect(violations(shown(at + 1))).toEqual([]);
      return texts(shown(at + 1)).join('\n');
    });
    return { pages, answer: record.answers.answer(question, { today: TODAY, scope: { kind: 'shared' } }) };
  }

  it('has the record’s day, words and link in every line, for every speaker', async () => {
    const { corpus } = await shippedRecord();
    const speakers = corpus.people.filter(({ id }) =>
      corpus.entries.some((entry) => entry.kind === 'statement' && entry.speaker.id === id && entry.statement.stance),
    );
    expect(speakers.length).toBeGreaterThan(50);
    for (const { id } of speakers) {
      const { pages, answer } = await allPages(queries.positions(undefined, id));
      const lines = pages.flatMap((page) => page.split('\n').filter((line) => line.startsWith('- **')));
      expect(lines).toHaveLength(answer.items.length);
      for (const item of answer.items) {
        if (item.kind !== 'statement') throw new Error(`${item.id} takes no side.`);
        const line = lines.find((each) => unescapeText(each).includes(item.text)) ?? '';
        expect(line).toContain(`**${dateInWords(item.said)}**`);
        expect(line).toContain(`](${addressOf(item.citation).replaceAll('(', '%28').replaceAll(')', '%29')})`);
        expect(unescapeText(line)).toContain(item.as ?? '');
      }
    }
  }, 60_000);

  it('stands on the last page of a subject, and everything of it fits Discord', async () => {
    const { corpus } = await shippedRecord();
    const differing = [];
    for (const { id } of corpus.subjects) {
      const { pages, answer } = await allPages(queries.positions(id));
      if (answer.kind !== 'position' || (answer.stated ?? []).length === 0) continue;
      differing.push(id);
      for (const { speaker } of answer.stated ?? []) {
        expect(unescapeText(pages[0] ?? '')).toMatch(
          new RegExp(`The stated position differs between days: .*${speaker.name}`),
        );
        expect(pages.at(-1)).toContain(CARD.differing(''));
        expect(pages.slice(-2).join('\n')).toContain(`${speaker.name} on: ${answer.on}`);
      }
    }
    expect(differing.length).toBeGreaterThan(0);
  }, 60_000);
});
