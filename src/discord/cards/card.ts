/** One item of the record as a card: named parts, which views put together. */

import { comparisonInWords, datedComparison } from '../../answer/changes-in-words.ts';
import type { Citation, Comparison, FigureItem, Item, ItemId, StatementItem } from '../../answer/types.ts';
import {
  addedInWords,
  chosenInWords,
  counterInWords,
  formInWords,
  measureInWords,
  paraphraseInWords,
  positionInWords,
  valueInWords,
} from '../../answer/wording.ts';
import { dateInWords, periodInWords } from '../../dates/words.ts';
import { MESSAGE } from '../kit/limits.ts';
import {
  addressOf,
  blockQuote,
  boundedText,
  escapeText,
  passagesOf,
  shorten,
  small,
  titleLink,
} from '../kit/markdown.ts';
import { CARD } from '../kit/words.ts';
import { EMPHASIS_CHARACTERS, emphasised } from './emphasis.ts';
import { charactersOf } from './layout.ts';

/** Each part is Markdown, of one line or more. */
export interface Card {
  /** of a statement who said it, in which role, where and when; of a figure the value, what it counts, when and by whom */
  head: string;
  /** what was said, or a part of it */
  words?: string;
  /** what the words refer to, where they don't say it themselves */
  paraphrase?: string;
  /** how a figure compares with others */
  comparison?: string;
  /** the side that is taken: on what, and which */
  side?: string;
  /** the source, its corrections, and how it came on record */
  source: string;
  /** that a moderator chose it as the answer */
  chosen?: string;
}

type Part = keyof Card;

/** The parts in the order in which they are shown; those of a row share a text. */
const ROWS: readonly (readonly Part[])[] = [
  ['head'],
  ['words'],
  ['paraphrase'],
  ['comparison'],
  ['side', 'source', 'chosen'],
];

/** A card as texts. @param without parts that stand elsewhere on the same message already */
export function cardTexts(card: Card, without: readonly Part[] = []): string[] {
  return ROWS.flatMap((row) => {
    const shown = row.flatMap((part) => (without.includes(part) ? [] : (card[part] ?? [])));
    return shown.length === 0 ? [] : [shown.join('\n')];
  });
}

/** An item as cards: one, or several where its words are too long for one. */
export function cardsOf(item: Item): Card[] {
  return item.kind === 'statement' ? statementCards(item) : [figureCard(item)];
}

interface StatementOptions {
  /** characters of a page that something else needs */
  reserved?: number;
  /** the speaker’s name and the side stand above the card already, and so does the subject, which every such card names */
  underSide?: boolean;
}

/** A statement as cards. Words too long for one continue on the next; they are never shortened. */
export function statementCards(
  item: StatementItem,
  { reserved = 0, underSide = false }: StatementOptions = {},
): Card[] {
  const side = sideLine(item);
  const source = sourceLines(item.citation);
  const chosen = chosenLine(item);
  const paraphrase = paraphraseLine(item);
  const isNamed = !underSide;
  const card = (head: string, words: string): Card => ({
    head,
    words,
    ...paraphrase,
    ...(side && { side }),
    source,
    ...chosen,
  });
  const around = cardTexts(card(headOf(item, isNamed, CARD.continued(99, 99)), ''), ['words']);
  const room = MESSAGE.pageCharacters - charactersOf({ texts: around }) - EMPHASIS_CHARACTERS - reserved;
  const passages = passagesOf(item.text, Math.max(room, MESSAGE.passageCharacters));
  // Marked under its own heading, the subject would only be noise.
  const why = underSide ? item.why.filter(({ by }) => by === 'phrase') : item.why;
  return passages.map((passage, index) => {
    const part = passages.length > 1 ? CARD.continued(index + 1, passages.length) : undefined;
    const words = emphasised(passage, why);
    return card(headOf(item, isNamed, part), item.form === 'verbatim' ? blockQuote(words) : words);
  });
}

function headOf(item: StatementItem, isNamed: boolean, part: string | undefined): string {
  const form = formInWords(item);
  const lines = [small(part === undefined ? form : `${form}, ${part}`)];
  if (isNamed) lines.push(`### ${boundedText(item.speaker.name, MESSAGE.nameCharacters)}`);
  lines.push(circumstances(item));
  return lines.join('\n');
}

/** "Met commissioner · London Assembly · 29 November 2018", each but once. */
function circumstances({ as, where, said }: StatementItem): string {
  return [...new Set([as, where, dateInWords(said)])]
    .filter((part) => part !== undefined)
    .map((part) => boundedText(part, MESSAGE.asideCharacters / 4))
    .join(' · ');
}

/** On one line: small print ends with it. */
function paraphraseLine(item: StatementItem): Pick<Card, 'paraphrase'> {
  const paraphrase = paraphraseInWords(item);
  if (paraphrase === undefined) return {};
  return { paraphrase: small(escapeText(onOneLine(shorten(paraphrase, MESSAGE.asideCharacters)))) };
}

/** As the source’s file has it, whatever the side is counted under. */
function sideLine({ stance }: StatementItem): string | undefined {
  if (stance === undefined) return undefined;
  const position = positionInWords(stance.position).toLowerCase();
  return small(CARD.stance(boundedText(stance.on, MESSAGE.asideCharacters / 4), position));
}

/** A figure as a card. @param comparisons lines that say how it compares */
export function figureCard(item: FigureItem, comparisons: readonly string[] = []): Card {
  const value = valueInWords(item);
  const name = boundedText(item.by.name, MESSAGE.nameCharacters);
  const head = [
    `## ${escapeText(value)}`,
    `${boundedText(measureInWords(item), MESSAGE.titleCharacters)} · ${periodInWords(item.period)}`,
    counterInWords(item, name),
  ];
  if (item.note !== undefined)
    head.push(small(escapeText(CARD.note(onOneLine(shorten(item.note, MESSAGE.asideCharacters))))));
  const compared = comparisons.map(escapeText).join('\n');
  return {
    head: head.join('\n'),
    ...(compared === '' ? {} : { comparison: compared }),
    source: sourceLines(item.citation),
    ...chosenLine(item),
  };
}

function chosenLine({ chosen }: Item): Pick<Card, 'chosen'> {
  return chosen === undefined ? {} : { chosen: small(chosenInWords(chosen)) };
}

/** The comparisons that a figure takes part in; those of another period say which. */
export function comparisonsOf(id: ItemId, comparisons: Comparison[], figures: Map<ItemId, FigureItem>): string[] {
  return comparisons
    .filter(({ from, to }) => from === id || to === id)
    .flatMap((comparison) => {
      const from = figures.get(comparison.from);
      const to = figures.get(comparison.to);
      if (from === undefined || to === undefined) return [];
      return [(to.id === id ? comparisonInWords : datedComparison)(comparison, from, to)];
    });
}

/** Small print ends with its line. */
function onOneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}

/**
 * How many corrections of its source a card shows, the latest first, in the space of one caveat. The source's own card
 * has all.
 */
const CORRECTIONS = 3;

/** The source as one line with its link, its latest corrections below, and how it came on record. */
export function sourceLines(citation: Citation): string {
  const source = `${titleLink(citation.title, addressOf(citation))} · ${published(citation)}`;
  const all = (citation.corrections ?? []).toSorted((one, other) => other.date.localeCompare(one.date));
  const shown = all.slice(0, CORRECTIONS);
  const corrections = shown.map((each) => correctionLine(each, MESSAGE.asideCharacters / shown.length));
  const more = all.length > shown.length ? [small(CARD.moreCorrections(all.length - shown.length))] : [];
  const added = addedInWords(citation);
  return [source, ...corrections, ...more, ...(added === undefined ? [] : [small(escapeText(added))])].join('\n');
}

/** All corrections of a source, where a card of an item does not show them whole. */
export function furtherCorrections({ corrections = [] }: Pick<Citation, 'corrections'>): string[] {
  const isWhole =
    corrections.length <= 1 && corrections.every(({ note }) => note.length <= MESSAGE.asideCharacters / 2);
  return isWhole ? [] : corrections.map((each) => correctionLine(each, each.note.length * 2));
}

function correctionLine({ date, note }: NonNullable<Citation['corrections']>[number], characters: number): string {
  return small(CARD.correction(dateInWords(date), boundedText(onOneLine(note), characters)));
}

/** "The Guardian · 13 April 2018" */
function published({ publisher, published }: Pick<Citation, 'publisher' | 'published'>): string {
  return CARD.source(boundedText(publisher, MESSAGE.nameCharacters), dateInWords(published));
}
