import type { Corpus, FigureEntry } from '../corpus/corpus.ts';
import { remembered } from '../corpus/field.ts';
import type { Measure } from '../corpus/schema.ts';
import { pattern } from '../lexicon/lexicon.ts';
import { isOverTime, type TypedQuery } from '../query/query.ts';
import { terms } from '../search/analyzer.ts';
import type { Index } from '../search/index.ts';
import { areLike, isOneYear } from './compare.ts';
import type { Scored } from './confidence.ts';
import { isUnfinishedOf } from './disagreeing.ts';
import type { Ranked } from './features.ts';
import { OTHERS_TOO } from './objections.ts';
import { daysFrom, periodFit } from './periods.ts';
import { MAY_SPEAK, speaksFor } from './speaking.ts';

export type AnsweredKind = 'quote' | 'figure' | 'position' | 'trend';

/** The kind of answer that a question wants and its best item can give. */
export function kindOf(question: TypedQuery, best: Ranked, index: Index): AnsweredKind {
  const { cues, when, extreme } = question;
  if (best.entry.kind === 'figure') {
    // “How many since 2010” is told by each year's count, or by one that was counted from then on.
    const isSince =
      when.relation === 'since' && extreme === undefined && (!cues.count || isStepSince(best.entry, when, index));
    const isOfSteps = isStepOf(best.entry, when, index);
    const severalDates = when.periods.length > 1 || when.untilNow || isSince || isOfSteps;
    return severalDates || (cues.trend && !isOnePeriod(question)) ? 'trend' : 'figure';
  }
  return isComparison(question) || (cues.position && !isOfOne(question)) ? 'position' : 'quote';
}

/** How well a count is of the years that are asked for where it is of all of them. */
const OF_ALL = 0.9;

/** Several years are asked for, and a figure is of one step of them; where they were counted together, one number tells it. */
function isStepOf({ figure, measure }: FigureEntry, when: TypedQuery['when'], index: Index): boolean {
  const [span, ...others] = when.periods;
  if (span === undefined || others.length > 0 || when.relation !== 'in' || !isOverTime({ when }) || isOneYear(span))
    return false;
  const isCountedWhole = index.byMeasure(measure.id).some((number) => {
    const entry = index.entry(number);
    return entry.kind === 'figure' && periodFit(span, entry.figure.period) >= OF_ALL;
  });
  return !isCountedWhole && 2 * daysFrom(figure.period.from, figure.period.to) <= daysFrom(span.from, span.to);
}

/** Whether a figure is one of several like it within a time that is open at its end. */
function isStepSince(entry: FigureEntry, { periods }: TypedQuery['when'], index: Index): boolean {
  const [since] = periods;
  return since !== undefined && likesOf(entry, index).some(({ figure }) => figure.period.from >= since.from);
}

/** One person's words are asked for, and no side: what others said on the same subject is not. */
function isOfOne({ cues, side, speakers, text }: TypedQuery): boolean {
  if (OTHERS_TOO.test(text)) return false;
  const [one, ...others] = speakers.filter(({ excluded }) => !excluded);
  return cues.said && side === undefined && one !== undefined && others.length === 0 && !one.organisation;
}

/** Several people are asked for by name: what each of them said is shown side by side. */
export function isComparison({ speakers }: TypedQuery): boolean {
  return speakers.filter(({ speaks, organisation }) => speaks > MAY_SPEAK && !organisation).length > 1;
}

/** Adds the best item of each speaker who is asked for, even where the items of another score far higher. */
export function withEach(
  { speakers }: TypedQuery,
  { worth, scored }: { worth: readonly Scored[]; scored: readonly Scored[] },
  corpus: Corpus,
): readonly Scored[] {
  const asked = speakers.filter(({ speaks, excluded }) => speaks > MAY_SPEAK && !excluded);
  const best = asked.map((speaker) =>
    scored.find(
      ({ entry, features }) =>
        speaksFor(speaker, entry, corpus) === 1 && features.offSubject + features.dateMissed === 0,
    ),
  );
  const known = new Set(worth.map(({ entry }) => entry));
  // Two who are named may be one: “the Commissioner, the actual top cop”.
  const unheard = [...new Set(best)].filter((item) => item !== undefined).filter(({ entry }) => !known.has(entry));
  return [...worth, ...unheard];
}

/** One year is asked for and nothing that it is to be held against. */
function isOnePeriod({ when: { periods, relation }, cues }: TypedQuery): boolean {
  const [first] = periods;
  if (first === undefined || periods.length > 1 || relation !== 'in') return false;
  return !cues.trend || first.from.slice(0, 4) === first.to.slice(0, 4) || isOneYear(first);
}

/** An item of the kind that is asked for leads, unless it is less sure than this share of the best of the other kind. */
const LEADS_FROM = 0.5;

/**
 * Puts the best item of the kind that is asked for first: views where views are asked for, for a change in time figures, and
 * of those one that another is like.
 */
export function leadBy(question: TypedQuery, scored: readonly Scored[], index: Index): readonly Scored[] {
  const { cues } = question;
  const [best] = scored;
  if (best?.entry.kind === 'figure' && cues.trend && !isOnePeriod(question) && !tellsCourse(best, index)) {
    return ahead(
      scored.find((item) => tellsCourse(item, index) && isAsked(item)),
      scored,
    );
  }
  const wanted =
    cues.trend && isOverTime(question) && !cues.said
      ? 'figure'
      : cues.position && !cues.figure && !cues.trend
        ? 'statement'
        : undefined;
  if (best === undefined || wanted === undefined || best.entry.kind === wanted) return scored;
  return ahead(
    scored.find(({ entry }) => entry.kind === wanted),
    scored,
  );
}

/** What is planned, by its label: “Constables whom the Met planned to recruit”. */
const PLANNED = /\bplanned\b/i;

/** Whether an item is a figure of a series of counts: a plan does not tell how a number has changed. */
function tellsCourse({ entry }: Scored, index: Index): boolean {
  return entry.kind === 'figure' && hasLike(entry, index) && !(entry.forecast && PLANNED.test(entry.measure.label));
}

/** Whether a question asks for something of what a figure counts, not only for what its source is about. */
function isAsked({ features }: Scored): boolean {
  return features.labelMissed < 1;
}

/** Whether a figure is one of a series. */
function hasLike(entry: FigureEntry, index: Index): boolean {
  return likesOf(entry, index).length > 0;
}

/** The figures that stand in one series with a figure. */
function likesOf(entry: FigureEntry, index: Index): FigureEntry[] {
  return index.byMeasure(entry.measure.id).flatMap((number) => {
    const other = index.entry(number);
    return other.kind === 'figure' && other !== entry && areLike(other, entry) ? [other] : [];
  });
}

/**
 * Of a measure's figures the one of just the time that is asked for leads: the whole of 2018 before the part of it that some
 * source tells of, unless the question's words speak for the part ("up to November").
 */
export function wholePeriodFirst(scored: readonly Scored[]): readonly Scored[] {
  return ahead(ofJustTheTime(scored), scored);
}

/** So much less of the question an item may cover: no word that tells of a part weighs so little. */
const A_FRAMING_WORD = 0.03;

/** A figure of the same measure as the first, nearer to the time that is asked for. */
export function ofJustTheTime<T extends Ranked>(items: readonly T[]): T | undefined {
  const [best] = items;
  if (best?.entry.kind !== 'figure') return undefined;
  const { measure, area, figure } = best.entry;
  return items.find(
    ({ entry, features }) =>
      entry.kind === 'figure' &&
      entry.measure === measure &&
      entry.area === area &&
      entry.figure.event === figure.event &&
      features.date > best.features.date &&
      features.allCoverage > best.features.allCoverage - A_FRAMING_WORD,
  );
}

/** Of a count that was made before it was over and the final one of the same, the final one leads. */
export function finalFirst(scored: readonly Scored[]): readonly Scored[] {
  const first = scored[0]?.entry;
  if (first?.kind !== 'figure') return scored;
  return ahead(
    scored.find(({ entry }) => entry.kind === 'figure' && isUnfinishedOf(first, entry)),
    scored,
  );
}

const NEGATIONS = pattern('operations.negations', 'questions.negative-answers');
const NEGATED = new RegExp(String.raw`n['’]t\b|\b${NEGATIONS}\b`, 'i');
const DEGREE = new RegExp(String.raw`\b${pattern('questions.degrees')}\b`, 'i');

/** Whether a share is of those who gave one of several answers: “no trust at all”, “a great deal”. */
const isOfOneAnswer = remembered(
  ({ label, unit }: Measure) => unit === '%' && (NEGATED.test(label) || DEGREE.test(label)),
);

/** Whether a measure is of those who gave one of several answers to what is asked, of which the question names none. */
export function isOfAnswerUnasked({ text }: TypedQuery, measure: Measure): boolean {
  return isOfOneAnswer(measure) && !NEGATED.test(text) && !DEGREE.test(text);
}

/**
 * “What share of Londoners trust the Met?” is not answered by those who trust it not at all, or a great deal, but by one whose
 * label has what is asked of it and names no such answer.
 */
export function leadByWholeShare(query: TypedQuery, scored: readonly Scored[]): readonly Scored[] {
  const best = scored[0]?.entry;
  if (best?.kind !== 'figure' || !isOfAnswerUnasked(query, best.measure)) return scored;
  const asked = new Set(terms(query.text));
  const shared = new Set(terms(best.measure.label).filter((term) => asked.has(term) && !COMMON.has(term)));
  if (shared.size === 0) return scored;
  return ahead(
    scored.find(
      ({ entry }) =>
        entry.kind === 'figure' &&
        entry.measure.unit === best.measure.unit &&
        entry.area === best.area &&
        !isOfOneAnswer(entry.measure) &&
        shared.isSubsetOf(new Set(terms(entry.measure.label))),
    ),
    scored,
  );
}

/** Of whom most shares on record are. */
const COMMON: ReadonlySet<string> = new Set(terms('London Londoners people Met police officers'));

const WHO_SAID = new RegExp(String.raw`\bwh(?:o|ich)\b.{0,40}\b${pattern('questions.saying-so')}\b`, 'i');
const SAYING_SO = new RegExp(String.raw`^${pattern('claims.calling')}\b`, 'i');

/** “Who called the Met institutionally racist?” Somebody who did leads, and nobody who refused to, where a side is taken on saying it. */
export function leadBySayer({ text, cues }: TypedQuery, scored: readonly Scored[]): readonly Scored[] {
  const entry = scored[0]?.entry;
  const stance = entry?.kind === 'statement' ? entry.statement.stance : undefined;
  const isRefusal = stance?.position === 'against' && SAYING_SO.test(stance.on);
  if (!isRefusal || cues.negated || cues.side !== undefined || !WHO_SAID.test(text)) return scored;
  const isSayer = ({ entry: other }: Scored) =>
    other.kind === 'statement' && other.statement.stance?.on === stance.on && other.statement.stance.position === 'for';
  return ahead(scored.find(isSayer), scored);
}

/**
 * “Who did not support it?” Somebody against it leads, and those who were for it on conditions come after. “Who is against it?”
 * is led by one who is, too, where somebody with conditions would lead and another is against the very same.
 */
export function leadBySide(
  { cues, side, speakers, text }: TypedQuery,
  scored: readonly Scored[],
  corpus: Corpus,
): readonly Scored[] {
  const [first] = scored;
  if (first === undefined || first.features.sideFits === 1) return scored;
  const isOfSide = ({ features }: Scored) => features.sideFits === 1;
  if (cues.negated) return ahead(scored.find(isOfSide), scored);
  // Of somebody who is named, what they said on conditions is the answer.
  const isOfOne = speakers.some(({ speaks, excluded }) => speaks > MAY_SPEAK && !excluded);
  const subject = subjectOn(first, corpus);
  if (side === undefined || isOfOne || subject === undefined || !WHO.test(text)) return scored;
  return ahead(
    scored.find((item) => isOfSide(item) && subjectOn(item, corpus) === subject),
    scored,
  );
}

const WHO = /\bwho(?:['’]s)?\b/i;

/** The id of what a statement takes a side on. */
function subjectOn({ entry }: Scored, corpus: Corpus): string | undefined {
  const on = entry.kind === 'statement' ? entry.statement.stance?.on : undefined;
  return on === undefined ? undefined : corpus.subjectOf(on).subject.id;
}

/** Items with one of them before the others, unless it is much less sure than the best. */
export function ahead(leader: Scored | undefined, scored: readonly Scored[]): readonly Scored[] {
  if (leader === undefined || leader.score < LEADS_FROM * (scored[0]?.score ?? 0)) return scored;
  return [
    leader,
    ...scored.filter((item) => item !== leader).map((item) => ({ ...item, score: Math.min(item.score, leader.score) })),
  ];
}

/** Items whose order is not that of their scores, with scores that no later one exceeds. */
export function noneSurer<T extends { score: number }>(items: readonly T[]): T[] {
  let ceiling = 1;
  return items.map((item) => {
    ceiling = Math.min(ceiling, item.score);
    return { ...item, score: ceiling };
  });
}

/** An item about as sure as the best one, as a share of its score. */
const AS_SURE = 0.9;

/** Where exact words and a report both answer, the words come first. */
export function exactWordsFirst(scored: readonly Scored[]): Scored[] {
  const [best] = scored;
  const exact = scored.filter(
    ({ entry, score }) =>
      entry.kind === 'statement' && entry.statement.form === 'verbatim' && score >= AS_SURE * (best?.score ?? 0),
  );
  const rest = scored.filter((item) => !exact.includes(item));
  return [...exact.map((item) => ({ ...item, score: best?.score ?? item.score })), ...rest];
}
