import type { Answer, FigureItem, Item, ItemId } from '../../answer/types.ts';
import { assumedInWords, speakersInWords, tallyInWords } from '../../answer/wording.ts';
import { dateInWords, periodInWords } from '../../dates/words.ts';
import { COLOUR } from '../kit/components.ts';
import { DISCORD, MESSAGE } from '../kit/limits.ts';
import { escapeText, shorten, small } from '../kit/markdown.ts';
import { CARD, NOTHING } from '../kit/words.ts';
import { aboutLayout } from './about.ts';
import { cardsOf, cardTexts, comparisonsOf, figureCard, statementCards } from './card.ts';
import {
  askOffers,
  type Block,
  charactersOf,
  type Layout,
  linesInBlocks,
  type Offer,
  type OnRecord,
  type Page,
  paginate,
  withPages,
} from './layout.ts';
import { partsLayout } from './parts.ts';
import { positionLayout } from './positions.ts';
import { statedLayout } from './stated.ts';
import { isTimeline, timelineLayout } from './timeline.ts';
import { trendLayout } from './trend.ts';

/** An answer of any kind as pages; what a reader must know and other readings of the question stand on every page. */
export function answerLayout(answer: Answer, record: OnRecord): Layout {
  const notes = notesBlock(answer);
  const isOfOne = answer.kind === 'position' && answer.by !== undefined;
  if (answer.parts !== undefined && !isOfOne) {
    const parts = answer.parts.map((part) => {
      const layout = answerLayout(part, record);
      // Pages of several questions have no room for pictures.
      return { question: part.question, layout: layout.unpictured ?? layout };
    });
    return partsLayout(parts, { kind: answer.kind, colour: answer.kind === 'figure' ? COLOUR.numbers : COLOUR.words });
  }
  const layout = bodyOf(answer, record, notes === undefined ? 0 : charactersOf(notes));
  return withPages(layout, (pages) => pages.map((page) => withChoices(withNotes(page, notes), answer)));
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
      return answer.by === undefined
        ? positionLayout(answer, record)
        : statedLayout({ ...answer, by: answer.by }, record);
    case 'tally':
      return tallyLayout(answer);
    case 'about':
      return aboutLayout(answer, record.corpus);
    case 'none':
      return noneLayout(
        answer,
        answer.nearest.flatMap((id) => record.item(id) ?? []),
        record.examples,
      );
    case 'quote':
      return isTimeline(answer) ? timelineLayout(answer, reserved) : cardsLayout(answer, reserved);
    case 'figure':
      return cardsLayout(answer, reserved);
  }
}

/** One item a page, so that its words and its buttons belong together. */
function cardsLayout(answer: Extract<Answer, { kind: 'quote' | 'figure' }>, reserved: number): Layout {
  const figures = new Map(answer.items.filter(isFigure).map((item) => [item.id, item]));
  const comparisons = answer.kind === 'figure' ? answer.comparisons : [];
  const pages = answer.items.flatMap((item) => itemPages(item, comparisonsOf(item.id, comparisons, figures), reserved));
  return {
    kind: answer.kind,
    colour: answer.kind === 'figure' ? COLOUR.numbers : COLOUR.words,
    pages,
    items: answer.items.map(({ id }) => id),
    ...(pages.length === answer.items.length ? { counts: countsOf(answer.items) } : {}),
  };
}

/** The word for a page, where each page is one item. */
function countsOf(items: readonly Item[]): NonNullable<Layout['counts']> {
  if (items.every(isFigure)) return 'Figure';
  return items.some(isFigure) ? 'Answer' : 'Statement';
}

function itemPages(item: Item, comparisons: string[], reserved: number): Page[] {
  const cards =
    item.kind === 'statement'
      ? statementCards(item, { reserved })
      : [figureCard(item, comparisons.slice(0, MESSAGE.comparisons))];
  return cards.map((card) => ({ blocks: [{ texts: cardTexts(card) }], focus: item }));
}

/** What a reader must know beside the items; where there are none, the view of nothing found says it. */
function notesBlock(answer: Answer): Block | undefined {
  const notes = [...assumedInWords(answer), ...answer.notes];
  if (notes.length === 0 || answer.kind === 'none') return undefined;
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

/** Nothing found: one line that says why, the nearest on record and example questions, all to press. */
function noneLayout(answer: Extract<Answer, { kind: 'none' }>, nearest: Item[], examples: readonly string[]): Layout {
  const near: Offer[] = nearest
    .slice(0, MESSAGE.offers)
    .map((item) => ({ to: 'item', id: item.id, label: itemLabel(item) }));
  // Whoever was asked back needs no further ideas.
  const asked = answer.choices === undefined ? askOffers(examples) : [];
  // The core says why as well as it can tell; its notes are the line, where there are any.
  const why = answer.notes.length === 0 ? NOTHING[answer.reason] : escapeText(answer.notes.join(' '));
  const assumed = assumedInWords(answer).map((text) => small(escapeText(text)));
  const offers = [
    { line: CARD.nearest, offers: near },
    { line: CARD.examples, offers: asked },
  ].filter((group) => group.offers.length > 0);
  const items: ItemId[] = near.map((offer) => (offer.to === 'item' ? offer.id : '')).filter((id) => id !== '');
  return {
    kind: 'none',
    colour: COLOUR.plain,
    pages: [{ blocks: [{ texts: [why, ...assumed] }], offers }],
    items,
  };
}

/**
 * What a button to an item says: "Cressida Dick, 29 November 2018: It is a small change…". What is reported of somebody names
 * them already.
 */
function itemLabel(item: Item): string {
  const label =
    item.kind === 'statement'
      ? `${item.form === 'verbatim' ? `${item.speaker.name}, ` : ''}${dateInWords(item.said)}: ${item.text}`
      : `${item.measure.label}, ${periodInWords(item.period)}`;
  return shorten(label.replace(/\s+/g, ' '), DISCORD.buttonLabelCharacters);
}

/** How many there are, and whose, before the statements. */
function tallyLayout(answer: Extract<Answer, { kind: 'tally' }>): Layout {
  const speakers = speakersInWords(answer).map((text) => `- ${escapeText(text)}`);
  const head = linesInBlocks([`### ${tallyInWords(answer)}`, ...speakers]);
  const cards = answer.items.flatMap((item) =>
    cardsOf(item).map((card): Block => ({ texts: cardTexts(card), opens: item.id })),
  );
  const pages = paginate([...head, ...cards]).map((blocks) => ({ blocks }));
  return { kind: 'tally', colour: COLOUR.words, pages, items: answer.items.map(({ id }) => id) };
}
