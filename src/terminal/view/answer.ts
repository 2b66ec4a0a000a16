import type { Answer, Item, ItemId } from '../../answer/types.ts';
import { assumedInWords, speakersInWords, tallyInWords } from '../../answer/wording.ts';
import type { Corpus } from '../../corpus/corpus.ts';
import { aboutView } from './about.ts';
import { line, type Paragraph } from './block.ts';
import { comparisonLine, figureParagraphs, figuresOf } from './figure.ts';
import { itemLabel, plainEntry } from './item.ts';
import { partsView } from './parts.ts';
import { positionView } from './position.ts';
import { timelineView } from './timeline.ts';
import { trendView } from './trend.ts';
import { type Entry, inPages, type OfferGroup, type View } from './view.ts';

/** What a view needs to know beside the answer. */
export interface OnRecord {
  corpus: Corpus;
  /** an item that an answer names by its id alone */
  item(id: ItemId): Item | undefined;
  /** questions to try where one was not answered */
  examples: readonly string[];
}

/** An answer of any kind, ready to be shown. */
export function answerView(answer: Answer, record: OnRecord): View {
  const isOfOne = answer.kind === 'position' && answer.by !== undefined;
  if (answer.parts !== undefined && !isOfOne)
    return partsView(answer.parts.map((part) => ({ question: part.question, view: answerView(part, record) })));
  // Why nothing answers stands above, as the answer.
  const notes = [...assumedInWords(answer), ...(answer.kind === 'none' ? [] : answer.notes)];
  return { ...bodyOf(answer, record), notes, offers: offersOf(answer, record) };
}

function bodyOf(answer: Answer, { corpus, item }: OnRecord): Pick<View, 'head' | 'pages'> {
  switch (answer.kind) {
    case 'quote':
      return answer.timeline === undefined
        ? { head: [], pages: inPages(answer.items.map(plainEntry)) }
        : timelineView(answer.items, answer.timeline);
    case 'figure':
      return { head: [], pages: inPages(figureEntries(answer)) };
    case 'position':
      return positionView(answer, item);
    case 'trend':
      return trendView(answer);
    case 'tally':
      return tallyView(answer);
    case 'about':
      return aboutView(answer, corpus);
    case 'none':
      return { head: [{ paragraphs: answer.notes.map((text): Paragraph => ({ role: 'plain', text })) }], pages: [] };
  }
}

/** How many there are, and whose, before the statements. */
function tallyView(answer: Extract<Answer, { kind: 'tally' }>): Pick<View, 'head' | 'pages'> {
  const lines = speakersInWords(answer).map((text): Paragraph => ({ role: 'plain', text, lead: '• ' }));
  const head = [line('title', tallyInWords(answer)), ...(lines.length === 0 ? [] : [{ paragraphs: lines }])];
  return { head, pages: inPages(answer.items.map(plainEntry)) };
}

/** Each comparison stands with the first of its two figures: no page has to be turned to find it. */
function figureEntries({ items, comparisons }: Extract<Answer, { kind: 'figure' }>): Entry[] {
  const figures = figuresOf(items);
  const rest = new Set(comparisons);
  return items.map((item) => {
    if (item.kind === 'statement') return plainEntry(item);
    const own = [...rest].filter(({ from, to }) => from === item.id || to === item.id);
    for (const comparison of own) rest.delete(comparison);
    const lines = own.flatMap((comparison) => comparisonLine(comparison, figures) ?? []);
    return { item, paragraphs: figureParagraphs(item, lines) };
  });
}

/** Questions that may be picked. */
export function examplesOf(questions: readonly string[]): OfferGroup {
  return { title: 'You could ask', offers: questions.map((question) => ({ label: question, question })) };
}

function offersOf(answer: Answer, { item, examples }: OnRecord): OfferGroup[] {
  const choices = { title: 'Did you mean', offers: [...(answer.choices ?? [])] };
  if (answer.kind !== 'none') return [choices].filter(({ offers }) => offers.length > 0);
  const nearest = answer.nearest.flatMap((id) => item(id) ?? []);
  return [
    choices,
    { title: 'The nearest on record', offers: nearest.map((each) => ({ label: itemLabel(each), item: each })) },
    examplesOf(examples),
  ].filter(({ offers }) => offers.length > 0);
}
