import type { Answer, FigureItem, Item } from '../../answer/types.ts';
import { MESSAGE } from '../limits.ts';
import { aboutLayout } from './about.ts';
import { comparisonsOf, figureCard } from './figure.ts';
import { type Block, COLOUR, charactersOf, type Layout, type OnRecord, type Page } from './layout.ts';
import { escapeText, shorten, small } from './markdown.ts';
import { noneLayout } from './none.ts';
import { positionLayout } from './position.ts';
import { statementCards } from './statement.ts';
import { trendLayout } from './trend.ts';
import { CARD } from './words.ts';

/** An answer of any kind as pages; what a reader must know and other readings of the question stand on every page. */
export function answerLayout(answer: Answer, record: OnRecord): Layout {
  const notes = notesBlock(answer);
  const layout = bodyOf(answer, record, notes === undefined ? 0 : charactersOf(notes));
  return { ...layout, pages: layout.pages.map((page) => withChoices(withNotes(page, notes), answer)) };
}

/** One item by itself, as a pressed button shows it. */
export function itemLayout(item: Item): Layout {
  return { kind: 'item', colour: colourOf(item), pages: itemPages(item, [], 0), items: [item.id] };
}

function bodyOf(answer: Answer, record: OnRecord, reserved: number): Layout {
  switch (answer.kind) {
    case 'trend':
      return trendLayout(answer);
    case 'position':
      return positionLayout(answer);
    case 'about':
      return aboutLayout(answer, record.corpus);
    case 'none':
      return noneLayout(
        answer,
        answer.nearest.flatMap((id) => record.item(id) ?? []),
        record.examples,
      );
    case 'quote':
    case 'figure':
      return cardsLayout(answer, reserved);
  }
}

/** One item a page, so that its words and its buttons belong together. */
function cardsLayout(answer: Extract<Answer, { kind: 'quote' | 'figure' }>, reserved: number): Layout {
  const figures = new Map(answer.items.filter(isFigure).map((item) => [item.id, item]));
  const comparisons = answer.kind === 'figure' ? answer.comparisons : [];
  return {
    kind: answer.kind,
    colour: answer.kind === 'figure' ? COLOUR.numbers : COLOUR.words,
    pages: answer.items.flatMap((item) => itemPages(item, comparisonsOf(item.id, comparisons, figures), reserved)),
    items: answer.items.map(({ id }) => id),
  };
}

function itemPages(item: Item, comparisons: string[], reserved: number): Page[] {
  const cards =
    item.kind === 'statement'
      ? statementCards(item, reserved)
      : [figureCard(item, comparisons.slice(0, MESSAGE.comparisons))];
  return cards.map((block) => ({ blocks: [block], focus: item }));
}

/** What a reader must know beside the items; where there are none, the view of nothing found says it. */
function notesBlock({ kind, notes }: Answer): Block | undefined {
  if (notes.length === 0 || kind === 'none') return undefined;
  const text = shorten(notes.join('\n'), MESSAGE.notesCharacters);
  return {
    texts: [
      text
        .split('\n')
        .map((line) => small(escapeText(line)))
        .join('\n'),
    ],
  };
}

function withNotes(page: Page, notes: Block | undefined): Page {
  return notes === undefined ? page : { ...page, blocks: [...page.blocks, notes] };
}

function withChoices(page: Page, { choices = [] }: Answer): Page {
  if (choices.length === 0) return page;
  const offers = choices
    .slice(0, MESSAGE.offers)
    .map(({ label, question }) => ({ to: 'choose' as const, question, label }));
  return { ...page, offers: [{ line: CARD.didYouMean, offers }, ...(page.offers ?? [])] };
}

function colourOf(item: Item): number {
  return item.kind === 'figure' ? COLOUR.numbers : COLOUR.words;
}

function isFigure(item: Item): item is FigureItem {
  return item.kind === 'figure';
}
