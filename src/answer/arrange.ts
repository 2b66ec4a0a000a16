/** Scored items as an answer of their kind: quotations, figures, a trend, positions. */
import type { Corpus, Entry } from '../corpus/corpus.ts';
import type { After, TypedQuery } from '../query/query.ts';
import type { Index } from '../search/index.ts';
import type { Scored } from './confidence.ts';
import { differing } from './differing.ts';
import { eachOfTwo } from './either.ts';
import { extremeOf, leadsOf } from './extremes.ts';
import { arrangeFigures, arrangeTrend } from './figures.ts';
import { itemsOf, MAX_IN_SERIES, MAX_ITEMS } from './items.ts';
import { type AnsweredKind, exactWordsFirst, isComparison, kindOf, noneSurer, withEach } from './kinds.ts';
import { notesOn } from './notes.ts';
import { periodFit } from './periods.ts';
import { shownOf, sidesOn, viewsOn } from './positions.ts';
import { isTheirs } from './ruling.ts';
import { besideSides } from './stances.ts';
import { steepestOf } from './steepest.ts';
import type { Answer } from './types.ts';

/** Items less sure than this share of the best one are left out; views differ, so their kinds reach further down. */
const FLOOR: Record<AnsweredKind, number> = { quote: 0.25, figure: 0.35, trend: 0.25, position: 0.2 };

/** So many items are shown even where they are less sure than that, if not hopeless: what is meant is often among them. */
const ALWAYS_SHOWN = 3;
const LEAST_SHOWN = 0.05;
/** From this share of the first item's score on, one of another kind or measure is moved up: either may be what is meant. */
const VARIED_FROM = 0.5;

/**
 * Items with the next best where they are few: of figures only what the first one's source counted besides, since those of
 * its measure are of times that were not asked for.
 */
function withNext(items: readonly Scored[], scored: readonly Scored[]): Scored[] {
  const [first] = items;
  const measures = items.map(({ entry }) => (entry.kind === 'figure' ? entry.measure : undefined));
  const isBeside = ({ entry }: Scored) =>
    entry.kind === 'statement' || (entry.source === first?.entry.source && !measures.includes(entry.measure));
  const next = scored.filter(
    (item) =>
      item.score >= LEAST_SHOWN &&
      meetsConditions(item) &&
      !items.some(({ entry }) => entry === item.entry) &&
      isBeside(item),
  );
  const least = items.at(-1)?.score ?? 1;
  const added = next.slice(0, Math.max(0, ALWAYS_SHOWN - items.length));
  return [...items, ...added.map((item) => ({ ...item, score: Math.min(item.score, least) }))];
}

/** Whether an item is of the time and the place that are asked for, and by whom it is asked for: no other is added. */
function meetsConditions(item: Scored): boolean {
  const { dateMissed, placeMissed, spotMissed } = item.features;
  return dateMissed + placeMissed + spotMissed === 0 && isTheirs(item);
}

/** Of the first three items one is something else than a figure of the first one's measure, where one is half as sure. */
function varied(items: readonly Scored[]): Scored[] {
  const [first] = items;
  const isOther = ({ entry }: Scored) =>
    first?.entry.kind === 'figure' && (entry.kind === 'statement' || entry.measure !== first.entry.measure);
  const other = items.findIndex((item) => isOther(item) && item.score >= VARIED_FROM * (first?.score ?? 0));
  if (other < ALWAYS_SHOWN) return [...items];
  const moved = items[other];
  if (moved === undefined) return [...items];
  const rest = items.filter((item) => item !== moved);
  const inFront = rest.slice(0, ALWAYS_SHOWN - 1);
  return [
    ...inFront,
    moved,
    ...rest.slice(ALWAYS_SHOWN - 1).map((item) => ({ ...item, score: Math.min(item.score, moved.score) })),
  ];
}

/**
 * The answer to a query by its kind, with what of its first item is not quite what was asked.
 * @param scored what may answer, best first
 */
export function arrange(query: TypedQuery, best: Scored, scored: readonly Scored[], index: Index): Answer {
  const answer = arrangeKind(query, best, scored, index);
  return { ...answer, notes: [...differing(query, answer.items[0], index.corpus), ...answer.notes] };
}

function arrangeKind(query: TypedQuery, best: Scored, scored: readonly Scored[], index: Index): Answer {
  const { corpus } = index;
  const kind = kindOf(query, best, index);
  const worth = scored.filter(({ score }) => score >= FLOOR[kind] * best.score);
  const base = { question: query.text, answered: true };
  const extreme = extremeOf(query, best.entry, index);
  const step = steepestOf(query, best.entry, index);
  const ofTwo = eachOfTwo(query, scored);
  const leads = ofTwo.length > 0 ? ofTwo : leadsOf(extreme ?? step, scored, best);
  switch (kind) {
    case 'position':
      return { ...base, ...positions(query, worth, scored, corpus) };
    case 'trend': {
      const arranged = arrangeTrend(query, worth, scored, MAX_IN_SERIES, leads);
      const { items, series, comparisons, missing, unlike } = arranged;
      const noStep = step === undefined ? query.steepest : undefined;
      const notes = notesOn(items, { comparisons, series, missing, unlike, extreme, step, noStep });
      return { ...base, kind, items: itemsOf(query, items, corpus), notes, series, comparisons };
    }
    case 'figure': {
      const arranged = arrangeFigures(query, worth, index, MAX_ITEMS, leads, query.cues.trend);
      const { items, comparisons, unlike } = arranged;
      const notes = notesOn(items, { comparisons, unlike, extreme, step });
      return { ...base, kind, items: itemsOf(query, varied(withNext(items, scored)), corpus), notes, comparisons };
    }
    case 'quote':
      return { ...base, ...quotes(query, withNext(worth, scored), corpus) };
  }
}

/**
 * The answer to a follow-up, near what was shown.
 * @param scored what may answer, best first
 */
export function arrangeFollowed(
  query: TypedQuery,
  { after, lead }: { after: After; lead: Entry | undefined },
  best: Scored,
  scored: readonly Scored[],
  index: Index,
): Answer {
  const { corpus } = index;
  const worth = scored.filter(({ score }) => score >= FLOOR.figure * best.score);
  const base = { question: query.text, answered: true };
  if (best.entry.kind === 'statement') return { ...base, ...quotes(query, worth, corpus) };
  const extreme = lead === undefined ? undefined : extremeOf(query, lead, index);
  if (extreme !== undefined) {
    const leads = leadsOf(extreme, scored, best);
    const { items, comparisons } = arrangeFigures(query, worth, index, MAX_ITEMS, leads);
    const notes = notesOn(items, { comparisons, extreme });
    return { ...base, kind: 'figure', items: itemsOf(query, items, corpus), notes, comparisons };
  }
  if (after.how === 'change') {
    const shown = after.time === undefined ? worth.filter(({ entry }) => entry === lead) : [best];
    const { items, series, comparisons, missing, unlike } = arrangeTrend(query, worth, scored, MAX_IN_SERIES, shown);
    const notes = notesOn(items, { comparisons, series, missing, unlike });
    return { ...base, kind: 'trend', items: itemsOf(query, items, corpus), notes, series, comparisons };
  }
  const when = { ...query.when, periods: [best.entry.figure.period] };
  const { items, comparisons } = arrangeFigures({ when }, worth, index, MAX_ITEMS);
  const { period: shown } = best.entry.figure;
  const missing = after.sameTime ? query.when.periods.filter((asked) => periodFit(asked, shown) === 0) : [];
  const notes = notesOn(items, { comparisons, missing });
  return { ...base, kind: 'figure', items: itemsOf(query, items, corpus), notes, comparisons };
}

function quotes(query: TypedQuery, worth: readonly Scored[], corpus: Corpus) {
  const items = exactWordsFirst(worth).slice(0, MAX_ITEMS);
  return { kind: 'quote' as const, items: itemsOf(query, items, corpus), notes: notesOn(items) };
}

/** Views by side, or as they are where the first of them takes none that others take a side on as well. */
function positions(query: TypedQuery, worth: readonly Scored[], scored: readonly Scored[], corpus: Corpus) {
  const ofSeveral = isComparison(query);
  const heard = ofSeveral ? withEach(query, { worth, scored }, corpus) : worth;
  const { views, subject } = viewsOn(query, { worth: heard, scored }, corpus, MAX_ITEMS, ofSeveral);
  const shown = { items: itemsOf(query, views, corpus), notes: notesOn(views) };
  if (subject === undefined) return { ...shown, items: noneSurer(shown.items), kind: 'quote' as const };
  const sides = sidesOn(subject, views, corpus);
  const notes = [...shownOf(subject, sides, corpus), ...shown.notes];
  return { ...shown, notes, kind: 'position' as const, on: subject.label, sides, ...besideSides(subject, corpus) };
}
