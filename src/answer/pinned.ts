/** Answers that a moderator's choice leads. */
import type { Corpus } from '../corpus/corpus.ts';
import { readText } from '../query/parse.ts';
import { queries } from '../query/queries.ts';
import type { Index } from '../search/index.ts';
import { answerExactly } from './exact.ts';
import { MAX_ITEMS, toItem } from './items.ts';
import { notesOn } from './notes.ts';
import type { Pinned, Pins, Put } from './pins.ts';
import type { Answer, Item } from './types.ts';

/** Of 42 pairs of the evaluation's questions that count as nearly the same, 41 have the same answer. */
const SURE_OF_NEAR = 0.95;

/**
 * An answer with the item first that was chosen for its question, where one was and is on record.
 * @param within what the question was read with, and where items are looked up
 */
export function withPinned(
  answer: Answer,
  put: Put,
  pins: Pins | undefined,
  { index, corpus }: { index: Index; corpus: Corpus },
): Answer {
  const pinned = pins?.find(put, { corpus, read: (text, today) => readText(text, { index, today }) });
  return pinned === undefined ? answer : ledBy(pinned, answer, corpus);
}

/** The others of its kind follow, as they did. */
function ledBy({ entry, chosen }: Pinned, answer: Answer, corpus: Corpus): Answer {
  const score = chosen.for === 'same' ? 1 : SURE_OF_NEAR;
  const found = answer.items.find(({ id }) => id === entry.id);
  const lead: Item = { ...toItem(entry, score, found?.why ?? []), chosen };
  const items = (others: readonly Item[]) => [
    lead,
    ...others
      .filter(({ id }) => id !== entry.id)
      .slice(0, MAX_ITEMS - 1)
      .map((item) => ({ ...item, score: Math.min(item.score, score) })),
  ];
  const { question, assumed } = answer;
  const base = { question, answered: true, ...(assumed === undefined ? {} : { assumed }) };
  if (entry.kind === 'statement') {
    const others = answer.kind === 'quote' || answer.kind === 'position' ? answer.items : [];
    return { ...base, kind: 'quote', items: items(others), notes: answer.kind === 'quote' ? answer.notes : [] };
  }
  const { measure, area, figure } = entry;
  const beside = answerExactly(queries.figure({ measure: measure.id, area, period: figure.period }), corpus);
  const shown = items(beside.items);
  const ids = new Set(shown.map(({ id }) => id));
  const all = beside.kind === 'figure' ? beside.comparisons : [];
  const comparisons = all.filter(({ from, to }) => ids.has(from) && ids.has(to));
  const weighed = shown.flatMap(({ id }) => corpus.entry(id) ?? []).map((each) => ({ entry: each, score, rank: 0 }));
  return { ...base, kind: 'figure', items: shown, notes: notesOn(weighed, { comparisons }), comparisons };
}
