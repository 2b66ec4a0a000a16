import { beforeAll, describe, expect, it } from 'vitest';
import type { CorpusContent } from '../../src/corpus/schema.ts';
import type { View } from '../../src/discord/kit/components.ts';
import { unescapeText } from '../../src/discord/kit/markdown.ts';
import { MemberSession } from '../../src/discord/session/member-session.ts';
import { queries } from '../../src/query/queries.ts';
import { texts, violations } from './payload.ts';
import { recordOf, shippedContent, TODAY } from './record.ts';

const WORDS = Array.from({ length: 800 }, (_, at) => `word${at}`);
const SENTENCE = 'It counts what was recorded by the police of the town. ';
/** Four thousand characters on one line. */
const DEFINITION = WORDS.slice(0, 520).join(' ');
const STARS = '*'.repeat(2_500);
const SOURCE = '2018-11-30-south-west-londoner-armed-police-london-streets';

let content: CorpusContent;
beforeAll(async () => {
  content = await shippedContent();
});

function sessionOf(over: Partial<CorpusContent>): MemberSession {
  return new MemberSession(recordOf({ ...content, ...over }), {
    asker: '123456789012345678',
    private: false,
    mayShare: true,
    scope: { kind: 'server', serverId: '998877665544332211' },
    today: TODAY,
  });
}

/** Every page of an answer, which all have to be such as Discord takes. */
function pagesOf(view: (page: number) => View): string[] {
  const shown: string[] = [];
  for (let page = 1; page <= 20; page += 1) {
    const { components } = view(page);
    expect(violations(components)).toEqual([]);
    const text = texts(components).join('\n');
    if (shown.includes(text)) break;
    shown.push(text);
  }
  return shown;
}

const asked = (session: MemberSession, question: string) => (page: number) =>
  session.again({ question, earlier: [] }, { page });

describe('what is longer than a page goes on over the next ones', () => {
  it('such as a definition of four thousand characters', () => {
    const session = sessionOf({
      terms: [
        ...content.terms,
        { id: 'lampcount', term: 'lampcount', aliases: [], topics: [], definition: DEFINITION },
      ],
    });
    const pages = pagesOf(asked(session, 'What is a lampcount?'));
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.join(' ').split(/\s+/)).toEqual(expect.arrayContaining(DEFINITION.split(' ')));
  });

  it('such as a definition without a blank, of characters that are escaped', () => {
    const session = sessionOf({
      terms: [...content.terms, { id: 'lampcount', term: 'lampcount', aliases: [], topics: [], definition: STARS }],
    });
    const pages = pagesOf(asked(session, 'What is a lampcount?'));
    const stars = pages.map((page) => unescapeText(page).replace(/[^*]/g, '')).join('');
    expect(stars).toBe(STARS);
  });

  it('such as what a topic of eight hundred words says', () => {
    const description = WORDS.join(' ');
    const session = sessionOf({
      topics: [...content.topics, { id: 'lampcount', label: 'lampcount', synonyms: [], description }],
    });
    const pages = pagesOf(asked(session, 'What is a lampcount?'));
    const seen = new Set(pages.join(' ').split(/\s+/));
    expect(WORDS.filter((word) => !seen.has(word))).toEqual([]);
  });

  it('such as the corrections of a source, which an item’s card shows the latest of', () => {
    const corrections = Array.from({ length: 9 }, (_, at) => ({
      date: `2020-0${at + 1}-01`,
      note: `Note ${at + 1}. ${SENTENCE.repeat(10)}`.trim(),
    }));
    const sources = content.sources.map((source) => (source.id === SOURCE ? { ...source, corrections } : source));
    const session = sessionOf({ sources });
    const [item = ''] = pagesOf((page) => session.show(`${SOURCE}#dick-small-change`, { page }));
    expect(item).toContain('Correction, 1 September 2020: Note 9.');
    expect(item).toContain('6 earlier corrections');
    const whole = pagesOf((page) => session.show(SOURCE, { page })).join('\n');
    for (const { note } of corrections) expect(whole).toContain(note);
  });
});

it('an entry whose name is longer than a question can be is met with a card all the same', () => {
  const session = sessionOf({
    terms: [...content.terms, { id: 'stars', term: STARS, aliases: [], topics: [], definition: DEFINITION }],
  });
  const view = session.ask(queries.about('stars'));
  expect(violations(view.components)).toEqual([]);
  expect(texts(view.components).join('\n')).toContain('Only the first');
});
