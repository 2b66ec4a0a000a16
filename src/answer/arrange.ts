/** Scored items as an answer of their kind: quotations, figures, a trend, positions. */
import type { Corpus, Entry } from '../corpus/corpus.ts';
import { asksWhetherEnd } from '../query/extremes.ts';
import type { After, TypedQuery } from '../query/query.ts';
import type { Index } from '../search/index.ts';
import { changeByPlace } from './by-place.ts';
import type { Scored } from './confidence.ts';
import { differenceAsked, differing } from './differing.ts';
import { eachOfTwo } from './either.ts';
import { extremeOf, leadsOf } from './extremes.ts';
import type { Ranked } from './features.ts';
import { arrangeFigures, arrangeTrend, newestFirst } from './figures.ts';
import { itemsOf, MAX_IN_SERIES, MAX_ITEMS } from './items.ts';
import { type AnsweredKind, exactWordsFirst, isComparison, kindOf, noneSurer, withEach } from './kinds.ts';
import { notesOn } from './notes.ts';
import { periodFit } from './periods.ts';
import { onNamedFirst, shownOf, sidesOn, viewsOn } from './positions.ts';
import { besideOf } from './scored.ts';
import { besideSides } from './stances.ts';
import { steepestOf } from './steepest.ts';
import type { Answer } from './types.ts';

/** Items less sure than this share of the best one are left out; views differ, so their kinds reach further down. */
const FLOOR: Record<AnsweredKind, number> = { quote: 0.25, figure: 0.35, trend: 0.25, position: 0.2 };

/** What was found for a question. */
interface Found {
  /** the item that leads */
  best: Scored;
  /** what may answer, best first */
  possible: readonly Scored[];
  /** all that was found */
  ranked: readonly Ranked[];
}

/** The figures that stand first: those that lead and, where a change is asked for, the one that the first is compared with. */
function headOf(
  { cues }: TypedQuery,
  items: readonly Scored[],
  leads: readonly Scored[],
  compared: ReadonlySet<string>,
): Scored[] {
  return items.filter(({ entry }, at) => at === 0 || at < leads.length || (cues.trend && compared.has(entry.id)));
}

function isAmong(entry: Entry, items: readonly Scored[]): boolean {
  return items.some((item) => item.entry === entry);
}

/** Items with what answers besides the first of them, none surer than the one before it. */
function followedBy(query: TypedQuery, head: readonly Scored[], found: Found, corpus: Corpus): Scored[] {
  const [first] = head;
  if (first === undefined) return [];
  const beside = besideOf(query, first, found, corpus).filter(({ entry }) => !isAmong(entry, head));
  return noneSurer([...head, ...beside].slice(0, MAX_ITEMS));
}

/** Readers look at so many items first. */
const READ_FIRST = 3;
/** An item has to have this share of the second one's score to be moved up: either may be what is meant. */
const VARIED_FROM = 0.5;

/** Moves an item of another kind or measure than the first figure up among those that are read first, where it is sure enough. */
function varied(items: readonly Scored[]): Scored[] {
  const [first, second] = items;
  const isOther = ({ entry }: Scored) =>
    first?.entry.kind === 'figure' && (entry.kind === 'statement' || entry.measure !== first.entry.measure);
  const other = items.find((item) => isOther(item) && item.score >= VARIED_FROM * (second?.score ?? 0));
  if (other === undefined || items.indexOf(other) < READ_FIRST) return [...items];
  const rest = items.filter((item) => item !== other);
  return [...rest.slice(0, READ_FIRST - 1), other, ...rest.slice(READ_FIRST - 1)];
}

/** The answer to a query by its kind, with what of its first item is not quite what was asked. */
export function arrange(query: TypedQuery, found: Found, index: Index): Answer {
  const answer = arrangeKind(query, found, index);
  return { ...answer, notes: [...differing(query, answer.items[0], index.corpus), ...answer.notes] };
}

function arrangeKind(query: TypedQuery, found: Found, index: Index): Answer {
  const { corpus } = index;
  const { best, possible } = found;
  const kind = kindOf(query, best, index);
  const worth = possible.filter(({ score }) => score >= FLOOR[kind] * best.score);
  const base = { question: query.text, answered: true };
  const extreme = extremeOf(query, best.entry, index);
  const step = steepestOf(query, best.entry, index);
  const ofTwo = eachOfTwo(query, possible);
  const ends = leadsOf(extreme ?? step, possible, best);
  const newest = query.when.periods.length === 0 ? newestFirst(worth)[0] : best;
  const asked = extreme !== undefined && asksWhetherEnd(query.text) && newest !== undefined ? [newest] : [];
  const leads = ofTwo.length > 0 ? ofTwo : [...asked, ...ends.filter(({ entry }) => !isAmong(entry, asked))];
  switch (kind) {
    case 'position':
      return { ...base, ...positions(query, worth, found, corpus) };
    case 'trend': {
      const byPlace = leads.length > 0 ? [] : changeByPlace(query.text, best, index);
      const held = [...byPlace, ...possible.filter(({ entry }) => !isAmong(entry, byPlace))];
      const arranged =
        byPlace.length > 0
          ? arrangeTrend({ when: { ...query.when, periods: [] } }, byPlace, held, MAX_IN_SERIES, byPlace)
          : arrangeTrend(query, worth, possible, MAX_IN_SERIES, leads);
      const { items, series, comparisons, missing, unlike } = arranged;
      const noStep = step === undefined ? query.steepest : undefined;
      const shown = itemsOf(query, items, corpus);
      const notes = [
        ...differenceAsked(query, shown, comparisons),
        ...notesOn(items, { comparisons, series, missing, unlike, extreme, step, noStep }),
      ];
      return { ...base, kind, items: shown, notes, series, comparisons };
    }
    case 'figure': {
      const arranged = arrangeFigures(query, worth, index, MAX_ITEMS, leads, query.cues.trend);
      const { comparisons, unlike, against } = arranged;
      const compared = new Set<string>(comparisons.flatMap(({ from, to }) => [from, to]));
      if (query.cues.trend && against !== undefined) compared.add(against);
      const head = headOf(query, arranged.items, leads, compared);
      const shown = followedBy(query, head, found, corpus);
      // What the first figure is held against is shown in any case, behind what answers.
      const last = arranged.items.filter(({ entry }) => compared.has(entry.id) && !isAmong(entry, shown));
      const items = noneSurer([...varied(shown).slice(0, MAX_ITEMS - last.length), ...last]);
      const notes = notesOn(items, { comparisons, unlike, extreme, step });
      return { ...base, kind, items: itemsOf(query, items, corpus), notes, comparisons };
    }
    case 'quote': {
      const items = followedBy(query, exactWordsFirst(worth).slice(0, 1), found, corpus);
      return { ...base, kind, items: itemsOf(query, items, corpus), notes: notesOn(items) };
    }
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
function positions(query: TypedQuery, worth: readonly Scored[], found: Found, corpus: Corpus) {
  const ofSeveral = isComparison(query);
  const [lead] = onNamedFirst(query, worth, corpus);
  const beside = lead === undefined ? [] : besideOf(query, lead, found, corpus);
  const answering = lead === undefined ? [] : noneSurer([lead, ...beside]);
  const heard = ofSeveral ? withEach(query, { worth: answering, scored: found.possible }, corpus) : answering;
  const { views, subject } = viewsOn(query, { worth: heard, scored: found.possible }, corpus, MAX_ITEMS, ofSeveral);
  const shown = { items: itemsOf(query, views, corpus), notes: notesOn(views) };
  if (subject === undefined) return { ...shown, items: noneSurer(shown.items), kind: 'quote' as const };
  const sides = sidesOn(subject, views, corpus);
  const notes = [...shownOf(subject, sides, corpus), ...shown.notes];
  return { ...shown, notes, kind: 'position' as const, on: subject.label, sides, ...besideSides(subject, corpus) };
}
