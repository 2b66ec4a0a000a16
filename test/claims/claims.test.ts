import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkMessage } from '../../src/claims/claims.ts';
import { Corpus } from '../../src/corpus/corpus.ts';
import { loadCorpus } from '../../src/corpus/files.ts';
import type { CorpusContent, Measure } from '../../src/corpus/schema.ts';
import { words } from '../../src/search/analyzer.ts';
import { shippedCorpus } from '../eval/questions.ts';

const corpus = await shippedCorpus();
const check = (message: string) => checkMessage(message, corpus, '2026-03-01');
const verdicts = (message: string) => check(message).map(({ text, verdict }) => [text, verdict]);

describe('what a message claims', () => {
  test.each([
    'did Sadiq Khan ever say anything about moped crime?',
    'I love this city, honestly, what a day',
    'https://example.org/news/1234',
    'my brother got stopped twice this week and he is a teacher',
    '',
  ])('is nothing in %j', (message) => expect(check(message)).toEqual([]));

  test('is each of its figures and each of its statements, with their places', () => {
    const message =
      'The Met had 33,473 officers in December 2024, and Sadiq Khan said that City Hall could not fill the hole.';
    const claims = check(message);
    expect(claims.map(({ type }) => type)).toEqual(['figure', 'statement']);
    for (const { start, end, text } of claims) expect(message.slice(start, end)).toBe(text);
  });
});

test('a figure goes by the names that its measure has by now, also where those were others before', async () => {
  const message = 'The Met had 33,473 quagga keepers on the road in December 2024';
  const { content } = await loadCorpus(path.join(import.meta.dirname, '../../corpus'));
  const checked = (of: CorpusContent) => checkMessage(message, new Corpus(of), '2026-03-01');
  const before = checked(content);
  const named = (measure: Measure) =>
    measure.id === 'met-officers'
      ? { ...measure, synonyms: [...measure.synonyms, 'quagga keepers on the road'] }
      : measure;
  const renamed = { ...content, measures: content.measures.map(named) };
  expect(checked(renamed)).toEqual(checked(structuredClone(renamed)));
  expect(checked(renamed)).not.toEqual(before);
});

test('ids of Discord and addresses are no numbers, and a claim beside them shows the message as it is', () => {
  const message =
    '<@1234> https://example.org/news-49753434. <:met:5678> The Met had 33,473 officers in <t:1733000000> December 2024';
  const [claim, ...more] = check(message);
  expect([claim?.verdict, more]).toEqual(['as-on-record', []]);
  expect(message.slice(claim?.start, claim?.end)).toBe(claim?.text);
});

test.each([
  ['**The Met** had 33,473 officers in December 2024', '**The Met** had 33,473 officers in December 2024'],
  ['In December 2024 the Met had **33,473 officers**', 'In December 2024 the Met had **33,473 officers**'],
  ['**The Met had 33,473 officers in December 2024**', 'The Met had 33,473 officers in December 2024'],
  ['* the Met had 33,473 *officers* in December 2024', 'the Met had 33,473 *officers* in December 2024'],
])('a claim never begins or ends within emphasis: %s', (message, claim) =>
  expect(check(message).map(({ text }) => text)).toEqual([claim]),
);

describe('a claim is found, however it is put', () => {
  test.each([
    ['Sadiq Khan is for stop and search', ['Sadiq Khan is for stop and search']],
    ['Gandalf said stop and search should be banned', ['Gandalf said stop and search should be banned']],
    ['rowley: we have hundreds of corrupt officers', ['we have hundreds of corrupt officers']],
    [
      "I remember Khan saying that stop and search works when it's intelligence led",
      ["I remember Khan saying that stop and search works when it's intelligence led"],
    ],
    [
      'did you know the Met had 33,473 officers in December 2024?',
      ['did you know the Met had 33,473 officers in December 2024?'],
    ],
    ['ponsonby told the BBC that trams are next', ['ponsonby told the BBC that trams are next']],
    ['Priti Patel - no faith in the mayor', ['no faith in the mayor']],
    [
      "Dick's line was always that stop and search saves lives",
      ["Dick's line was always that stop and search saves lives"],
    ],
    ['Greens against tasers in every car', ['Greens against tasers in every car']],
    [
      'Theresa May refused a water cannon licence. Also said nobody wanted one',
      ['Theresa May refused a water cannon licence.', 'Also said nobody wanted one'],
    ],
  ])('%s', (message, claims) => expect(check(message).map(({ text }) => text)).toEqual(claims));
});

describe('a change that no item states is worked out from the two figures that it is between', () => {
  test.each([
    ['Phone thefts in London fell 12% in 2025', 'as-on-record'],
    ['Phone thefts in London rose 12% in 2025', 'differs'],
    ['Phone thefts in London fell 30% in 2025', 'differs'],
    ['Killings in London rose by 57% from 2014 to 2019', 'as-on-record'],
    ['Killings in London have doubled since 2014', 'differs'],
    ['Killings in London are down by a third since 2019', 'as-on-record'],
    ['Taser discharges by the Met more than doubled from 2016 to 2018', 'as-on-record'],
    ['Taser discharges by the Met rose by half from 2016 to 2031', 'not-on-record'],
  ])('%s: %s', (message, verdict) => expect(verdicts(message)).toEqual([[message, verdict]]));

  test('and both are named', () => {
    const [claim] = check('Phone thefts in London rose 12% in 2025');
    expect(claim?.entries.map(({ source }) => source.id)).toHaveLength(2);
    expect(claim?.differences).toMatchObject([{ slot: 'direction', recorded: '81,365 (2024), 71,391 (2025)' }]);
  });
});

describe('where somebody stands', () => {
  test.each([
    // Against abolishing it.
    ['Suella Braverman was for scrapping the Met', 'differs'],
    ['Suella Braverman was against scrapping the Met', 'as-on-record'],
    // It was not a word he would use.
    ['Mark Rowley said the Met is institutionally racist', 'differs'],
    ['Mark Rowley said the Met is not institutionally racist', 'as-on-record'],
    // He is for it.
    ['Sadiq Khan wants to ban stop and search', 'differs'],
    // On conditions.
    ['The London Assembly is for live facial recognition', 'misleading'],
    ['The London Assembly is for live facial recognition, if it is used within the law', 'as-on-record'],
  ])('%s: %s', (message, verdict) => expect(verdicts(message)).toEqual([[message, verdict]]));
});

describe('a figure', () => {
  test.each([
    ['The Met had 33,473 officers in December 2024', 'as-on-record'],
    ['The Met had about 33,500 officers in December 2024', 'as-on-record'],
    ['The Met had 34,373 officers in December 2024', 'differs'],
    ['The Met had 33,473 officers in December 2021', 'differs'],
    ['91 officers were hurt at the Euro 2020 final at Wembley', 'differs'],
    ['The violence reduction unit gets half a million pounds a year', 'differs'],
    // One robbery in 20, and one theft in 179.
    ['Policy Exchange finds that one robbery in 179 is solved', 'differs'],
    // Eight in the whole country.
    ['Eight late terror plots were stopped in London alone in 2022', 'differs'],
    ['Islamophobic offences went from 101 to 42 in October 2022', 'differs'],
    // They were planned.
    ['By the summer of 2017 more than 6,400 Met officers were carrying Taser', 'misleading'],
    ['Met officers dismissed for misconduct rose to 113 in 2023', 'as-on-record'],
    ['Operation Eternal brought sentences adding up to 3,722 months', 'differs'],
    ['The Met has 214 dogs that can sing', 'not-on-record'],
    // As people type numbers.
    ['Just Stop Oil’s slow marches in spring 2023 cost 7.7 mill', 'as-on-record'],
    ['The Met had 33.5k officers in December 2024', 'as-on-record'],
    ['Met funding 24-25 is £3.5bn', 'as-on-record'],
    ['One in a hundred rape cases in London reached trial', 'as-on-record'],
    // Another figure of the source bears that name.
    ['In September 2023 there were 860 Met officers suspended', 'differs'],
    // That was at the Palestine Action protest.
    ['Police arrested 890 people at the Unite the Kingdom march in September 2025', 'differs'],
    // That was over the year so far.
    ['3,637 e-scooters were seized in one week of June 2021', 'differs'],
    // A poll of March 2016; what was said in 2014 tells nothing since 2016.
    ['68% of Londoners said in 2016 that the police did a good job locally', 'as-on-record'],
    ['Knife crime is up by more than a third since 2016', 'not-on-record'],
    // That was of Great Britain.
    // There were 95 in 2014.
    ['97 killings in 2025 were fewer than in any year this century in London', 'differs'],
    ['97 killings in London in 2025 were the fewest since 2014', 'as-on-record'],
    // They were 84 in 2022, and 52 in 2020.
    ['dismissals of Met officers rose to 113 in 2023', 'as-on-record'],
    ['42% of Londoners distrusted the Met in October 2021', 'differs'],
  ])('%s: %s', (message, verdict) => expect(verdicts(message)).toEqual([[message, verdict]]));
});

test.each([
  ['down', ['as-on-record', 'as-on-record']],
  ['up', ['differs', 'differs']],
])('a figure that is %s from another is held against it', (direction, expected) => {
  const message = `In England and Wales there were 6,473 armed officers in March 2024, ${direction} from 6,651`;
  expect(check(message).map(({ verdict }) => verdict)).toEqual(expected);
});

describe('a figure that rose or fell', () => {
  test.each([
    ['killings in London fell to 97 in 2025', 'as-on-record'],
    ['killings in London rose to 97 in 2025', 'differs'],
    ['phone robberies in London went up to 14,326 in 2023', 'as-on-record'],
    ['phone robberies in London dropped to 14,326 in 2023', 'differs'],
  ])('%j is %s', (message, verdict) => expect(verdicts(message)).toEqual([[message, verdict]]));

  test('is told with the number before it', () =>
    expect(check('Killings in London rose to 97 in 2025')[0]?.differences).toMatchObject([
      { slot: 'direction', said: { text: 'rose to 97' }, recorded: '97 (2025), 109 (2024)' },
    ]));

  test('is told with its time where it is of another one', () =>
    expect(check('London had 134 killings in 2017')[0]?.differences).toMatchObject([
      { slot: 'period', said: { text: '2017' }, recorded: '2018' },
    ]));
});

describe('a statement', () => {
  test.each([
    ['Graham Smith said that Republic would go on protesting as soon as it could', 'as-on-record'],
    [
      'Lee Hill said moped offences had fallen since slim bikes, Operation Venice teams and DNA tagging came in',
      'as-on-record',
    ],
    [
      'Lee Hill said moped offences had risen since slim bikes, Operation Venice teams and DNA tagging came in',
      'differs',
    ],
    [
      'Boris Johnson said moped offences had fallen since slim bikes, Operation Venice teams and DNA tagging came in',
      'other-speaker',
    ],
    // A negation of the same root in both, and another one beside it that is of nothing that the claim tells.
    ["the Met's Jane Connors still said it hadn't been a policing failure", 'as-on-record'],
    ['Sadiq Khan said just having a Taser out is normally enough to calm people down', 'other-speaker'],
    ['Casey said she could assure the public that there were no more officers like Couzens in the Met', 'differs'],
    // She decided not to permit it.
    ['Theresa May allowed water cannon in London in 2015', 'differs'],
    // They might be.
    ['Stuart Cundy said that sixty Met officers a month are going to be sacked', 'misleading'],
    // The police inspectorate.
    ['Shabana Mahmood ordered the IOPC to look into the Met’s failings over vetting', 'differs'],
    // People in the green band.
    [
      'City Hall said that nearly 490 people in the red band of the Gangs Matrix had come off it within a year',
      'differs',
    ],
    // They had nothing to do with one another.
    ['Theresa May said that the police cuts had a part in the rise in violent crime', 'differs'],
    // Told by the court, and they lost.
    ['Silkie Carlo won at the High Court in April 2026', 'differs'],
    [
      'City Hall had written to Patel that black people are up to 18 times likelier to be searched without suspicion',
      'other-speaker',
    ],
    ["Lee Anderson said he'd “sack every last one of the pronoun brigade at Scotland Yard”", 'not-on-record'],
    ['Boris Johnson said that penguins make the best detectives in Peru', 'not-on-record'],
  ])('%s: %s', (message, verdict) => expect(verdicts(message)).toEqual([[message, verdict]]));

  test('of somebody else tells who said it, and where the message says otherwise', () => {
    const message = 'Boris Johnson said moped offences had fallen since slim bikes and DNA tagging came in';
    const [claim] = check(message);
    expect(claim?.differences).toMatchObject([
      { slot: 'speaker', said: { start: 0, end: 13, text: 'Boris Johnson' }, recorded: 'Lee Hill' },
    ]);
  });
});

describe('a difference', () => {
  test('of a negation shows what denies it on the one side, and what stands there on the other', () => {
    const claim = check('Cressida Dick said the Met was institutionally racist').find(({ differences }) =>
      differences.some(({ slot }) => slot === 'negation'),
    );
    const negation = claim?.differences.find(({ slot }) => slot === 'negation');
    expect([negation?.said?.text, negation?.recorded]).toEqual(['was', 'was no longer']);
  });

  test.each(['dev', 'fresh'])('never shows the same words on both sides, in any message of %s', (set) => {
    const messages: { message: string }[] = readFileSync(
      new URL(`../eval/claims.${set}.jsonl`, import.meta.url),
      'utf8',
    )
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const shown = messages.flatMap(({ message }) => check(message).flatMap(({ differences }) => differences));
    expect(shown.length).toBeGreaterThan(40);
    for (const { said, recorded } of shown) expect(plain(said?.text ?? '')).not.toBe(plain(recorded));
  });
});

function plain(text: string): string {
  return words(text).join(' ');
}
