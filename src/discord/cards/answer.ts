import type { Answer, FigureItem, Item, ItemId } from '../../answer/types.ts';
import {
  assumedInWords,
  isOnJust,
  positionInWords,
  sidesInWords,
  speakersInWords,
  tallyInWords,
} from '../../answer/wording.ts';
import type { Position } from '../../corpus/schema.ts';
import { dateInWords, periodInWords } from '../../dates/words.ts';
import { COLOUR } from '../kit/components.ts';
import { DISCORD, MESSAGE } from '../kit/limits.ts';
import { boundedText, escapeText, shorten, small } from '../kit/markdown.ts';
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
} from './layout.ts';
import { partsLayout } from './parts.ts';
import { trendLayout } from './trend.ts';

/** An answer of any kind as pages; what a reader must know and other readings of the question stand on every page. */
export function answerLayout(answer: Answer, record: OnRecord): Layout {
  if (answer.parts !== undefined) {
    const parts = answer.parts.map((part) => ({ question: part.question, layout: answerLayout(part, record) }));
    return partsLayout(parts, { kind: answer.kind, colour: answer.kind === 'figure' ? COLOUR.numbers : COLOUR.words });
  }
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

/** What the pages are called where each is one item. */
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

type PositionAnswer = Extract<Answer, { kind: 'position' }>;

/** Who is for and who is against: the strongest of every side first, then the second of every side, each page by side. */
function positionLayout(answer: PositionAnswer): Layout {
  const items = new Map(answer.items.map((item) => [item.id, item]));
  const blocks = inTurn(answer).flatMap(({ position, id }) => {
    const item = items.get(id);
    return item === undefined ? [] : sideBlocks(answer.on, position, item);
  });
  const title: Block = {
    texts: [
      `### ${CARD.positions(boundedText(answer.on, MESSAGE.titleCharacters))}\n${small(sidesInWords(answer.sides))}`,
    ],
  };
  const places = new Map(answer.sides.flatMap(({ items: ids }, at) => ids.map((id) => [id, at])));
  const place = ({ opens }: Block) => (opens === undefined ? -1 : (places.get(opens) ?? answer.sides.length));
  return {
    kind: 'position',
    colour: COLOUR.words,
    pages: paginate([title, ...blocks]).map((page) => ({
      blocks: page.toSorted((one, other) => place(one) - place(other)),
    })),
    items: answer.items.map(({ id }) => id),
  };
}

/**
 * The items of all sides, the first of each, then the second of each, in the order of the sides; then what is said on the
 * subject without taking a side.
 */
function inTurn({ sides, items: all }: PositionAnswer): { position?: Position; id: ItemId }[] {
  const longest = Math.max(0, ...sides.map(({ items }) => items.length));
  const sided = new Set(sides.flatMap(({ items }) => items));
  const inSides = Array.from({ length: longest }, (_, rank) =>
    sides.flatMap(({ position, items }) => {
      const id = items[rank];
      return id === undefined ? [] : [{ position, id }];
    }),
  ).flat();
  return [...inSides, ...all.filter(({ id }) => !sided.has(id)).map(({ id }) => ({ id }))];
}

function sideBlocks(on: string, position: Position | undefined, item: Item): Block[] {
  const { name } = item.kind === 'statement' ? item.speaker : item.by;
  const who = boundedText(name, MESSAGE.nameCharacters);
  const side = `**${position === undefined ? who : CARD.side(positionInWords(position), who)}**`;
  if (item.kind === 'figure') return [{ texts: [side, ...cardTexts(figureCard(item))], opens: item.id }];
  // What the file calls the subject, and the position that it has on that, stand where the heading says something else.
  const cards = statementCards(item, { reserved: side.length + 1, underSide: true });
  return cards.map((card) => ({
    texts: [side, ...cardTexts(card, isOnJust(on, item) ? ['side'] : [])],
    opens: item.id,
  }));
}
