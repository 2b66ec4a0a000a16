import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quotationsIn } from '../../src/quotations/quotations.ts';

/** Each quotation as “who: what”, with its kind before it. */
function read(text: string): string[] {
  return quotationsIn(text).map(({ kind, speaker, spans, text: words }) => {
    const said = spans?.map((span) => span.text).join(' … ') ?? words;
    return `${kind} ${speaker}: ${said}`;
  });
}

describe('who said it', () => {
  it.each([
    ['before', 'Supt Ada Moss said: “We are ready.”', 'direct Ada Moss: “We are ready.”'],
    ['behind', '“We are ready,” said Supt Ada Moss, who leads the team.', 'direct Ada Moss: “We are ready,”'],
    [
      'between',
      '“We are ready,” said Ada Moss. “We have waited long enough.”',
      'direct Ada Moss: “We are ready,” … “We have waited long enough.”',
    ],
    [
      'a spokesperson, not the person spoken for',
      'A spokesperson for the mayor, Ada Moss, said: “We are ready.”',
      'direct spokesperson for the mayor: “We are ready.”',
    ],
    [
      'somebody who wants no name',
      'A source close to the commissioner, Sir Bo Lund, said: “He is furious.”',
      'direct source close to the commissioner: “He is furious.”',
    ],
    [
      'a relative of somebody',
      'The victim survived. Her sister said: “She rang.”',
      'direct the victim’s sister: “She rang.”',
    ],
    ['an apposition', 'His solicitor, Ada Moss, said: “He is sorry.”', 'direct Ada Moss: “He is sorry.”'],
  ])('%s', (_where, text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  it('follows pronouns and surnames to the name in full', () => {
    const text = 'Ada Moss said: “One.”\n\nMoss added: “Two came.”\n\nBo Lund disagreed.\n\n“Three is it,” he said.';
    expect(quotationsIn(text).map(({ speaker, resolution }) => [speaker, resolution])).toEqual([
      ['Ada Moss', 'named'],
      ['Ada Moss', 'named'],
      ['Bo Lund', 'pronoun'],
    ]);
  });

  it('guesses nobody where nobody is named', () => {
    expect(
      quotationsIn('“It is a fine day for it,” the sign read.\n\n“Nobody knows who wrote these words.”')[1]?.confidence,
    ).toBeLessThan(0.8);
  });
});

describe('what is a quotation', () => {
  it('goes on over paragraphs that open anew', () => {
    const text = 'Ada Moss said: “This is the first.\n\n“This is the second.”';
    expect(read(text)).toEqual(['direct Ada Moss: “This is the first.\n\n“This is the second.”']);
  });

  it('tells apostrophes from single marks', () => {
    const text = "'It's the officers' own choice, isn't it,' Ada Moss said.";
    expect(read(text)).toEqual(["direct Ada Moss: 'It's the officers' own choice, isn't it,'"]);
  });

  it('takes a few words within a sentence for part of a report', () => {
    expect(read('Ada Moss said the plan was “not good enough”.')).toEqual([
      'mixed Ada Moss: the plan was “not good enough”',
    ]);
  });

  it('is not a nickname, a title or a word held at arm’s length', () => {
    expect(read('Police horse ‘Major’ retires. The so-called “skip” was in the film “Night Shift”.')).toEqual([]);
  });

  it('may be reported without marks', () => {
    expect(read('Ada Moss said that the plan would go ahead in May.')).toEqual([
      'indirect Ada Moss: that the plan would go ahead in May',
    ]);
  });
});

describe('for any text', () => {
  const piece = fc.constantFrom(
    '“We are ready,”',
    "'It's mine'",
    '"No."',
    ' said ',
    'Ada Moss',
    ' he ',
    'she added: ',
    '\n\n',
    '. ',
    ', ',
    ' the ',
    '’',
    '‘',
    '"',
    '“',
    'Lord ',
  );
  const text = fc.array(fc.oneof(piece, fc.string({ maxLength: 6 })), { maxLength: 40 }).map((parts) => parts.join(''));

  it('every piece is what stands at its place', () => {
    fc.assert(
      fc.property(text, (words) => {
        for (const quote of quotationsIn(words)) {
          for (const span of [
            quote,
            ...(quote.spans ?? []),
            ...(quote.cue ? [quote.cue] : []),
            ...(quote.source ? [quote.source] : []),
          ]) {
            expect(words.slice(span.start, span.end)).toBe(span.text);
            expect(span.text).not.toBe('');
          }
        }
      }),
    );
  });

  it('a paragraph at the end that names nobody changes nothing before it', () => {
    fc.assert(
      fc.property(text, (words) => {
        expect(quotationsIn(`${words}\n\nit rained all day and the road stayed closed.`)).toEqual(quotationsIn(words));
      }),
    );
  });
});
