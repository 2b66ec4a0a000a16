import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer, FigureItem, Item, Match, StatementItem } from '../../src/answer/types.ts';
import { viewOf } from '../../src/discord/cards/frame.ts';
import { unescapeText } from '../../src/discord/kit/markdown.ts';
import { CARD } from '../../src/discord/kit/words.ts';
import { MemberSession } from '../../src/discord/session/member-session.ts';
import { readPrinted, wordingOf } from '../../src/discord/session/question.ts';
import type { Answers } from '../../src/discord/session/snapshot.ts';
import { Snapshot } from '../../src/discord/session/snapshot.ts';
import { buttons, optionsOf, texts, violations } from './payload.ts';
import { shippedRecord, TODAY } from './record.ts';

const ASKER = '123456789012345678';
const circumstances = {
  asker: ASKER,
  private: false,
  mayShare: true,
  scope: { kind: 'server' as const, serverId: '998877665544332211' },
  today: TODAY,
};

let record: Snapshot;
let items: Item[];
/** a record whose core gives `reply` to everything */
let replying: Snapshot;
let reply: Answer;
let asked: string | undefined;

beforeAll(async () => {
  record = await shippedRecord();
  const answers: Answers = {
    corpus: record.corpus,
    likely: () => [],
    alike: () => ({ add: () => undefined, groups: [] }),
    known: () => ({ things: 1, speakers: 1, reads: [], frequencies: [] }),
    answer(question) {
      asked = question;
      return { ...reply, question };
    },
  };
  replying = new Snapshot(answers);
  items = record.corpus.entries.flatMap(({ id }) => record.item(id) ?? []);
});

/** A session whose core gives one answer to everything; it stands until the next such session. */
function sessionWith(answer: Answer): MemberSession {
  reply = answer;
  return new MemberSession(replying, circumstances);
}

function quoteOf(...shown: Item[]): Answer {
  return { kind: 'quote', question: '', answered: true, items: shown, notes: [] };
}

/** A record that works the same question out only once: here it is asked again for every page. */
function remembering({ corpus, answers }: Snapshot): Snapshot {
  const known = new Map<string, Answer>();
  return new Snapshot({
    corpus,
    likely: () => [],
    alike: () => ({ add: () => undefined, groups: [] }),
    known: () => ({ things: 1, speakers: 1, reads: [], frequencies: [] }),
    answer(question, more) {
      const answer = known.get(question) ?? answers.answer(question, more);
      known.set(question, answer);
      return answer;
    },
  });
}

/** Every page of what a session shows. */
function pagesOf(session: MemberSession, question = 'What was said?') {
  const printed = { question, earlier: [] };
  const first = session.again(printed);
  const place = texts(first.components)
    .join('\n')
    .match(/^-# \w+ 1 of (\d+)$/m);
  const count = place === null ? 1 : Number(place[1]);
  return [first, ...Array.from({ length: count - 1 }, (_, index) => session.again(printed, { page: index + 2 }))];
}

/** The words on the pages as a reader sees them, put together again. */
function wordsShown(item: StatementItem, session: MemberSession): string {
  return pagesOf(session)
    .map(({ components }) => {
      const shown = texts(components);
      if (item.form === 'verbatim')
        return shown
          .filter((text) => text.startsWith('> '))
          .map(unquoted)
          .join('');
      const head = shown.findIndex((text) => text.startsWith(`-# Reported, not verbatim`));
      return readable(shown[head + 1] ?? '');
    })
    .join('');
}

/** What a reader sees of a text: without the marks of bold words. */
function readable(markdown: string): string {
  return markdown.replace(/\\([^0-9A-Za-z\s])|\*\*/g, (_mark, kept = '') => kept);
}

function unquoted(text: string): string {
  return readable(
    text
      .split('\n')
      .map((line) => line.slice('> '.length))
      .join('\n'),
  );
}

describe('every item of the shipped corpus', () => {
  it('shows the words unaltered and within Discord’s limits', () => {
    const broken = items.flatMap((item) => {
      const session = sessionWith(quoteOf(item));
      const wrong = pagesOf(session).flatMap(({ components }) => violations(components));
      if (item.kind === 'statement' && wordsShown(item, session) !== item.text) wrong.push(`${item.id}: other words`);
      return wrong;
    });
    expect(items.length).toBeGreaterThan(600);
    expect(broken).toEqual([]);
  });

  it('is headed by whose words it holds, verbatim or reported', () => {
    const statements = items.filter((item) => item.kind === 'statement');
    const headless = statements.filter((item) => {
      const [, head = ''] = texts(sessionWith(quoteOf(item)).again({ question: 'q', earlier: [] }).components);
      return !unescapeText(head).includes(`\n### ${item.speaker.name}\n`);
    });
    expect(headless).toEqual([]);
  });

  it('has a citation that can be copied, within the limits', () => {
    const session = new MemberSession(record, circumstances);
    expect(items.flatMap(({ id }) => violations(session.citation(id).components))).toEqual([]);
  });

  it('has its source in context, within the limits on every page', () => {
    const session = new MemberSession(record, circumstances);
    const broken = record.corpus.sources.flatMap(({ id }) =>
      [1, 2, 3, 4].flatMap((page) => violations(session.show(id, { page }).components)),
    );
    expect(broken).toEqual([]);
  });
});

const base = {
  kind: 'statement' as const,
  id: 'source#words',
  score: 1,
  why: [],
  citation: {
    sourceId: 'source',
    title: 'A [title',
    publisher: 'P',
    published: '2020-01-01',
    url: 'https://e.org/(a)',
  },
  speaker: { id: 's', name: 'S_p*eaker' },
  as: 'Role',
  said: '2020-01-01',
  topics: [],
  stance: { on: 'a thing', position: 'for' as const },
};

describe('a quotation of any words and length', () => {
  const FIGURE: FigureItem = {
    ...base,
    id: 'source#count',
    kind: 'figure',
    measure: { id: 'm', label: 'Measure' },
    value: 1,
    unit: 'killings',
    approximate: false,
    period: { from: '2020-01-01', to: '2020-12-31' },
    forecast: false,
    area: 'London',
    by: { id: 's', name: 'S' },
  };
  /** Some words of the text and a phrase of it, as they come. */
  const whyOf = (text: string): Match[] => {
    const words = text.split(/\s+/).slice(0, 3).join(', ');
    const phrase = text.slice(3, 12);
    return [
      { by: 'words', asked: words, matched: words },
      ...(text.length % 2 === 0 ? [{ by: 'phrase' as const, asked: phrase, matched: phrase }] : []),
    ];
  };
  const words = fc.oneof(
    fc.string({ minLength: 1, maxLength: 9_000, unit: 'binary' }),
    fc.string({ minLength: 1, maxLength: 9_000, unit: fc.constantFrom(...'*_~|`>#-[]()<@:/\\. \n1ab') }),
    fc.lorem({ maxCount: 900 }),
  );

  it.each(['verbatim', 'reported'] as const)(
    'is shown letter for letter, over as many cards as it needs: %s',
    (form) => {
      fc.assert(
        fc.property(words, (text) => {
          const item: StatementItem = { ...base, form, text, why: whyOf(text) };
          const session = sessionWith({ ...quoteOf(item), notes: ['A note.'] });
          expect(wordsShown(item, session)).toBe(text);
        }),
        { numRuns: 60 },
      );
    },
  );

  it.each(['verbatim', 'reported'] as const)(
    'stays within the limits whatever the length of the names around it: %s',
    (form) => {
      const name = fc.oneof(fc.lorem({ maxCount: 150 }), fc.string({ minLength: 1, maxLength: 2_000, unit: 'binary' }));
      fc.assert(
        fc.property(
          name,
          words.filter((text) => /\S/.test(text)),
          (long, text) => {
            const { citation } = base;
            const around = {
              speaker: { id: 's', name: long },
              as: long,
              where: long,
              stance: { on: long, position: 'for' as const },
            };
            const item: StatementItem = {
              ...base,
              ...around,
              form,
              text,
              why: whyOf(text),
              citation: { ...citation, title: long, publisher: long },
            };
            const figure: FigureItem = {
              ...FIGURE,
              by: around.speaker,
              measure: { id: 'm', label: long },
              citation: item.citation,
            };
            const sides = [{ position: 'for' as const, items: [item.id, figure.id] }];
            const answers: Answer[] = [
              { ...quoteOf(item, figure), notes: ['A note.'] },
              { ...quoteOf(item, figure), kind: 'position', on: long, sides },
              {
                ...quoteOf(figure),
                kind: 'trend',
                series: [{ measure: 'm', area: long, by: 's', items: [figure.id] }],
                comparisons: [],
              },
            ];
            const pages = answers.flatMap((answer) => pagesOf(sessionWith(answer), 'q'.repeat(400)));
            expect(pages.flatMap(({ components }) => violations(components))).toEqual([]);
          },
        ),
        { numRuns: 30 },
      );
    },
  );

  it('stays within the limits with the longest question, earlier questions and notes', () => {
    const item: StatementItem = { ...base, form: 'verbatim', text: '*word* '.repeat(1_500).trim() };
    const session = sessionWith({ ...quoteOf(item), notes: ['note '.repeat(200)] });
    const longest = '*'.repeat(400);
    const pages = [1, 2, 3, 9].map((page) =>
      session.again({ question: longest, earlier: ['_'.repeat(280)] }, { page }),
    );
    expect(pages.flatMap(({ components }) => violations(components))).toEqual([]);
    expect(texts(session.ask('x', ['*'.repeat(400), 'short']).components).join()).toContain(CARD.earlier('short'));
  });

  it('is divided between words only', () => {
    const item: StatementItem = { ...base, form: 'verbatim', text: 'counting '.repeat(800).trim() };
    const parts = pagesOf(sessionWith(quoteOf(item))).map(({ components }) =>
      texts(components)
        .filter((text) => text.startsWith('> '))
        .map(unquoted)
        .join(''),
    );
    expect(parts.length).toBeGreaterThan(2);
    for (const part of parts.slice(0, -1)) expect(part).toMatch(/counting $/);
  });
});

describe('a card', () => {
  it('shows verbatim words in a block quote under the speaker’s name, with role, place, day and source', () => {
    const view = new MemberSession(record, circumstances).show(
      '2018-11-30-south-west-londoner-armed-police-london-streets#dick-small-change',
    );
    expect(texts(view.components)).toEqual([
      expect.stringMatching(
        /^-# Word for word\n### Cressida Dick\nMet commissioner · London Assembly Police and Crime Committee · 29 November 2018$/,
      ),
      '> It is a small change potentially in tactic in extreme circumstances.',
      expect.stringMatching(
        /^-# On armed foot patrols: with conditions\n\[Met Police .*\]\(https:.*:~:text=.*\) · South West Londoner · 30 November 2018$/s,
      ),
    ]);
  });

  describe('of words that were found on the page', () => {
    const found: StatementItem = {
      ...base,
      form: 'verbatim',
      text: 'Should this change, we would *say* so.',
      seen: { on: '2026-11-29', at: 'https://example.org/moved' },
      paraphrase: 'The commissioner said that the Met would announce any change to patrols.',
    };
    const shown = (own: Partial<StatementItem>) =>
      texts(sessionWith(quoteOf({ ...found, ...own })).ask('x').components);

    it('says on which day they stood there, and leaves our own text away where they say what is meant', () => {
      const text = shown({}).join('\n');
      expect(text).toContain('-# Word for word, as on the page on 29 November 2026\n');
      expect(text).toContain('> Should this change, we would \\*say\\* so.');
      expect(text).not.toContain('own words');
    });

    it('says that they come from the Archive, and since when they stand there no more', () => {
      const archived = shown({ seen: { on: '2026-11-29', at: 'https://a.example/', archived: '2019-05-03' } }).join(
        '\n',
      );
      expect(archived).toContain('-# Word for word, as archived on 3 May 2019\n');
      const missing = shown({ seen: { on: '2026-11-29', at: 'https://a.example/', missing: '2027-01-30' } }).join('\n');
      expect(missing).toContain(
        '-# Word for word, as on the page on 29 November 2026; on 30 January 2027 they were not there any more\n',
      );
    });

    it('links to the page that they were found on, also where the address of the passage is too long', () => {
      const at = 'https://archive.example/web/20190503/https://example.org/gone';
      const passageUrl = `${at}#:~:text=${'%E2%80%9C'.repeat(150)}`;
      const seen = { on: '2026-11-29', at, archived: '2019-05-03' };
      const text = shown({ citation: { ...base.citation, passageUrl }, seen }).join('\n');
      expect(text).toContain(`(${at})`);
      expect(text).not.toContain(base.citation.url);
    });

    it('has our own text under them, smaller, where they point outside themselves', () => {
      const card = shown({ leans: true });
      const words = card.findIndex((text) => text.startsWith('> Should this'));
      expect(card[words + 1]).toBe(
        '-# In our own words: The commissioner said that the Met would announce any change to patrols.',
      );
    });
  });

  it('offers what leads on from it', () => {
    const view = new MemberSession(record, circumstances).show(
      '2018-11-30-south-west-londoner-armed-police-london-streets#dick-small-change',
    );
    expect(buttons(view.components).map(({ label }) => label)).toEqual(['In context', 'Other views']);
    expect(optionsOf(view.components)).toEqual([
      'More from Cressida Dick',
      'Copy as citation',
      'Report a problem',
      'Remove',
    ]);
  });

  it('says once above a table what its rows count, so that a phone has room for the change', () => {
    const session = new MemberSession(record, circumstances);
    const view = session.table({ question: 'How have killings in London changed over the years?', earlier: [] });
    const shown = texts(view.components).join('\n');
    expect(shown).toMatch(/^Counted by .+, in killings$/m);
    expect(shown).toMatch(/^2018 +\d+ +[+−][\d.]+%$/m);
    expect(shown).not.toMatch(/^\d{4} .*killings/m);
  });

  it('shows corrections with what they correct', () => {
    const [item] = items.filter((each) => each.kind === 'statement');
    if (item === undefined) throw new Error('no statement');
    const citation = { ...item.citation, corrections: [{ date: '2020-02-03', note: 'The *date* was wrong.' }] };
    const [view] = pagesOf(sessionWith(quoteOf({ ...item, citation })));
    expect(texts(view?.components ?? []).join('\n')).toContain(
      '-# Correction, 3 February 2020: The \\*date\\* was wrong.',
    );
  });
});

describe('text from outside', () => {
  it.each([
    '@everyone <@123> <#1> </ask:1>',
    'https://evil.example [a](b)',
    '# big\n- list\n> quote',
    '`code` ||spoiler||',
  ])('cannot ping, link or format: %s', (question) => {
    const [line = ''] = texts(sessionWith(quoteOf()).ask(question).components);
    expect(line).toMatch(/^-# /);
    expect(line.slice(3).replace(/\\[^0-9A-Za-z\s]/g, '')).not.toMatch(/[@<>`*_~|[\]]|:\/\//);
  });

  it('reads back from the card exactly as it was asked', () => {
    const session = sessionWith(quoteOf());
    fc.assert(
      fc.property(fc.string({ maxLength: 500, unit: 'binary' }), (text) => {
        fc.pre(wordingOf(text).question !== '');
        expect(readPrinted(session.ask(text).components)?.question).toBe(asked);
      }),
      { numRuns: 200 },
    );
  });
});

describe('every development question', () => {
  it('is answered within Discord’s limits on every page, whatever the kind of its answer', async () => {
    const text = await readFile(path.join(import.meta.dirname, '../eval/questions.dev.jsonl'), 'utf8');
    const session = new MemberSession(remembering(record), circumstances);
    const kinds = new Set<string>();
    const broken = text
      .trim()
      .split('\n')
      .flatMap((line): string[] => {
        const { q } = JSON.parse(line);
        return pagesOf(session, q).flatMap(({ components, kind }) => {
          kinds.add(kind);
          return violations(components).map((problem) => `${q}: ${problem}`);
        });
      });
    expect(broken).toEqual([]);
    expect([...kinds].sort()).toEqual(['about', 'figure', 'none', 'position', 'quote', 'trend']);
  });
});

describe('nothing found', () => {
  const none: Answer = {
    kind: 'none',
    question: '',
    answered: false,
    items: [],
    notes: [],
    reason: 'not-held',
    nearest: [],
  };

  it('says why in a line and offers the nearest and examples to press', () => {
    const nearest = items.slice(0, 3).map(({ id }) => id);
    const view = sessionWith({ ...none, nearest }).ask('What of dogs?');
    expect(texts(view.components)).toEqual([
      '-# What of dogs?',
      'I have nothing on record that answers this.',
      `-# ${CARD.nearest}`,
      `-# ${CARD.examples}`,
    ]);
    expect(buttons(view.components).length).toBeGreaterThanOrEqual(3 + 3 + 3);
    expect(violations(view.components)).toEqual([]);
  });

  it('says why in the core’s own words where it can tell', () => {
    const view = sessionWith({ ...none, notes: ['Nothing answers this.', 'What is held is from another time.'] }).ask(
      'q',
    );
    expect(texts(view.components)[1]).toBe('Nothing answers this. What is held is from another time.');
  });

  it('asks back where a name fits several people', () => {
    const choices = [
      { label: 'Boris Johnson', question: 'What did Boris Johnson say?' },
      { label: 'Diana Johnson', question: 'What did Diana Johnson say?' },
    ];
    const view = sessionWith({ ...none, choices }).ask('What did Johnson say?');
    expect(texts(view.components)).toContain(`-# ${CARD.didYouMean}`);
    expect(buttons(view.components).map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Boris Johnson', 'Diana Johnson']),
    );
  });
});

describe('votes under an answer', () => {
  const frame = {
    ...{ asker: ASKER, private: false, mayShare: false, version: 'v', question: 'Who?', voting: true },
    keyOf: (id: string) => id,
  };
  const block = { texts: ['Words.'], opens: 'a' };
  const marks = (blocks: number, changed?: string) => {
    const offers = [1, 2, 3, 4].map((number) => ({ to: 'choose' as const, question: `${number}`, label: `${number}` }));
    const page = { blocks: Array.from({ length: blocks }, () => block), offers: [{ line: 'Which?', offers }] };
    const layout = { kind: 'position' as const, colour: 1, items: ['a'], pages: [page, page] };
    const view = viewOf(layout, { ...frame, ...(changed === undefined ? {} : { changed }) });
    expect(violations(view.components)).toEqual([]);
    return buttons(view.components).filter(({ label }) => label === '👍' || label === '👎').length;
  };

  it('stand beside the other buttons', () => {
    expect(marks(3)).toBe(2);
  });

  it('are left out where the card is full', () => {
    expect(marks(6, 'Something has changed.')).toBe(0);
  });
});
