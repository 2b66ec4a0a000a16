/**
 * What every view says in the same words: values, comparisons and citations as plain text.
 * Pure templates over data; escaping for a medium is the medium's own work.
 */
import type { Citation } from '../corpus/citation.ts';
import type { Added, Bound, Position } from '../corpus/schema.ts';
import { dateInWords, periodInWords } from '../dates/words.ts';
import type { Answer, Chosen, FigureItem, Item, StatementItem } from './types.ts';

const POSITION_WORDS: Record<Position, string> = {
  for: 'For',
  against: 'Against',
  conditional: 'With conditions',
  neutral: 'Neither for nor against',
};

/** Plural units whose singular is not the plural without its last letter. */
const SINGULARS: Record<string, string> = {
  people: 'person',
  children: 'child',
  searches: 'search',
  matches: 'match',
  robberies: 'robbery',
  staff: 'member of staff',
};

const MILLION = 1_000_000;
const BILLION = 1_000 * MILLION;
/** The smallest step that is still written as a decimal of a million: £1.234 million, but £1,234,567. */
const MILLION_STEP = 1_000;
/** Enough digits for the smallest share on record (0.0003 %). */
const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 });
const pence = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** What has to be told of a value. */
type Valued = Pick<FigureItem, 'value' | 'unit' | 'approximate' | 'bound'>;

/** How exact a number is, whether or not its entry is published yet. */
export interface Roughly {
  approximate?: boolean | undefined;
  bound?: Bound | undefined;
}

/** What stands before a value that is not exact: “about”, or the bound that its source gives, with a blank behind it. */
export function roughlyInWords({ approximate, bound }: Roughly): string {
  return bound === undefined ? (approximate ? 'about ' : '') : `${bound} `;
}

/** A value with its unit: "134 killings", "about 6,000 officers", "at least 25 arrests", "35.5%", "£15 million", "16.72 per 100,000 people". */
export function valueInWords({ value, unit, ...rough }: Valued): string {
  const about = roughlyInWords(rough);
  if (unit === '£') return about + pounds(value);
  if (unit === '%') return `${about}${number.format(value)}%`;
  return `${about}${number.format(value)} ${value === 1 ? singular(unit) : unit}`;
}

/** What has to be known of the rows of a table, each but once, with the periods of which it is. */
export function notesOfRows(rows: readonly FigureItem[]): { of: string; note: string }[] {
  const periods = new Map<string, string[]>();
  for (const { note, period } of rows)
    if (note !== undefined) periods.set(note, [...(periods.get(note) ?? []), periodInWords(period)]);
  return Array.from(periods, ([note, of]) => ({ note, of: listed(of) }));
}

/** "a", "a and b", "a, b and c" */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** Whether a figure is of what is to come: a plan, a target or a forecast. */
export function isPlan({ forecast, basis }: Pick<FigureItem, 'forecast' | 'basis'>): boolean {
  return forecast || basis === 'plan' || basis === 'target';
}

/** How figures came from whom they name. */
export type HowTold = 'counted' | 'given' | 'counted or given' | 'planned or forecast' | 'estimated';

/** How figures came from whom they name: given by them, where the sources do not say who counted or where some are no counts. */
export function countedOrGiven(figures: readonly Pick<FigureItem, 'by' | 'forecast' | 'basis'>[]): HowTold {
  if (figures.length > 0 && figures.every(isPlan)) return 'planned or forecast';
  const estimates = figures.filter(({ basis }) => basis === 'estimate').length;
  if (estimates > 0) return estimates === figures.length ? 'estimated' : 'given';
  const given = figures.filter(({ by }) => by.given).length;
  if (given === 0) return 'counted';
  return given === figures.length ? 'given' : 'counted or given';
}

/** Who counted a figure, or who gave it: "Counted by the Home Office". What nobody counted is called what it is. */
export function counterInWords(
  { by, forecast, basis }: Pick<FigureItem, 'by' | 'forecast' | 'basis'>,
  name = by.name,
): string {
  if (basis === 'estimate') return by.given ? `An estimate, given by ${name}` : `Estimated by ${name}`;
  if (basis !== undefined) return `A ${basis}, given by ${name}`;
  if (forecast) return `A plan or forecast by ${name}: the period ended after the source appeared`;
  return `${by.given ? 'Given' : 'Counted'} by ${name}`;
}

/** The side that a speaker takes: "For", "Against", "With conditions", "Neither for nor against". */
export function positionInWords(position: Position): string {
  return POSITION_WORDS[position];
}

/** How many of the statements shown take each side, in the order of the sides: "Against (4) · For (1)". */
export function sidesInWords(sides: readonly { position: Position; items: readonly unknown[] }[]): string {
  return sides.map(({ position, items }) => `${positionInWords(position)} (${items.length})`).join(' · ');
}

/** Whether a statement takes its side on just what a heading names; else the statement itself has to tell on what. */
export function isOnJust(heading: string, { stance }: Pick<StatementItem, 'stance'>): boolean {
  return stance?.on.toLowerCase() === heading.toLowerCase();
}

/**
 * An item as a plain-text citation: the words, who, in which role, where and when, and the source with its address.
 * A reported text names its speaker already, so the name is not said twice.
 */
export function citationLine(item: Item): string {
  const { title, publisher, published, url, vouchedBy } = item.citation;
  const where = vouchedBy === undefined ? url : `Vouched for by ${vouchedBy}, on no page.`;
  const source = `${title}. ${publisher}, ${dateInWords(published)}. ${where}`;
  return item.kind === 'statement' ? `${statementCited(item)} ${source}` : `${figureCited(item)} ${source}`;
}

function statementCited(item: StatementItem): string {
  const circumstances = [item.as, item.where, dateInWords(item.said)].filter((part) => part !== undefined);
  if (item.form === 'reported') return `${item.text} (Reported, not verbatim; ${circumstances.join(', ')}.)`;
  const seen = item.seen === undefined ? '' : ` (${seenInWords(item.seen)})`;
  return `“${item.text}” — ${[item.speaker.name, ...circumstances].join(', ')}${seen}.`;
}

/** How the words of a statement are held: "Word for word, as on the page on 29 November 2026". */
export function formInWords({ form, seen }: Pick<StatementItem, 'form' | 'seen'>): string {
  if (form === 'reported') return 'Reported, not verbatim';
  return seen === undefined ? 'Word for word' : `Word for word, ${seenInWords(seen)}`;
}

/** Where and when words were found, and since when they stand there no more. */
function seenInWords({ on, archived, missing }: NonNullable<StatementItem['seen']>): string {
  const found =
    archived === undefined ? `as on the page on ${dateInWords(on)}` : `as archived on ${dateInWords(archived)}`;
  return missing === undefined ? found : `${found}; on ${dateInWords(missing)} they were not there any more`;
}

/** What the words are about, where they don't tell it themselves. */
export function paraphraseInWords({
  leans,
  paraphrase,
}: Pick<StatementItem, 'leans' | 'paraphrase'>): string | undefined {
  return leans === undefined || paraphrase === undefined ? undefined : `In our own words: ${paraphrase}`;
}

function figureCited(item: FigureItem): string {
  const kind = item.basis ?? (item.forecast ? 'plan or forecast' : countedOrGiven([item]));
  const value = valueInWords(item);
  return `${measureInWords(item)}, ${periodInWords(item.period)}: ${value} (${kind} by ${item.by.name}).`;
}

/** What a figure counts and where; the area is left out where the measure's label names it already, and an event's day where it is the figure's. */
export function measureInWords({ measure, area, event, period }: FigureItem): string {
  const happened = withoutEnd(event, `, ${periodInWords(period)}`);
  const parts = [measure.label, happened, measure.label.includes(area) ? undefined : area];
  return parts.filter((part) => part !== undefined).join(', ');
}

function withoutEnd(text: string | undefined, end: string): string | undefined {
  return text?.endsWith(end) ? text.slice(0, -end.length) : text;
}

/** An amount of money: “£15 million”, “£471.40”. */
export function pounds(value: number): string {
  if (value >= BILLION && value % (MILLION * 10) === 0) return `£${number.format(value / BILLION)} billion`;
  if (value >= MILLION && value % MILLION_STEP === 0) return `£${number.format(value / MILLION)} million`;
  return `£${Number.isInteger(value) ? number.format(value) : pence.format(value)}`;
}

function singular(unit: string): string {
  return SINGULARS[unit] ?? (unit.endsWith('s') ? unit.slice(0, -1) : unit);
}

const UNSEEN = {
  pasted: 'as pasted, not verified',
  file: 'from a file that was given, not verified',
  given: 'written by hand, not verified',
} as const;

/**
 * What a reader has to know of how a source came on record; undefined where there is nothing to tell. Words that were
 * only given by a person, and not found on their page, are never shown as if they had been.
 */
export function addedInWords({ added, vouchedBy }: Pick<Citation, 'added' | 'vouchedBy'>): string | undefined {
  const whose = added?.by === 'server' ? 'Added by this server’s moderators' : undefined;
  const held = vouchedBy === undefined ? unseen(added) : `${vouchedBy} vouches for it, and no page has it`;
  if (whose !== undefined) return held === undefined ? `${whose}.` : `${whose}; ${held}.`;
  return held === undefined ? undefined : `${held.charAt(0).toUpperCase()}${held.slice(1)}.`;
}

function unseen(added: Added | undefined): string | undefined {
  return added === undefined || added.how === 'fetched' || added.how === 'edited' ? undefined : UNSEEN[added.how];
}

/** That a moderator chose an item: it was not found. */
export function chosenInWords({ by, on, for: asked }: Chosen): string {
  const who = by === 'server' ? 'a moderator of this server' : 'a moderator';
  const what = asked === 'same' ? '' : ' for a question like this one';
  return `Chosen by ${who}${what}, ${dateInWords(on)}.`;
}

/** What was counted of somebody's words: "6 statements on 3 days, 29 October 2022 to 20 January 2023". */
export function tallyInWords({ count, days, items }: Extract<Answer, { kind: 'tally' }>): string {
  const said = items.flatMap((item) => (item.kind === 'statement' ? [item.said] : [])).sort();
  const [first = '', last = ''] = [said[0], said.at(-1)];
  const when = first === last ? dateInWords(first) : `${dateInWords(first)} to ${dateInWords(last)}`;
  return `${many(count, 'statement')} on ${many(days, 'day')}, ${when}`;
}

/** Who said how much: "Sadiq Khan: 12 statements"; nothing where one person was asked about. */
export function speakersInWords({ speakers = [] }: Extract<Answer, { kind: 'tally' }>): string[] {
  return speakers.map(({ name, count }) => `${name}: ${many(count, 'statement')}`);
}

function many(count: number, one: string): string {
  return `${number.format(count)} ${count === 1 ? one : `${one}s`}`;
}

/** What an answer took a question to mean where it left something open; nothing where it left nothing. */
export function assumedInWords({ assumed = [] }: Pick<Answer, 'assumed'>): string[] {
  return assumed.length === 0 ? [] : [assumed.map(({ said, taken }) => `${upperFirst(said)}: ${taken}`).join('; ')];
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
