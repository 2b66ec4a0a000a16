import { describe, expect, it } from 'vitest';
import { Answerer } from '../../src/answer/answerer.ts';
import { JoinedAnswerer } from '../../src/answer/joined.ts';
import { standingInWords, standingNotes, statedInWords } from '../../src/answer/lines.ts';
import type { Answer, Stated } from '../../src/answer/types.ts';
import { Corpus } from '../../src/corpus/corpus.ts';
import type { Position, Statement } from '../../src/corpus/schema.ts';
import { SHARED } from '../../src/corpus/scope.ts';
import { queries } from '../../src/query/queries.ts';
import { shippedContent, TODAY } from '../discord/record.ts';
import { corpusOf, organisation, person, source, statement } from './corpus-of.ts';

const asked = { today: TODAY, scope: SHARED };

let made = 0;
function says(speaker: string, on: string, position: Position, more: Partial<Statement> = {}): Statement {
  made += 1;
  return statement(speaker, `What was said on it, ${made}.`, { id: `s-${made}`, stance: { on, position }, ...more });
}

const content = {
  people: [
    person('moss', 'Ada Moss', [
      { title: 'Bridge Warden', from: '2010-01-01', to: '2015-12-31' },
      { title: 'Mayor of Fennbridge', from: '2016-01-01' },
    ]),
    person('quill', 'Tom Quill'),
    person('reed', 'Bo Reed'),
    organisation('ferry', 'The Ferry Company'),
  ],
  subjects: [
    {
      id: 'open-lock',
      label: 'Opening the lock',
      question: 'Should the lock be open?',
      aliases: ['a lock that is open'],
      topics: ['boats'],
      polarity: { 'shutting the lock': 'reversed' as const },
    },
    { id: 'more-boats', label: 'More boats', question: 'Should there be more boats?', aliases: [], topics: ['boats'] },
  ],
  sources: [
    source('2012-03-01-quay', {
      statements: [says('moss', 'opening the lock', 'against'), says('ferry', 'opening the lock', 'for')],
    }),
    source('2018-12-20-quay', {
      statements: [
        says('moss', 'shutting the lock', 'against', { as: 'Mayor' }),
        says('quill', 'a lock that is open', 'conditional'),
        says('reed', 'opening the lock', 'for'),
        says('reed', 'opening the lock', 'neutral'),
      ],
    }),
    source('2020-05-04-quay', {
      statements: [says('quill', 'a lock that is open', 'conditional'), says('moss', 'more boats', 'for')],
    }),
  ],
};
const answerer = new Answerer(corpusOf(content));
const PATROLS = 'armed foot patrols';

function position(query: Parameters<typeof queries.positions>, of: Pick<Answerer, 'answer'> = answerer) {
  const answer: Answer = of.answer(queries.positions(...query), asked);
  if (answer.kind !== 'position') throw new Error(`It is answered by ${answer.kind}.`);
  return answer;
}

describe('who is for and who is against', () => {
  it('is told with how many stand on each side, people and organisations apart, and since when', () => {
    const { standings } = position(['open-lock']);
    expect(standings?.sides).toEqual([
      { position: 'for', statements: 3, people: 2, organisations: 1, since: '2012-03-01' },
      { position: 'against', statements: 1, people: 1, organisations: 0, since: '2012-03-01' },
      { position: 'conditional', statements: 2, people: 1, organisations: 0, since: '2018-12-20' },
      { position: 'neutral', statements: 1, people: 1, organisations: 0, since: '2018-12-20' },
    ]);
    expect(standings?.sides.map(standingInWords)).toEqual([
      'For: 2 people and 1 organisation in 3 statements, the first on 1 March 2012',
      'Against: 1 person, on 1 March 2012',
      'With conditions: 1 person in 2 statements, the first on 20 December 2018',
      'Neither for nor against: 1 person, on 20 December 2018',
    ]);
  });

  it('is honest of what these counts mean', () => {
    const { standings } = position(['open-lock']);
    expect(standings).toMatchObject({ onSeveral: 2, opposites: [{ on: 'shutting the lock', statements: 1 }] });
    expect(standings && standingNotes(standings)).toEqual([
      'Organisations count by their spokespeople and papers.',
      'A person and the office that speaks for them count as two.',
      'Those with conditions count on neither side.',
      '2 speakers stated more than one position and count with each.',
      '1 statement on its opposite, “shutting the lock”, counts turned round.',
    ]);
    const { standings: plain } = position(['more-boats']);
    expect(plain && standingNotes(plain)).toEqual([]);
  });

  it('names those whose stated positions differ between two days, and nobody else', () => {
    const { stated = [] } = position(['open-lock']);
    expect(stated.map(({ speaker }) => speaker.id)).toEqual(['moss']);
    expect(position(['more-boats']).stated).toEqual([]);
  });

  it('counts what a server has added with what all share, in words too', async () => {
    const content = await shippedContent();
    const own = {
      people: [...content.people, person('own-finch', 'Ada Finch')],
      sources: [
        source('own-quay', {
          published: '2009-01-01',
          statements: [says('own-finch', PATROLS, 'against'), says('own-finch', PATROLS, 'against')],
        }),
      ],
    };
    const shared = new Answerer(new Corpus(content));
    const joined = new JoinedAnswerer(shared, { ...content, ...own });
    const against = (of: Pick<Answerer, 'answer'>, question: string) => {
      const answer = of.answer(question, asked);
      return answer.kind === 'position' && answer.standings?.sides.find((side) => side.position === 'against');
    };
    const before = against(shared, `Who is for and who is against ${PATROLS}?`);
    const after = {
      ...before,
      people: (before ? before.people : 0) + 1,
      statements: (before ? before.statements : 0) + 2,
    };
    expect(against(joined, `Who is for and who is against ${PATROLS}?`)).toEqual({ ...after, since: '2009-01-01' });
    expect(against(joined, `who is for and against ${PATROLS}`)).toEqual({ ...after, since: '2009-01-01' });
    expect(against(shared, `who is for and against ${PATROLS}`)).toEqual(before);
  });
});

describe('what one speaker stated on a subject', () => {
  const statedOf = (speaker: string, on = 'open-lock'): Stated => {
    const [stated, ...others] = position([on, speaker]).stated ?? [];
    if (stated === undefined || others.length > 0) throw new Error('It is not of one speaker.');
    return stated;
  };

  it('stands day by day, with the post in which it was said or that was held then, and by the side on the label', () => {
    const { items, by, stated } = position(['open-lock', 'moss']);
    expect(by).toEqual({ id: 'moss', name: 'Ada Moss' });
    expect(stated?.[0]?.stances).toEqual([
      { said: '2012-03-01', position: 'against', office: 'Bridge Warden', item: items[0]?.id },
      { said: '2018-12-20', position: 'for', office: 'Mayor', item: items[1]?.id },
    ]);
    expect(items).toMatchObject([{ stance: { position: 'against' } }, { stance: { on: 'shutting the lock' } }]);
  });

  it.each([
    [
      'moss',
      'open-lock',
      'The stated position differs between days: against on 1 March 2012; for on 20 December 2018.',
    ],
    ['moss', 'more-boats', 'Once, on 4 May 2020: for.'],
    ['quill', 'open-lock', 'In 2 statements on 2 days, 20 December 2018 to 4 May 2020: with conditions.'],
    ['reed', 'open-lock', 'More than one position on one day, 20 December 2018: for; neither for nor against.'],
  ])('is summed up without a verdict: %s on %s', (speaker, subject, words) => {
    expect(statedInWords(statedOf(speaker, subject))).toBe(words);
  });

  it('names each side once, with all its days', () => {
    const stance = (said: string, side: Position) => ({ said, position: side, item: `${said}#s` as const });
    const stances = [
      stance('2016-10-19', 'conditional'),
      stance('2018-11-22', 'conditional'),
      stance('2018-11-22', 'for'),
      stance('2025-02-27', 'for'),
    ];
    expect(statedInWords({ stances })).toBe(
      'The stated position differs between days: with conditions on 19 October 2016 and 22 November 2018; for on 22 November 2018 and 27 February 2025.',
    );
  });

  it('comes subject by subject where none is named: those first on which it differs, then the latest', () => {
    const { parts = [], items } = position([undefined, 'moss']);
    expect(parts.map((part) => (part.kind === 'position' ? part.on : part.kind))).toEqual([
      'Opening the lock',
      'More boats',
    ]);
    expect(parts.map(({ question }) => question)).toEqual([
      'Where does Ada Moss stand on opening the lock?',
      'Where does Ada Moss stand on more boats?',
    ]);
    expect(items).toHaveLength(3);
  });

  it('is not on record where they took no side, and others’ words are near', () => {
    const answer = answerer.answer(queries.positions('more-boats', 'quill'), asked);
    expect(answer).toMatchObject({
      kind: 'none',
      notes: ['Nothing on the record answers this.', 'Others spoke on it.'],
    });
    expect(answerer.answer(queries.positions(undefined, 'river-police'), asked).kind).toBe('none');
  });

  it.each([
    'has Ada Moss changed her mind on opening the lock?',
    'how has Ada Moss’s position on opening the lock changed over time',
    'did Ada Moss change her stance on a lock that is open',
  ])('is what a question for a change is answered by: %s', (question) => {
    expect(answerer.answer(question, asked)).toMatchObject({ kind: 'position', by: { id: 'moss' } });
  });

  it.each([
    'positions of Ada Moss on opening the lock',
    'Ada Moss’s position on opening the lock',
    'where does Ada Moss stand on a lock that is open?',
    'what stance has Ada Moss taken on opening the lock',
    'so where’s Ada Moss stood on opening the lock',
  ])('is what words ask for, as the options of the command do: %s', (question) => {
    expect({ ...answerer.answer(question, asked), question: '' }).toEqual({
      ...position(['open-lock', 'moss']),
      question: '',
    });
  });

  it.each([
    'who shares Ada Moss’s position on opening the lock?',
    'why is that Ada Moss’s position on opening the lock',
    'who is against Ada Moss’s position on opening the lock',
    'Ada Moss and Tom Quill, their positions on opening the lock',
    'Ada Moss’s position on opening the lock in 2012',
    'why did Ada Moss change her mind on opening the lock?',
    'has Ada Moss changed her mind on herons?',
    'has Ada Moss changed her shoes on the lock?',
  ])('and no other question is: %s', (question) => {
    expect(answerer.answer(question, asked)).not.toHaveProperty('by');
  });
});

describe('who is on a side', async () => {
  const answerer = new Answerer(new Corpus(await shippedContent()));

  it.each([
    ['who is against section 60?', 'against'],
    ['who supports stop and search', 'for'],
    ['who objected to water cannon', 'against'],
  ])('%s is led by somebody who is', (question, position) =>
    expect(answerer.answer(question, asked).items[0]).toMatchObject({ stance: { position } }),
  );

  it('is led by somebody with conditions where they are asked about', () =>
    expect(answerer.answer('is Khan against section 60?', asked).items[0]).toMatchObject({
      speaker: { name: 'Sadiq Khan' },
      stance: { position: 'conditional' },
    }));
});
