/**
 * Answers to queries whose slots are meant exactly: what is on record of just that, and nothing that is only like it.
 * They come from the whole corpus and need no index, so that what a server has added counts with what all share.
 */
import type { Corpus, Entry, FigureEntry, StatementEntry } from '../corpus/corpus.ts';
import type { Period, Person, Subject } from '../corpus/schema.ts';
import { HOME_AREA } from '../corpus/schema.ts';
import { periodInWords } from '../dates/words.ts';
import { print } from '../query/print.ts';
import { queries } from '../query/queries.ts';
import type { Query } from '../query/query.ts';
import { compare, seriesOf } from './compare.ts';
import type { Weighed } from './features.ts';
import { arrangeTrend, earlierThan } from './figures.ts';
import { MAX_IN_SERIES, MAX_ITEMS, NEAREST, slotReasons, toItem } from './items.ts';
import { WHY_NONE } from './none.ts';
import { notesOn } from './notes.ts';
import { daysFrom, MIN_DATE_FIT, periodFit } from './periods.ts';
import { shownOf, sidesOn, spreadViews } from './positions.ts';
import { besideSides, sideOf, statedBy, statedByOn } from './stances.ts';
import { restsOn, timelineOf } from './timeline.ts';
import type { Answer, Item } from './types.ts';

/** What an exact query asks for is meant: nothing is guessed. */
const SURE = 1;
/** An item that is shown for comparison is no answer itself. */
const BESIDE = 0.5;

/** The answer to a query other than one that asks for a description. */
export function answerExactly(query: Query, corpus: Corpus): Answer {
  switch (query.wants) {
    case 'figure':
      return figureAnswer(query, corpus);
    case 'series':
      return seriesAnswer(query, corpus);
    case 'positions':
      return positionAnswer(query, corpus);
    case 'timeline':
      return timelineAnswer(query, corpus);
    default:
      return statementAnswer(query, corpus);
  }
}

/** Verbatim words first, then what is mainly on a topic, then the newest. */
export function byWorth(topic?: string): (one: Entry, other: Entry) => number {
  const key = (entry: Entry) => {
    if (entry.kind === 'figure') return `0${entry.figure.period.to}`;
    const verbatim = entry.statement.form === 'verbatim' ? 2 : 1;
    return `${verbatim}${entry.statement.topics[0] === topic ? 1 : 0}${entry.said}`;
  };
  return (one, other) => (key(one) === key(other) ? 0 : key(one) > key(other) ? -1 : 1);
}

function statementAnswer(query: Query, corpus: Corpus): Answer {
  const { speakers, topics, when } = query;
  const ids = speakers.flatMap((speaker) => speaker.ids);
  const by = ({ speaker }: StatementEntry) => ids.length === 0 || ids.includes(speaker.id);
  const on = ({ statement }: StatementEntry) => topics.every((topic) => statement.topics.includes(topic));
  const then = ({ said }: StatementEntry) => when.periods.every(({ from, to }) => said >= from && said <= to);
  const statements = corpus.entries.filter((entry) => entry.kind === 'statement');
  const held = statements.filter((entry) => by(entry) && on(entry) && then(entry)).sort(byWorth(topics[0]));
  if (held.length > 0) {
    const items = held.slice(0, MAX_ITEMS).map((entry) => itemOf(found(entry), query, corpus));
    return { ...answered(query, corpus, items), kind: 'quote' };
  }
  const otherTimes = statements.filter((entry) => by(entry) && on(entry));
  const others = statements.filter((entry) => on(entry) && then(entry));
  const near = [otherTimes, others, statements.filter(by)].find(({ length }) => length > 0) ?? [];
  const why = otherTimes.length > 0 ? ANOTHER_TIME : others.length > 0 ? OTHERS : [];
  return notHeld(query, corpus, near.sort(byWorth(topics[0])), why);
}

const ANOTHER_TIME = ['What is held is from another time.'];
const OTHERS = ['Others spoke on it.'];

function timelineAnswer(query: Query, corpus: Corpus): Answer {
  const held = timelineOf(query, corpus);
  if (held.length > 0) {
    const items = held.map((entry) => itemOf(found(entry), query, corpus));
    return { ...answered(query, corpus, items), kind: 'quote', timeline: restsOn(query, held, corpus) };
  }
  const otherTimes = timelineOf({ ...query, when: { ...query.when, periods: [] } }, corpus);
  const others = timelineOf({ ...query, speakers: [] }, corpus);
  const [near, why] = otherTimes.length > 0 ? [otherTimes, ANOTHER_TIME] : [others, others.length > 0 ? OTHERS : []];
  return notHeld(query, corpus, near.toReversed(), why);
}

function figureAnswer(query: Query, corpus: Corpus): Answer {
  const [period] = query.when.periods;
  const figures = figuresOf(query, corpus);
  const leading = period === undefined ? newestFirst(figures) : ofPeriod(period, figures);
  const [best] = leading;
  if (best === undefined) return notHeld(query, corpus, newestFirst(figures), figures.length > 0 ? ANOTHER_TIME : []);
  const earlier = earlierThan(best, figures);
  const group = leading.slice(0, MAX_ITEMS - 1).map((entry) => found(entry));
  const isShown = earlier === undefined || group.some(({ entry }) => entry === earlier);
  const shown = isShown ? group : [...group, found(earlier, BESIDE)];
  const comparison = earlier && compare(earlier, best);
  const comparisons = comparison === undefined ? [] : [comparison];
  const items = shown.map((each) => itemOf(each, query, corpus));
  const inexact = period !== undefined && !isSame(best.figure.period, period) ? [notJust(period)] : [];
  return {
    ...answered(query, corpus, items, [...inexact, ...notesOn(shown, { comparisons })]),
    kind: 'figure',
    comparisons,
  };
}

function notJust(period: Period): string {
  return `Nothing of this is held for just ${periodInWords(period)}.`;
}

/** The figures of a measure where it is asked for: in London where no area is named, or wherever it was counted at all. */
function figuresOf({ measures, where }: Query, corpus: Corpus): FigureEntry[] {
  const figures = corpus.entries.filter(
    (entry): entry is FigureEntry => entry.kind === 'figure' && measures.includes(entry.measure.id),
  );
  if (where.areas.length > 0) return figures.filter(({ area }) => where.areas.includes(area));
  const home = figures.filter(({ area }) => area.startsWith(HOME_AREA));
  return [...home, ...figures.filter((entry) => !home.includes(entry))];
}

/** Those of just the period, or else those that tell most of it; at home first. */
function ofPeriod(period: Period, figures: readonly FigureEntry[]): FigureEntry[] {
  const exact = figures.filter(({ figure }) => isSame(figure.period, period));
  if (exact.length > 0) return exact;
  return figures
    .map((entry) => ({ entry, fit: periodFit(period, entry.figure.period) }))
    .filter(({ fit }) => fit >= MIN_DATE_FIT)
    .sort((one, other) => other.fit - one.fit)
    .map(({ entry }) => entry);
}

/** Counts before plans, at home before elsewhere, then the newest. */
function newestFirst(figures: readonly FigureEntry[]): FigureEntry[] {
  const key = ({ forecast, area, figure: { period } }: FigureEntry) =>
    `${forecast ? 0 : 1}${area.startsWith(HOME_AREA) ? 1 : 0}${period.to}${period.from}`;
  return [...figures].sort((one, other) => (key(one) === key(other) ? 0 : key(one) > key(other) ? -1 : 1));
}

function seriesAnswer(query: Query, corpus: Corpus): Answer {
  const figures = figuresOf(query, corpus);
  const [first] = figures;
  if (first === undefined) return notHeld(query, corpus, [], []);
  const all = longestFirst(figures.filter(({ area }) => area === first.area)).map((entry) => found(entry));
  const { items, series, comparisons } = arrangeTrend(query, all, all, MAX_IN_SERIES);
  const shown = items.map((each) => itemOf(each, query, corpus));
  return {
    ...answered(query, corpus, shown, notesOn(items, { comparisons, series })),
    kind: 'trend',
    series,
    comparisons,
  };
}

/** Figures of the series that counts the longest time first, which tells most of how a number has changed; plans last. */
function longestFirst(figures: readonly FigureEntry[]): FigureEntry[] {
  const counts = figures.filter(({ forecast }) => !forecast);
  const daysOf = new Map(counts.map(({ id, figure: { period } }) => [id, daysFrom(period.from, period.to)]));
  const counted = new Map<string, number>();
  for (const { items } of seriesOf(counts)) {
    // A figure that is like no other is no series, however long its time.
    const days = items.length === 1 ? 0 : items.reduce((sum, id) => sum + (daysOf.get(id) ?? 0), 0);
    for (const id of items) counted.set(id, days);
  }
  const lengthOf = ({ id }: FigureEntry) => counted.get(id) ?? -1;
  return figures.toSorted((one, other) => lengthOf(other) - lengthOf(one));
}

function positionAnswer(query: Query, corpus: Corpus): Answer {
  const subject = corpus.subject(query.subjects[0] ?? '');
  const speaker = corpus.person(query.speakers[0]?.ids[0] ?? '');
  if (subject === undefined)
    return speaker === undefined ? notHeld(query, corpus, [], []) : allOf(speaker, query, corpus);
  const all = corpus.entries.filter((entry) => isOn(entry, subject, corpus));
  return speaker === undefined ? sidesAnswer(subject, all, query, corpus) : standOf(speaker, subject, query, corpus);
}

/** Who is for and who is against. @param all what takes a side on the subject */
function sidesAnswer(subject: Subject, all: readonly Entry[], query: Query, corpus: Corpus): Answer {
  const held = all.toSorted(byWorth()).map((entry) => found(entry));
  if (held.length === 0) return notHeld(query, corpus, [], []);
  const items = spreadViews(held, MAX_IN_SERIES);
  const sides = sidesOn(subject, items, corpus);
  const shown = items.map((each) => itemOf(each, query, corpus));
  return {
    ...answered(query, corpus, shown, shownOf(subject, sides, corpus)),
    kind: 'position',
    on: subject.label,
    sides,
    ...besideSides(subject, corpus),
  };
}

/** What one speaker stated on a subject, day by day. */
function standOf(speaker: Person, subject: Subject, query: Query, corpus: Corpus): Answer {
  const stated = statedBy(speaker, subject, corpus);
  if (stated === undefined) {
    const others = corpus.entries.filter((entry) => isOn(entry, subject, corpus)).sort(byWorth());
    return notHeld(query, corpus, others, others.length > 0 ? OTHERS : []);
  }
  const entries = stated.stances.flatMap(({ item }) => corpus.entry(item) ?? []).map((entry) => found(entry));
  return {
    ...answered(
      query,
      corpus,
      entries.map((each) => itemOf(each, query, corpus)),
    ),
    kind: 'position',
    on: subject.label,
    sides: sidesOn(subject, entries, corpus),
    stated: [stated],
    by: stated.speaker,
  };
}

/** What one speaker stated on every subject, a part each; those on which their positions differ between days come first. */
function allOf(speaker: Person, query: Query, corpus: Corpus): Answer {
  const parts = statedByOn(speaker, corpus).map(({ subject }) =>
    standOf(speaker, subject, queries.positions(subject.id, speaker.id), corpus),
  );
  const [first] = parts;
  if (first === undefined) return notHeld(query, corpus, [], []);
  const items = [0, 1].flatMap((at) =>
    parts.flatMap((part) => (at === 0 ? part.items.slice(0, 1) : part.items.slice(1))),
  );
  return { ...first, question: print(query, corpus), items, parts };
}

function isOn(entry: Entry, subject: Subject, corpus: Corpus): boolean {
  return entry.kind === 'statement' && sideOf(entry, subject, corpus) !== undefined;
}

function answered(query: Query, corpus: Corpus, items: Item[], notes: string[] = []) {
  return { question: print(query, corpus), answered: true, items, notes };
}

function notHeld(query: Query, corpus: Corpus, near: readonly Entry[], why: readonly string[]): Answer {
  return {
    question: print(query, corpus),
    answered: false,
    kind: 'none',
    reason: 'not-held',
    nearest: near.slice(0, NEAREST).map(({ id }) => id),
    items: [],
    notes: [WHY_NONE['not-held'], ...why],
  };
}

function isSame(one: Period, other: Period): boolean {
  return one.from === other.from && one.to === other.to;
}

/** An entry as it is arranged: nothing orders exact matches but what they are. */
function found(entry: Entry, score = SURE): Weighed {
  return { entry, score, rank: 0 };
}

function itemOf({ entry, score }: Weighed, query: Query, corpus: Corpus): Item {
  return toItem(entry, score, slotReasons(query, entry, corpus));
}
