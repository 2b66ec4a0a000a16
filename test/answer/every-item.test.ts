import { describe, expect, it } from 'vitest';
import { Answerer } from '../../src/answer/answerer.ts';
import { toItem } from '../../src/answer/items.ts';
import type { Answer } from '../../src/answer/types.ts';
import { citationLine, countedOrGiven, counterInWords, isPlan } from '../../src/answer/wording.ts';
import { quotedWords } from '../../src/corpus/citation.ts';
import { SHARED } from '../../src/corpus/scope.ts';
import { shippedCorpus, TODAY } from '../eval/questions.ts';

const corpus = await shippedCorpus();
const answerer = new Answerer(corpus);

function ask(question: string): Answer {
  return answerer.answer(question, { today: TODAY, scope: SHARED });
}

/** The closing words of a text, without the marks of quotations inside it: it may open as others do. */
function closing(text: string): string {
  return text.replace(/["“”]/g, '').split(' ').slice(-14).join(' ');
}

describe('every item of the corpus, asked for by its own words,', () => {
  const statements = corpus.entries.flatMap((entry) => (entry.kind === 'statement' ? [entry] : []));
  const figures = corpus.entries.flatMap((entry) => (entry.kind === 'figure' ? [entry] : []));
  const quoted = statements.map(({ id, statement: { text } }) => ({ id, answer: ask(`"${closing(text)}"`) }));
  const counted = figures.map(({ id, measure, area, figure: { event = '', period } }) => ({
    id,
    answer: ask(`how many ${measure.label}, ${event} ${area}, ${period.from} to ${period.to}`),
  }));
  const shown = [...quoted, ...counted].flatMap(({ answer }) => answer.items);

  it('is shown, statements first of all', () => {
    expect(quoted.filter(({ id, answer }) => answer.items[0]?.id !== id)).toEqual([]);
    expect(counted.filter(({ id, answer }) => !answer.items.some((item) => item.id === id))).toEqual([]);
  });

  it('has its words, value and particulars unchanged', () => {
    for (const item of shown) {
      const entry = corpus.entry(item.id);
      if (item.kind === 'statement') {
        if (entry?.kind !== 'statement') throw new Error(`${item.id} is no statement.`);
        const { text, form, as, where, stance } = entry.statement;
        expect(item).toMatchObject({ text, form, said: entry.said });
        expect([item.as, item.where, item.stance]).toEqual([as, where, stance]);
        expect(item.speaker).toEqual({ id: entry.speaker.id, name: entry.speaker.name });
      } else {
        if (entry?.kind !== 'figure') throw new Error(`${item.id} is no figure.`);
        const { value, period, event, note } = entry.figure;
        expect(item).toMatchObject({ value, period, area: entry.area, unit: entry.measure.unit });
        expect([item.event, item.note]).toEqual([event, note]);
        expect(item.forecast).toBe(period.to > entry.source.published);
      }
    }
  });

  it('carries its citation', () => {
    for (const item of shown) {
      const { id, title, publisher, published, url } = corpus.entry(item.id)?.source ?? {};
      expect(item.citation).toMatchObject({ sourceId: id, title, publisher, published, url });
    }
  });

  it('links to the passage where exact words are shown, and only there', () => {
    for (const item of shown) {
      const exact = item.kind === 'statement' && (item.form === 'verbatim' || quotedWords(item.text).length > 0);
      expect(item.citation.passageUrl !== undefined).toBe(exact);
      if (exact) expect(item.citation.passageUrl).toMatch(/^https?:\/\/.+#.*:~:text=[^-&]+$/);
    }
  });

  it('says why it was chosen', () => {
    const reasons = shown.map(({ id, why }) => ({ id, reasons: why.length }));
    expect(reasons.filter(({ reasons: count }) => count === 0)).toEqual([]);
  });

  it('is given and not counted by somebody, in figures whose sources do not say who counted; a plan and an estimate are called so', () => {
    const items = figures.map((entry) => ({ given: entry.figure.given, item: toItem(entry, 1, []) }));
    expect(items.filter(({ given }) => given).length).toBeGreaterThan(20);
    for (const { given, item } of items) {
      if (item.kind !== 'figure') throw new Error(`${item.id} is no figure.`);
      const shown = [counterInWords(item), citationLine(item)].join(' ');
      const told = item.basis === 'estimate' ? 'estimated' : isPlan(item) ? 'planned or forecast' : undefined;
      expect(countedOrGiven([item])).toBe(told ?? (given ? 'given' : 'counted'));
      expect(shown, item.id).not.toMatch(given || told !== undefined ? /counted by/i : /given by/i);
    }
  });
});
