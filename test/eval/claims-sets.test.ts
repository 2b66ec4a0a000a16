import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Corpus } from '../../src/corpus/corpus.ts';
import { ALTERED, tellings } from './alterations.ts';
import { shippedCorpus } from './questions.ts';

interface Message {
  id: string;
  message: string;
  claims: { text: string; type: string; verdict: string; items: string[]; altered: string }[];
}

const corpus: Corpus = await shippedCorpus();
const TYPES = ['quotation', 'figure', 'position', 'statement'];
const VERDICTS = ['as-on-record', 'differs', 'other-speaker', 'misleading', 'not-on-record'];

describe.each(['fresh', 'second', 'third', 'fourth', 'fifth', 'paragraphs'])('the messages of claims.%s', (set) => {
  const messages: Message[] = readFileSync(new URL(`claims.${set}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

  it('make their claims in the order in which these stand', () => {
    for (const { id, message, claims } of messages) {
      const places = claims.map(({ text }) => message.indexOf(text));
      expect(places, id).not.toContain(-1);
      expect(places, id).toEqual(places.toSorted((one, other) => one - other));
    }
  });

  it('name what is on record, where their claims are not “not on record”', () => {
    for (const { id, claims } of messages)
      for (const { text, type, verdict, items, altered } of claims) {
        expect(TYPES, `${id} ${text}`).toContain(type);
        expect(VERDICTS, `${id} ${text}`).toContain(verdict);
        expect(items.length === 0, `${id} ${text}`).toBe(verdict === 'not-on-record');
        expect(altered === 'none', `${id} ${text}`).toBe(['as-on-record', 'not-on-record'].includes(verdict));
        for (const item of items) expect(corpus.entry(item), `${id} ${item}`).toBeDefined();
      }
  });

  it('are each there once', () =>
    expect(new Set(messages.flatMap(({ id, message }) => [id, message])).size).toBe(2 * messages.length));
});

describe('tellings made by rule', () => {
  const all = tellings(corpus);

  it('tell everything of the record truly, and most of it altered, too', () => {
    const inTruth = new Set(all.filter(({ altered }) => altered === undefined).map(({ id }) => id));
    const altered = new Set(all.filter((telling) => telling.altered !== undefined).map(({ id }) => id));
    expect(inTruth.size).toBe(corpus.entries.length);
    expect(altered.size).toBeGreaterThan(0.95 * corpus.entries.length);
  });

  it('alter in every way that there is', () => {
    for (const kind of ALTERED) expect(all.filter(({ altered }) => altered === kind).length, kind).toBeGreaterThan(20);
  });

  it('are the same at every run, and none is told both truly and altered', () => {
    expect(tellings(corpus)).toEqual(all);
    const inTruth = new Set(all.filter(({ altered }) => altered === undefined).map(({ text }) => text));
    expect(all.filter(({ altered, text }) => altered !== undefined && inTruth.has(text))).toEqual([]);
  });

  it('alter one thing alone', () => {
    const of = (id: string) =>
      Object.fromEntries(all.filter((each) => each.id === id).map((each) => [each.altered, each.text]));
    const figure = of('2018-12-31-the-independent-homicides-ten-year-high#killings-2018');
    expect(figure).toMatchObject({
      'ten times': 'Killings in London came to 1,340 killings in 2018',
      area: 'Killings in Greater Manchester came to 134 killings in 2018',
      unit: 'Killings in London came to 134 killings a month in 2018',
    });
    const statement = of('2018-11-22-london-gov-uk-khan-stop-search-deterrent#khan-vital-tool');
    expect(statement.negation).toMatch(
      /^Sadiq Khan said that stop and search is not vital for keeping the community safe, provided /,
    );
  });
});
