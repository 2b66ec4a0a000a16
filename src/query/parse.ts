import type { Corpus } from '../corpus/corpus.ts';
import { remembered } from '../corpus/field.ts';
import type { IsoDate } from '../corpus/schema.ts';
import { terms, tokenize, words } from '../search/analyzer.ts';
import type { Index } from '../search/index.ts';
import type { Mention } from '../search/vocabulary.ts';
import { readAskedDates, readTenure } from './asked-dates.ts';
import { withoutChat } from './chat.ts';
import { isOfSteps, onlyFrame, readConcepts } from './concepts.ts';
import { asksNumberOf } from './counted-phrase.ts';
import { type Cues, readCues } from './cues.ts';
import { readDescribed } from './described.ts';
import { blanked, excludedIn, isLeftOut, readExclusions, without } from './exclusions.ts';
import { asksWhetherEnd, asksWhich, readExtreme, readSteepest } from './extremes.ts';
import { Labels } from './labels.ts';
import { readOfBot, withoutAddress } from './of-bot.ts';
import { isLeading, readOperation } from './operations.ts';
import { partsOf } from './parts.ts';
import { readPrinted } from './print.ts';
import type { Concept, Query, Speaker, TypedQuery, TypedWord, Wants } from './query.ts';
import { readSeries } from './series.ts';
import { readSpeakers } from './speakers.ts';
import { readStand } from './stands.ts';
import { readSuccession } from './succession.ts';
import { readTimeline } from './timeline.ts';
import { readWords } from './typed-words.ts';
import { readSpokenOf } from './words-asked.ts';

/** Texts are read as far as this; what goes beyond is chat or paste, and no pattern has to run over it. */
const MAX_CHARACTERS = 4_000;

const NOW = /\bnow\b|\bthese days\b|\btoday\b|\bsince\b/i;
/** “Than in 2016”, “compared with ten years ago”: the present is held against a time. */
const THAN_THEN = /\bthan\b.{0,20}\b(?:in|during)\b|\b(?:than|compared (?:with|to)|from)\b.{0,30}\bago\b/i;
const QUOTED = /"([^"]{3,300})"|“([^”]{3,300})”|‘([^’]{8,300})’/g;

/** What texts are read with. */
export interface Reading {
  /** whose names and words are known */
  index: Index;
  /** whose names printed queries bear; the index's own, or a larger one */
  corpus: Corpus;
  /** the day that "last year" is worked out from */
  today: IsoDate;
}

/**
 * What a text asks: the query that it prints, or what its words may mean, a query a part of the question.
 * @param typed of any length
 */
export function parse(typed: string, reading: Reading): Query[] {
  const text = typed.slice(0, MAX_CHARACTERS);
  const whole = readWhole(text, reading);
  return whole === undefined ? partsOf(text).map((part) => readText(part, reading)) : [whole];
}

/** The first of what a text asks: each of the others is read when it is answered. @param typed of any length */
export function parseFirst(typed: string, reading: Reading): Query {
  const text = typed.slice(0, MAX_CHARACTERS);
  return readWhole(text, reading) ?? readText(partsOf(text)[0] ?? text, reading);
}

/** What a text asks that has the form of one query. */
function readWhole(text: string, reading: Reading): Query | undefined {
  return readPrinted(text, reading.corpus) ?? readTimeline(text, reading) ?? readStand(text, reading.index);
}

/** What the words of a free text may mean, against what an index knows. @param typed of any length */
export function readText(typed: string, { index, today }: Pick<Reading, 'index' | 'today'>): TypedQuery {
  const text = typed.slice(0, MAX_CHARACTERS);
  const read = readWording(text, index, today);
  const entries =
    readSuccession(text, index) ??
    (read.cues.opinion || read.steepest || read.wants === 'series' ? undefined : readDescribed(read, index, today));
  return entries === undefined ? read : { ...read, wants: 'about', entries };
}

function readWording(text: string, index: Index, today: IsoDate): TypedQuery {
  const isNamed = (clause: string) => index.names(clause).length > 0;
  const isAway = (clause: string) =>
    index.names(clause).some(({ names }) => names.some(({ kind }) => kind === 'place'));
  const isHere = (clause: string) => index.corpus.gazetteer.namedWithinHome(words(clause)).length > 0;
  const question = withoutAddress(withoutChat(text, { isNamed, isAway, isHere })).replace(/\s&\s/g, ' and ');
  const typed = readWords(question, index);
  const plain = typed.map(({ word }) => word);
  const found = index.names(question, typed);
  const leftOut = readExclusions(question, typed, found);
  const isOut = ({ from, to }: { from: number; to: number }) =>
    isLeftOut({ start: typed[from]?.start ?? 0, end: typed[to - 1]?.end ?? 0 }, leftOut);
  const mentions = found.filter((mention) => !isOut(mention));
  const unquoted = plainly(without(question, leftOut).replace(QUOTED, '…'));
  const extreme = readExtreme(unquoted);
  const steepest = readSteepest(unquoted);
  const ofExtreme = extreme !== undefined && asksWhich(unquoted);
  const operation = readOperation(unquoted);
  const worded = { ...readCues(unquoted), ...readOfBot(plainly(text.replace(QUOTED, '…'))) };
  const ofSeries = readSeries(question);
  const subjects = Labels.of(index.corpus).subjectsIn(plain);
  const trend = worded.trend || steepest !== undefined || ofSeries.length > 0;
  const named = readSpeakers(typed, found, question, index.corpus).map((speaker) =>
    isOut(speaker) ? { ...speaker, excluded: true, speaks: 0, says: false } : speaker,
  );
  const tenure = readTenure(question, named, typed, index);
  const dates = readAskedDates(blanked(question, leftOut), today, tenure, index, trend);
  // Somebody named only to date the question (“when Javid was Home Secretary”) is neither its speaker nor its subject.
  const speakers = named.filter(({ from }) => !isWithin(typed[from], tenure));
  const isNumberAsked = asksNumberOf(unquoted, typed, worded, dates.spans, speakers);
  const cues = {
    ...worded,
    figure: worded.figure || ofExtreme || isNumberAsked,
    count: worded.count || (isNumberAsked && !worded.share && !worded.cost),
    trend,
    // “Who came out against armed foot patrols”: one side on what sides are taken on is asked for.
    position: worded.position || (worded.side !== undefined && subjects.length > 0),
  };
  const idsOf = (kind: 'measure' | 'topic' | 'term') => [
    ...new Set(
      mentions.flatMap(({ names }) => names.flatMap((name) => (name.kind === kind && 'ids' in name ? name.ids : []))),
    ),
  ];
  const concepts = readConcepts(
    typed,
    speakers,
    [...dates.spans, ...ofSeries, ...leftOut.map(({ from, to }) => ({ start: from, end: to }))],
    {
      change: cues.trend,
      extreme: ofExtreme || steepest !== undefined || (extreme !== undefined && asksWhetherEnd(unquoted)),
      operation: operation !== undefined,
      premise: isLeading(unquoted),
    },
    index,
  );
  const spokenOf = readSpokenOf(concepts, speakers, plain);
  const measures = idsOf('measure');
  const strength = asksForStrength(cues, concepts, index.corpus) ? strengthOf(index.corpus).measures : [];
  const ofStrength = strength.length > 0 && measures.every((id) => strength.includes(id));
  return {
    wants: wantedBy(cues),
    text,
    words: typed
      .filter((word) => !isLeftOut(word, leftOut))
      .map(({ word }) => word)
      .join(' '),
    cues,
    concepts: steepest === undefined ? concepts : concepts.filter((concept) => !isOfSteps(concept)),
    not: excludedIn(typed, leftOut, found.filter(isOut)),
    speakers,
    measures: ofStrength ? strength : measures,
    topics: idsOf('topic'),
    terms: idsOf('term'),
    subjects,
    entries: [],
    when: {
      periods: dates.periods,
      relation: dates.relation,
      upTo: dates.upTo,
      untilNow:
        cues.trend &&
        dates.periods.length > 0 &&
        (NOW.test(question) || (dates.periods.length === 1 && THAN_THEN.test(question))),
    },
    where: {
      areas: areasIn(
        typed.map((word) => (isLeftOut(word, leftOut) ? { ...word, word: '' } : word)),
        speakers,
        index.corpus,
      ),
      elsewhere: mentions
        .filter((mention) => !namesUniversity(mention, typed))
        .flatMap(({ names }) => names.flatMap((name) => (name.kind === 'place' ? [name.name] : []))),
      nationwide: isNationwide(without(question, leftOut), mentions),
    },
    exactWords: [...question.matchAll(QUOTED)].map((match) =>
      tokenize(match[1] ?? match[2] ?? match[3] ?? '')
        .map(({ word }) => word)
        .join(' '),
    ),
    ...(cues.side === undefined ? {} : { side: cues.side }),
    ...(dates.clause === undefined ? {} : { clause: dates.clause }),
    ...(extreme === undefined ? {} : { extreme }),
    ...(steepest === undefined ? {} : { steepest }),
    ...(operation === undefined ? {} : { operation }),
    ...(spokenOf === undefined || steepest !== undefined ? {} : { spokenOf }),
    ...(ofStrength ? { ofStrength } : {}),
  };
}

/**
 * “How many officers does the Met have?” names nothing but what frames questions on everything else: the number of officers
 * itself is asked for.
 */
function asksForStrength({ figure, trend }: Cues, concepts: readonly Concept[], corpus: Corpus): boolean {
  if (!figure && !trend) return false;
  const counted = strengthOf(corpus).terms;
  const counts = ({ words, alternatives, speaker }: Concept) =>
    speaker === undefined &&
    [terms(words), ...alternatives.map(({ stems }) => stems)].some(
      (run) => run.some((term) => counted.has(term)) && onlyFrame(run),
    );
  const others = concepts.filter((concept) => !counts(concept));
  return others.length < concepts.length && others.every(({ framing, words }) => framing || onlyFrame(terms(words)));
}

/** The measures whose labels say no more than that, by their ids, and the terms of those labels. */
const strengthOf = remembered(({ measures }: Corpus) => {
  const labelled = measures
    .map(({ id, label }) => ({ id, terms: terms(label) }))
    .filter((each) => onlyFrame(each.terms));
  return { measures: labelled.map(({ id }) => id), terms: new Set(labelled.flatMap((each) => each.terms)) };
});

/** “The Essex uni study” and “the uni of Essex” are of a university, not of what happens in Essex. */
function namesUniversity({ from, to }: Mention, typed: readonly TypedWord[]): boolean {
  const before = typed.slice(Math.max(0, from - 2), from).map(({ word }) => word);
  return /^uni(?:versity)?$/.test(typed[to]?.word ?? '') || /^uni(?:versity)? of$/.test(before.join(' '));
}

function isWithin(word: TypedWord | undefined, span: { start: number; end: number } | undefined): boolean {
  return word !== undefined && span !== undefined && word.start >= span.start && word.start < span.end;
}

/** The places within London that are asked about, not those that somebody speaks for. */
function areasIn(typed: readonly TypedWord[], speakers: readonly Speaker[], { gazetteer }: Corpus): string[] {
  const words = typed.map(({ word }, at) => (speakers.some(({ from, to }) => from <= at && at < to) ? '' : word));
  return gazetteer.namedWithinHome(words).map(({ name }) => name);
}

/** What the wording asks for by itself; what is found decides between words and numbers. */
function wantedBy({ figure, trend, position }: Cues): Wants {
  if (trend) return 'series';
  if (figure) return 'figure';
  return position ? 'positions' : 'statements';
}

/** The whole country is asked about, not named beside the force or the capital ("the Met's share of the country's"). */
function isNationwide(question: string, mentions: readonly Mention[]): boolean {
  const named = mentions.some(({ names }) => names.some((name) => name.kind === 'nationwide'));
  return named && !/\b(?:london|capital|mets?)\b/i.test(question);
}

/** Curly quotes and odd spaces made plain, so that the cues need to know one form only. */
function plainly(text: string): string {
  return text
    .replace(/[’‘]/g, "'")
    .replace(/\bu(r?)\b/gi, 'you$1')
    .replace(/\s+/g, ' ')
    .trim();
}
