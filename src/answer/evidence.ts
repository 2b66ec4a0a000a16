/**
 * What speaks for an entry as an answer to a question, as numbers between 0 and 1 (or -1 where it speaks against).
 * The numbers are the features that weights.ts weighs; each has one meaning, told where it is computed.
 */
import type { Entry, FigureEntry, StatementEntry } from '../corpus/corpus.ts';
import { HOME_AREA, heldOn } from '../corpus/corpus.ts';
import type { IsoDate, Period } from '../corpus/schema.ts';
import { words } from '../search/analyzer.ts';
import type { Index } from '../search/index.ts';
import { NATIONWIDE_AREA } from '../search/places.ts';
import type { Field } from '../search/profile.ts';
import type { Role } from '../search/roles.ts';
import type { Question } from './question.ts';
import type { Voice } from './voices.ts';

export const FEATURES = [
  'ownCoverage',
  'allCoverage',
  'ownMass',
  'rarest',
  'pairs',
  'precision',
  'quoted',
  'speaker',
  'speakerMissed',
  'roleSpeaker',
  'roleMissed',
  'presentHolder',
  'subjectSpeaks',
  'date',
  'dateMissed',
  'figureWanted',
  'statementForFigure',
  'figureUnwanted',
  'unitFits',
  'unitMissed',
  'measureNamed',
  'topicNamed',
  'stanceWanted',
  'sideFits',
  'sideMissed',
  'verbatim',
  'areaMissed',
  'placeMissed',
  'recent',
  'partial',
  'labelMissed',
  'qualifierMissed',
] as const;
export type Feature = (typeof FEATURES)[number];
export type Features = Record<Feature, number>;

export interface Evidence {
  /** the entry's number in the index */
  number: number;
  entry: Entry;
  features: Features;
  /** how well each concept of the question is met, by the entry itself and with what surrounds it */
  own: Float32Array;
  all: Float32Array;
}

const QUALIFIERS = new Set(
  `women woman female men male girls boys children child kids teenagers teenage teens teen adults adult asian black white muslim jewish
  disabled elderly pensioners students young armed unarmed`.split(/\s+/),
);

/** Looks for a question's concepts in entries' fields; made once for a question. */
export class Matcher {
  readonly #index: Index;
  readonly question: Question;
  readonly #today: IsoDate;
  /** first term of an alternative → the alternatives that begin with it */
  readonly #byTerm = new Map<number, { concept: number; weight: number; rest: number[] }[]>();
  readonly #sharedMatches = new Map<Field, Float32Array>();
  readonly #totalWeight: number;
  readonly #rarest: number;

  constructor(index: Index, question: Question, today: IsoDate) {
    this.#index = index;
    this.question = question;
    this.#today = today;
    question.concepts.forEach(({ alternatives }, concept) => {
      for (const { terms, weight } of alternatives) {
        const [first, ...rest] = terms;
        if (first === undefined) continue;
        const known = this.#byTerm.get(first) ?? [];
        known.push({ concept, weight, rest });
        this.#byTerm.set(first, known);
      }
    });
    const weights = question.concepts.map(({ weight }) => weight);
    this.#totalWeight = weights.reduce((sum, weight) => sum + weight, 0);
    this.#rarest = weights.indexOf(Math.max(...weights));
  }

  /** The evidence of one entry. */
  evidence(number: number): Evidence {
    const entry = this.#index.entry(number);
    const { own: ownFields, context } = this.#index.profile(number);
    const { concepts } = this.question;
    const own = new Float32Array(concepts.length);
    const pairs = { count: 0 };
    let length = 0;
    for (const field of ownFields) {
      mergeStrongest(own, this.#match(field, pairs), field.weight);
      length += field.terms.length;
    }
    concepts.forEach(({ voice }, concept) => {
      if (voice !== undefined && speaksFor(voice, entry) > 0) own[concept] = 1;
    });
    const all = own.slice();
    for (const field of context) mergeStrongest(all, this.#sharedMatch(field), field.weight);
    return { number, entry, own, all, features: this.#features(number, entry, own, all, pairs.count, length) };
  }

  #features(
    number: number,
    entry: Entry,
    own: Float32Array,
    all: Float32Array,
    pairs: number,
    length: number,
  ): Features {
    const { question } = this;
    const ownMass = this.#mass(own);
    const matched = own.reduce((count, strength) => count + (strength > 0 ? 1 : 0), 0);
    return {
      ownCoverage: ownMass / Math.max(this.#totalWeight, 1e-9),
      allCoverage: this.#mass(all) / Math.max(this.#totalWeight, 1e-9),
      ownMass: Math.min(ownMass / 20, 1.5),
      rarest: all[this.#rarest] ?? 0,
      pairs: Math.min(pairs / 3, 1),
      precision: matched / Math.sqrt(Math.max(length, 4)),
      quoted: quotes(question, entry),
      ...voiceFeatures(question, entry, this.#today),
      ...dateFeatures(question, entry),
      ...kindFeatures(question, entry),
      measureNamed: entry.kind === 'figure' && question.measures.includes(entry.measure.id) ? 1 : 0,
      topicNamed: topicNamed(question, entry),
      verbatim: entry.kind === 'statement' && entry.statement.form === 'verbatim' ? 1 : 0,
      ...placeFeatures(question, entry),
      recent: recency(entry),
      labelMissed: entry.kind === 'figure' ? this.#labelMissed(number) : 0,
      qualifierMissed: this.#qualifierMissed(own),
      partial: entry.kind === 'figure' && question.dates.length === 0 && isInterim(entry) ? 1 : 0,
    };
  }

  /** The share of a measure's label that nothing of the question asks for: a count of teenagers where all were asked for. */
  #labelMissed(number: number): number {
    const label = this.#index.profile(number).own[0];
    if (label === undefined) return 0;
    let total = 0;
    let missed = 0;
    for (const term of label.terms) {
      const weight = this.#index.lexicon.idf(this.#index.lexicon.frequency(term));
      total += weight;
      if (!this.#asks(term)) missed += weight;
    }
    return missed / Math.max(total, 1e-9);
  }

  #asks(term: number): boolean {
    for (const { alternatives } of this.question.concepts)
      if (alternatives.some(({ terms }) => terms.includes(term))) return true;
    return false;
  }

  /** A word that narrows who or what is counted (women, children, Asian) and that the entry lacks. */
  #qualifierMissed(own: Float32Array): number {
    return this.question.concepts.some(
      ({ words: typed }, concept) => QUALIFIERS.has(typed) && (own[concept] ?? 0) === 0,
    )
      ? 1
      : 0;
  }

  #mass(strengths: Float32Array): number {
    return this.question.concepts.reduce((sum, { weight }, concept) => sum + weight * (strengths[concept] ?? 0), 0);
  }

  #sharedMatch(field: Field): Float32Array {
    let match = this.#sharedMatches.get(field);
    if (match === undefined) {
      match = this.#match(field);
      this.#sharedMatches.set(field, match);
    }
    return match;
  }

  /** How surely each concept stands in a field; counts neighbouring concepts that are neighbours there too. */
  #match({ terms }: Field, pairs?: { count: number }): Float32Array {
    const strengths = new Float32Array(this.question.concepts.length);
    let lastConcept = -2;
    let lastPosition = -3;
    for (let position = 0; position < terms.length; position += 1) {
      const beginnings = this.#byTerm.get(terms[position] ?? -1);
      if (beginnings === undefined) continue;
      for (const { concept, weight, rest } of beginnings) {
        if (!rest.every((term, offset) => terms[position + 1 + offset] === term)) continue;
        if (weight > (strengths[concept] ?? 0)) strengths[concept] = weight;
        if (pairs !== undefined && concept === lastConcept + 1 && position - lastPosition <= 2) pairs.count += weight;
        lastConcept = concept;
        lastPosition = position + rest.length;
      }
    }
    return strengths;
  }
}

function mergeStrongest(into: Float32Array, strengths: Float32Array, weight: number): void {
  for (let concept = 0; concept < into.length; concept += 1) {
    const strength = (strengths[concept] ?? 0) * weight;
    if (strength > (into[concept] ?? 0)) into[concept] = strength;
  }
}

/** An item by one of an organisation's people, in that role, speaks for it nearly as well as one of its own. */
const BY_ITS_PEOPLE = 0.7;

/** How well an entry is an utterance of a voice: 1 theirs, 0 not. */
export function speaksFor(voice: Voice, entry: Entry): number {
  if (voice.role !== undefined) return holds(voice.role, voice.former, entry) ? 1 : 0;
  if (entry.kind === 'figure') return voice.ids.includes(entry.by.id) ? 1 : 0;
  if (voice.ids.includes(entry.speaker.id)) return 1;
  return voice.organisation && voice.names.some((name) => (entry.statement.as ?? '').includes(name))
    ? BY_ITS_PEOPLE
    : 0;
}

/** Whether an entry's speaker held the office on the day they spoke (or had held it before, where that is asked). */
function holds(role: Role, former: boolean, entry: Entry): boolean {
  if (entry.kind === 'figure') return false;
  const { speaker, statement, said } = entry;
  if (former) {
    return (
      speaker.offices.some(({ title, to }) => role.title.test(title) && to !== undefined && to < said) ||
      /\b(?:former|ex)\b/i.test(statement.as ?? '')
    );
  }
  if (role.title.test(statement.as ?? '')) return true;
  return speaker.offices.some(
    (office) => role.title.test(office.title) && office.from !== undefined && heldOn(office, said),
  );
}

function voiceFeatures(question: Question, entry: Entry, today: IsoDate) {
  const features = { speaker: 0, speakerMissed: 0, roleSpeaker: 0, roleMissed: 0, presentHolder: 0, subjectSpeaks: 0 };
  for (const voice of question.voices) {
    const speaks = speaksFor(voice, entry);
    if (voice.speaks === 0) {
      features.subjectSpeaks = Math.max(features.subjectSpeaks, speaks);
      continue;
    }
    if (voice.role === undefined) features.speaker = Math.max(features.speaker, speaks * voice.speaks);
    else features.roleSpeaker = Math.max(features.roleSpeaker, speaks * voice.speaks);
    if (
      speaks > 0 &&
      entry.kind === 'statement' &&
      voice.role !== undefined &&
      isPresentHolder(voice.role, entry, today)
    )
      features.presentHolder = 1;
  }
  const asked = (role: boolean) =>
    Math.max(0, ...question.voices.filter((voice) => (voice.role !== undefined) === role).map(({ speaks }) => speaks));
  const met = Math.max(features.speaker, features.roleSpeaker) > 0;
  if (!met) {
    features.speakerMissed = asked(false);
    features.roleMissed = asked(true);
  }
  return features;
}

function isPresentHolder(role: Role, entry: StatementEntry, today: IsoDate): boolean {
  return entry.speaker.offices.some(
    (office) => role.title.test(office.title) && office.from !== undefined && heldOn(office, today),
  );
}

/** The quoted words stand in the entry's text, word for word but for case and marks. */
function quotes(question: Question, entry: Entry): number {
  if (question.quoted.length === 0 || entry.kind !== 'statement') return 0;
  const text = ` ${words(entry.statement.text).join(' ')} `;
  return question.quoted.some((quoted) => text.includes(` ${quoted} `)) ? 1 : 0;
}

function dateFeatures(question: Question, entry: Entry) {
  if (question.dates.length === 0) return { date: 0, dateMissed: 0 };
  const fit = Math.max(...question.dates.map((period) => dateFit(period, entry)));
  return { date: fit, dateMissed: fit < MIN_DATE_FIT ? 1 : 0 };
}

/** Below this an entry is not of the period that is asked for. */
export const MIN_DATE_FIT = 0.25;

/** How well an entry is of a period, 0 to 1. */
export function dateFit(asked: Period, entry: Entry): number {
  return entry.kind === 'figure' ? periodFit(asked, entry.figure.period) : statementDateFit(asked, entry);
}

/** The share of days that two periods have in common; a count within the time that is asked for counts as well. */
export function periodFit(asked: Period, period: Period): number {
  const from = later(asked.from, period.from);
  const to = earlier(asked.to, period.to);
  if (from > to) return 0;
  const common = days(from, to);
  const open = asked.from.startsWith('0000') || asked.to.startsWith('9999');
  const union = days(earlier(asked.from, period.from), later(asked.to, period.to));
  const overlap = open ? common / days(period.from, period.to) : common / union;
  if (period.from >= asked.from && period.to <= asked.to) return Math.max(overlap, 0.7);
  const withinAYear = asked.from >= period.from && asked.to <= period.to && days(period.from, period.to) <= 366;
  return withinAYear && days(asked.from, asked.to) > 1 ? Math.max(overlap, 0.3) : overlap;
}

// ISO dates compare as text.
function earlier(a: IsoDate, b: IsoDate): IsoDate {
  return [a, b].sort()[0] ?? a;
}

function later(a: IsoDate, b: IsoDate): IsoDate {
  return [a, b].sort()[1] ?? b;
}

function days(from: IsoDate, to: IsoDate): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
}

/** Days on either side of the time that is asked for within which a statement is still taken to be of it. */
const NEAR_DAYS = 45;

function statementDateFit(asked: Period, { said, source, statement }: StatementEntry): number {
  if (said >= asked.from && said <= asked.to) return 1;
  const year = asked.from.slice(0, 4);
  const names = year === asked.to.slice(0, 4) && (statement.text.includes(year) || source.title.includes(year));
  if (names) return 0.7;
  const distance = said < asked.from ? days(said, asked.from) : days(asked.to, said);
  return distance <= NEAR_DAYS ? 0.5 : 0;
}

const SHARE_UNIT = /^%$|^per |^times$/;

function kindFeatures(question: Question, entry: Entry) {
  const { cues } = question;
  const features = {
    figureWanted: 0,
    statementForFigure: 0,
    figureUnwanted: 0,
    unitFits: 0,
    unitMissed: 0,
    stanceWanted: 0,
    sideFits: 0,
    sideMissed: 0,
  };
  const wantsFigure = cues.figure || (cues.trend && !cues.said);
  if (entry.kind === 'figure') {
    features.figureWanted = wantsFigure ? 1 : 0;
    features.figureUnwanted = wantsFigure ? 0 : 1;
    Object.assign(features, unitFeatures(question, entry));
    return features;
  }
  features.statementForFigure = wantsFigure ? 1 : 0;
  const { stance } = entry.statement;
  if (cues.position && stance !== undefined) features.stanceWanted = 1;
  if (question.side !== undefined && cues.position) {
    const fits =
      stance !== undefined &&
      (stance.position === question.side || (stance.position === 'conditional' && question.side === 'for'));
    features.sideFits = fits ? 1 : 0;
    features.sideMissed = stance !== undefined && !fits ? 1 : 0;
  }
  return features;
}

/** Whether a figure's unit is what is asked for: a share, money, or a count. */
function unitFeatures({ cues }: Question, { measure }: FigureEntry) {
  const share = SHARE_UNIT.test(measure.unit);
  const money = measure.unit === '£';
  if (!cues.figure) return {};
  if (cues.share) return share ? { unitFits: 1 } : { unitMissed: 1 };
  if (cues.money) return money ? { unitFits: 1 } : { unitMissed: 0.5 };
  return share || money ? { unitMissed: 1 } : {};
}

function topicNamed(question: Question, entry: Entry): number {
  if (question.topics.length === 0) return 0;
  const topics = entry.kind === 'statement' ? entry.statement.topics : entry.source.topics;
  return question.topics.filter((id) => topics.includes(id)).length / question.topics.length;
}

function placeFeatures(question: Question, entry: Entry) {
  const area = entry.kind === 'figure' ? entry.area : HOME_AREA;
  const text = placeText(entry);
  const missed = question.places.filter((place) => !text.includes(place)).length > 0;
  const wrongArea =
    entry.kind === 'figure' &&
    question.places.length === 0 &&
    (question.nationwide ? area !== NATIONWIDE_AREA : area !== HOME_AREA && !text.includes('london and'));
  return { areaMissed: wrongArea ? 1 : 0, placeMissed: missed ? 1 : 0 };
}

function placeText(entry: Entry): string {
  const { source } = entry;
  const own =
    entry.kind === 'statement'
      ? `${entry.statement.text} ${entry.statement.as ?? ''}`
      : `${entry.area} ${entry.measure.label} ${entry.figure.event ?? ''}`;
  return `${own} ${source.title}`.toLowerCase();
}

/** Counts while something is still going on: never the answer where a total is held. */
function isInterim({ measure, figure }: FigureEntry): boolean {
  return /interim|planned|so far/i.test(measure.label) || (figure.approximate ?? false);
}

const OLDEST = 2010;
const NEWEST = 2030;

function recency(entry: Entry): number {
  const day = entry.kind === 'figure' ? entry.figure.period.to : entry.said;
  return (Number(day.slice(0, 4)) - OLDEST) / (NEWEST - OLDEST);
}
