/**
 * What speaks for an entry as an answer to a question, as numbers, most between 0 and 1.
 * They are the features that weights.ts weighs; each has one meaning, told where it is set.
 */

import type { Entry, FigureEntry, StatementEntry } from '../corpus/corpus.ts';
import { remembered } from '../corpus/field.ts';
import type { IsoDate, Statement } from '../corpus/schema.ts';
import { HOME_AREA } from '../corpus/schema.ts';
import { pattern } from '../lexicon/lexicon.ts';
import { isOverTime, type TypedQuery } from '../query/query.ts';
import { terms, words } from '../search/analyzer.ts';
import type { Index } from '../search/index.ts';
import { CountedParts } from './counted-parts.ts';
import { AT_REST, type Evidence, type Features, type Matched } from './features.ts';
import { Matcher } from './matcher.ts';
import { ObjectionFinder } from './objections.ts';
import { isNationwide, isOf, namesPlace, placesAlone, placesTextOf } from './of-place.ts';
import { dateFit, hadRun, MIN_DATE_FIT, runsThroughPart, servesForWhole } from './periods.ts';
import { predicateOf, unmetOf } from './predicate.ts';
import type { Question } from './question.ts';
import { ASKS_FOR_THEIR_WORDS, isPresentHolder, speaksFor } from './speaking.ts';

/** Weighs up entries for one question. */
export class Examiner {
  readonly #index: Index;
  readonly #question: Question;
  readonly #today: IsoDate;
  readonly #matcher: Matcher;
  readonly #weight: number;
  readonly #rarest: number;
  readonly #parts: CountedParts;
  readonly #predicate: readonly number[];
  readonly #objections: ObjectionFinder;
  /** by the areas of figures, which are few: whether it is one that is not asked for */
  readonly #areaMissed = new Map<string, boolean>();
  /** “Sunak on Braverman’s “play favourites” article”: the words of somebody are asked for who is not named in the quoted ones */
  readonly #asksOutsideQuote: boolean;
  /** the question names something that the record counts */
  readonly #namesUnit: boolean;
  /** places of which alone it asks: “Haringey on its own” */
  readonly #alone: readonly string[];

  constructor(index: Index, question: Question, today: IsoDate) {
    this.#index = index;
    this.#question = question;
    this.#today = today;
    this.#matcher = new Matcher(index, question);
    const weights = question.concepts.map(({ weight }) => weight);
    this.#weight = Math.max(
      weights.reduce((sum, weight) => sum + weight, 0),
      Number.EPSILON,
    );
    this.#rarest = weights.indexOf(Math.max(...weights));
    this.#parts = new CountedParts(question, index);
    this.#predicate = predicateOf(question);
    this.#objections = new ObjectionFinder(question, index.corpus);
    this.#asksOutsideQuote = question.speakers.some(
      ({ speaks, words: name }) =>
        speaks >= ASKS_FOR_THEIR_WORDS && !question.exactWords.some((phrase) => ` ${phrase} `.includes(` ${name} `)),
    );
    this.#namesUnit = index.units.some((unit) => this.#matcher.asks(unit));
    this.#alone = placesAlone(question);
  }

  match(number: number): Matched {
    return this.#matcher.match(number);
  }

  examine(matched: Matched): Evidence {
    const features = { ...AT_REST };
    this.#examineWords(features, matched);
    this.#examineSpeakers(features, matched.entry);
    this.#examineDate(features, matched);
    this.#examinePlace(features, matched.entry);
    features.topicNamed = topicNamed(this.#question, matched.entry);
    if (matched.entry.kind === 'figure') this.#examineFigure(features, matched.entry, matched);
    else this.#examineStatement(features, matched.entry);
    // Quoted words are asked for as they stand: nothing counts against an item that holds them.
    if (features.quoted === 0) {
      const isByPresentHolder = features.presentHolder > 0;
      Object.assign(features, this.#objections.of(matched, { isByPresentHolder, dateFits: features.date }));
    }
    return { ...matched, features };
  }

  #examineWords(features: Features, matched: Matched): void {
    const { entry, own, all, ownMass, allMass, pairs, length, asked, meaning, askedMeaning } = matched;
    let met = 0;
    for (const strength of own) if (strength > 0) met += 1;
    features.ownCoverage = ownMass / this.#weight;
    features.allCoverage = allMass / this.#weight;
    features.ownMass = Math.min(ownMass / 20, 1.5);
    features.rarest = all[this.#rarest] ?? 0;
    features.asked = asked.both;
    features.askedCovered = asked.covered;
    features.askedUsed = asked.used;
    features.meaning = meaning;
    features.askedMeaning = askedMeaning;
    features.meaningSquared = meaning ** 2;
    features.askedMeaningSquared = askedMeaning ** 2;
    features.unasked = Math.max(0, 1 - entry.asked.length / MANY_PHRASES);
    features.pairs = Math.min(pairs / 3, 1);
    features.precision = met / Math.sqrt(Math.max(length, 4));
    if (this.#predicate.length > 0) features.predicateMissed = unmetOf(this.#predicate, this.#question, matched);
  }

  #examineSpeakers(features: Features, entry: Entry): void {
    let person = 0;
    let role = 0;
    for (const speaker of this.#question.speakers) {
      const theirs = speaksFor(speaker, entry, this.#index.corpus);
      if (speaker.speaks === 0) features.subjectSpeaks = Math.max(features.subjectSpeaks, theirs);
      else if (speaker.office === undefined) {
        person = Math.max(person, speaker.speaks);
        features.speaker = Math.max(features.speaker, theirs * speaker.speaks);
      } else {
        role = Math.max(role, speaker.speaks);
        features.roleSpeaker = Math.max(features.roleSpeaker, theirs * speaker.speaks);
        if (
          theirs > 0 &&
          entry.kind === 'statement' &&
          isPresentHolder(speaker.office, entry, this.#today, this.#index.corpus)
        )
          features.presentHolder = 1;
      }
    }
    if (features.speaker > 0 || features.roleSpeaker > 0) return;
    features.speakerMissed = person;
    features.roleMissed = role;
  }

  #examineDate(features: Features, { entry }: Matched): void {
    const { periods, untilNow, upTo } = this.#question.when;
    const day = entry.kind === 'figure' ? entry.figure.period.to : entry.said;
    features.recent = (Number(day.slice(0, 4)) - OLDEST) / (NEWEST - OLDEST);
    if (periods.length === 0) return;
    let fit = 0;
    for (const period of periods) fit = Math.max(fit, dateFit(period, entry));
    if (untilNow && entry.kind === 'figure' && entry.figure.period.to > (periods[0]?.to ?? ''))
      fit = Math.max(fit, SINCE_FIT);
    if (upTo !== undefined && entry.kind === 'figure' && hadRun(entry.figure.period, upTo))
      fit = Math.max(fit, RUN_FIT);
    features.date = fit;
    const excused = fit < MIN_DATE_FIT && periods.length > 1 && namesEvent(this.#question, entry);
    features.dateMissed = fit < MIN_DATE_FIT && !excused ? 1 : 0;
    const [asked, another] = periods;
    if (asked === undefined || another !== undefined || entry.kind === 'statement') return;
    features.partOfTime = servesForWhole(asked, entry.figure.period) ? 0 : 1;
    features.partCounted = runsThroughPart(asked, entry.figure.period, this.#today) ? 1 : 0;
  }

  #examinePlace(features: Features, entry: Entry): void {
    const { areas, elsewhere, nationwide } = this.#question.where;
    const { gazetteer } = this.#index.corpus;
    features.spotMissed = areas.length > 0 && !areas.some((area) => isOf(area, entry, gazetteer)) ? 1 : 0;
    if (elsewhere.length > 0) {
      const text = placesTextOf(entry).toLowerCase();
      features.placeMissed = elsewhere.some((place) => !namesPlace(text, place, gazetteer)) ? 1 : 0;
    } else if (entry.kind === 'figure') {
      if (this.#alone.length > 0 && !this.#alone.includes(entry.area)) features.placeMissed = 1;
      const isMissed = this.#areaMissed.get(entry.area) ?? !this.#asksForArea(entry.area, nationwide);
      this.#areaMissed.set(entry.area, isMissed);
      features.areaMissed = isMissed ? 1 : 0;
    }
  }

  #asksForArea(area: string, nationwide: boolean): boolean {
    if (nationwide ? isNationwide(area, this.#index.corpus.gazetteer) : area.startsWith(HOME_AREA)) return true;
    // Moderators may add figures of a place that the gazetteer does not have: its name in the question asks for them.
    return words(area).every((word) => ` ${this.#question.words} `.includes(` ${word} `));
  }

  #examineStatement(features: Features, entry: StatementEntry): void {
    const { statement } = entry;
    const { cues, side, exactWords } = this.#question;
    features.verbatim = statement.form === 'verbatim' ? 1 : 0;
    features.partUnsaid = this.#parts.isUnsaidIn(entry) ? 1 : 0;
    features.putsQuestion = putsQuestion(statement) ? 1 : 0;
    features.takesSide = statement.stance === undefined ? 0 : 1;
    features.statementForFigure = wantsFigure(this.#question) ? 1 : 0;
    if (exactWords.length > 0) {
      const held = [statement.text, statement.words?.text ?? ''].map((text) => ` ${words(text).join(' ')} `);
      const holds = exactWords.some((phrase) => held.some((text) => text.includes(` ${phrase} `)));
      features.quoted = holds && !(this.#asksOutsideQuote && isByOneSpokenOf(features)) ? 1 : 0;
    }
    if (!cues.position || statement.stance === undefined) return;
    features.stanceWanted = 1;
    if (side === undefined) return;
    const { position } = statement.stance;
    const fits = position === side || (position === 'conditional' && (side === 'for' || cues.negated));
    features.sideFits = position === side ? 1 : fits ? CONDITIONAL : 0;
    features.sideMissed = fits ? 0 : 1;
  }

  #examineFigure(features: Features, entry: FigureEntry, { number, shown }: Matched): void {
    const { cues, when, measures } = this.#question;
    const { measure, figure } = entry;
    const wanted = wantsFigure(this.#question);
    features.figure = 1;
    features.figureWanted = wanted ? 1 : 0;
    features.figureUnwanted = wanted ? 0 : 1;
    features.figureForTrend = cues.trend && isOverTime(this.#question) ? 1 : 0;
    features.labelMissed = this.#labelMissed(number);
    const isLabel = features.labelMissed === 0 && this.#isAllIn(shown);
    features.measureNamed = isLabel || measures.includes(measure.id) ? 1 : 0;
    // “Killings in 2020” is answered by a part of the year, which says so; “how many killings in all of 2020” is not.
    if (isLabel && !cues.count && !WHOLE.test(this.#question.text)) features.partCounted = 0;
    const unit = this.#index.unitOf(measure);
    features.unitNamed = unit !== undefined && this.#matcher.asks(unit) ? 1 : 0;
    features.unitOther = features.unitNamed === 0 && this.#namesUnit ? 1 : 0;
    features.figureForPosition = cues.position && !cues.figure ? 1 : 0;
    if (cues.figure) examineUnit(features, this.#question, measure.unit);
    if (when.periods.length === 0) {
      features.latest = this.#index.times.isLatest(number) ? 1 : 0;
      features.partial = figure.approximate || INTERIM.test(measure.label) ? 1 : 0;
    }
    Object.assign(features, this.#parts.of(entry));
  }

  /** Whether all that is asked for is met. */
  #isAllIn(met: Float32Array): boolean {
    return this.#question.concepts.every(({ framing }, at) => framing || (met[at] ?? 0) >= MET);
  }

  #labelMissed(number: number): number {
    const { dictionary } = this.#index;
    const label = this.#index.profile(number).own[0];
    if (label === undefined) return 0;
    let total = 0;
    let missed = 0;
    for (const term of label.terms) {
      // “Killings in 2020” need not say that they are London's.
      if (OF_HOME.has(dictionary.term(term))) continue;
      const weight = dictionary.rarity(term);
      total += weight;
      if (!this.#matcher.asks(term)) missed += weight;
    }
    return missed / Math.max(total, Number.EPSILON);
  }
}

/** So many phrases tell how people ask for an entry; fewer say less of how they do not. */
const MANY_PHRASES = 11;
/** Stems of what every count is of where nothing else is said. */
const OF_HOME: ReadonlySet<string> = new Set([...terms(HOME_AREA), 'met']);
/** Asks for no part of a time. */
const WHOLE = /\b(?:whole|full|entire|calendar)\b/i;
/** What an entry says itself, or a synonym there, is met so well. */
const MET = 0.69;
/** How well later figures are of a question that holds a time against the present. */
const SINCE_FIT = 0.5;
/** How well a count that had run up to the day that is asked about is of it. */
const RUN_FIT = 0.6;
/** Years between which recency runs from 0 to 1. */
const OLDEST = 2010;
const NEWEST = 2030;
/** How well somebody fits a side who takes it on conditions. */
const CONDITIONAL = 0.8;
/** “Siân Berry asked whether …”; “asked to apologise, he said” is an answer. */
const PUTS_QUESTION = /^[^,.;]{0,60}\basked (?!to\b)/;
const putsQuestion = remembered(({ text }: Statement) => PUTS_QUESTION.test(text));
const INTERIM = /interim|planned|so far/i;
const SHARE_UNIT = /^%$|^per |^times$/;

/** “In what situations was he …”, “who defended …”: no number is asked for. */
const NO_NUMBER = new RegExp(String.raw`\b(?:${pattern('questions.no-number')}|in what)\b`, 'i');

/** By somebody who is named, but not as one whose words are asked for. */
function isByOneSpokenOf({ subjectSpeaks, speakerMissed, roleMissed }: Features): boolean {
  return subjectSpeaks > 0 && Math.max(speakerMissed, roleMissed) > 0;
}

function wantsFigure({ cues, when, measures, text }: TypedQuery): boolean {
  // Key words alone: "section 60 searches 2018-19".
  const named = measures.length > 0 && when.periods.length > 0 && !cues.said && !cues.position && !NO_NUMBER.test(text);
  return cues.figure || named || (cues.trend && !cues.said);
}

function examineUnit(features: Features, { cues }: TypedQuery, unit: string): void {
  const isShare = SHARE_UNIT.test(unit);
  const isMoney = unit === '£';
  if (cues.share) {
    features.unitFits = isShare ? 1 : 0;
    features.unitMissed = isShare ? 0 : 1;
  } else if (cues.money) {
    features.unitFits = isMoney ? 1 : 0;
    features.unitMissed = isMoney ? 0 : 0.5;
  } else features.unitMissed = isShare || isMoney ? 1 : 0;
}

/** One of several events is named without its date ("Just Stop Oil in 2023 and the Gaza protests"). */
function namesEvent({ text }: TypedQuery, entry: Entry): boolean {
  if (entry.kind === 'statement' || entry.figure.event === undefined) return false;
  const typed = new Set(words(text));
  return words(entry.figure.event.split(',')[0] ?? '').every((word) => typed.has(word));
}

function topicNamed({ topics: asked }: TypedQuery, entry: Entry): number {
  if (asked.length === 0) return 0;
  const topics = entry.kind === 'statement' ? entry.statement.topics : entry.source.topics;
  return asked.filter((id) => topics.includes(id)).length / asked.length;
}
