/** In what the item that leads an answer is not quite what was asked, as far as that is certain: each is told beside it. */
import type { Corpus, Entry, StatementEntry } from '../corpus/corpus.ts';
import { HOME_AREA, type Period } from '../corpus/schema.ts';
import { BEGINNING, dateInWords, END, monthInWords, periodInSentence, periodInWords } from '../dates/words.ts';
import { pattern, words } from '../lexicon/lexicon.ts';
import type { TypedQuery } from '../query/query.ts';
import { terms } from '../search/analyzer.ts';
import { datedComparison } from './changes-in-words.ts';
import { isWholeMonth } from './compare.ts';
import { isOfAnswerUnasked } from './kinds.ts';
import { A_YEAR, dateFit, daysFrom, daysInCommon, HAPPENING, hadRun, NEARLY_ALL, servesForWhole } from './periods.ts';
import { ASKS_FOR_THEIR_WORDS, speaksFor } from './speaking.ts';
import type { Comparison, FigureItem, Item, StatementItem } from './types.ts';

/** Of first items less sure than this fewer than half are right (`npm run eval -- --calibration`). */
const LESS_SURE = 0.4;
const HOME = new RegExp(`\\b${pattern('questions.at-home')}\\b`, 'i');
/** Verbs of saying and thinking suppose no deed. */
const SPEAKING = words('follow-ups.speaking');
const SUPPOSES = /^(?:and |so )?(?:when|why|how come) (?:did|has|had) /i;
const DIFFERENCE = new RegExp(
  `\\bhow (?:many|much) ${pattern('questions.comparatives')}\\b|\\bby how (?:many|much)\\b`,
  'i',
);
/** What somebody has, or there is, is asked for by its number. */
const HAVING = new RegExp(
  String.raw`\bhow many ([\w'’-]{2,30}(?: [\w'’-]{2,30})?) (?:${pattern('questions.asked-whether')} [^?.!]{2,40} (?:have|own|got)|are there)\b`,
  'i',
);
const BEYOND = new RegExp(`\\b${pattern('questions.beyond-home')}\\b`, 'i');

/** What a reader must know of the item that leads, in sentences. */
export function differing(query: TypedQuery, first: Item | undefined, corpus: Corpus): string[] {
  if (first === undefined) return [];
  const unsure =
    first.score < LESS_SURE && query.extreme === undefined
      ? ['What comes first is the nearest on record, and may not be what was asked.']
      : [];
  if (first.kind === 'statement') {
    const entry = corpus.entry(first.id);
    const said = entry?.kind === 'statement' ? [...bySpeaker(query, entry, corpus), ...saidOf(query, entry)] : [];
    return [...said, ...deedOf(query, first), ...unsure];
  }
  return [
    ...placeOf(query, first, corpus),
    ...timeOf(query, first, corpus),
    ...beginningOf(query, first, corpus),
    ...answerOf(query, first, corpus),
    ...countOf(query, first),
    ...unsure,
  ];
}

/** “How many fewer officers in 2025 than in 2024?” asks for the difference, which a table of shares does not tell. */
export function differenceAsked(
  { text }: TypedQuery,
  items: readonly Item[],
  comparisons: readonly Comparison[],
): string[] {
  const [lead] = items;
  if (lead === undefined || !DIFFERENCE.test(text)) return [];
  const figureOf = (id: string) => items.find((item): item is FigureItem => item.kind === 'figure' && item.id === id);
  const ofLead = comparisons.flatMap((comparison) => {
    const [from, to] = [figureOf(comparison.from), figureOf(comparison.to)];
    if (from === undefined || to === undefined || lead.kind !== 'figure') return [];
    if (to.measure.id !== lead.measure.id || to.area !== lead.area) return [];
    return { days: daysFrom(from.period.from, to.period.to), told: datedComparison(comparison, from, to) };
  });
  // “Between 2014 and 2016” is told by the two ends, not by a step between.
  const [widest] = ofLead.sort((one, other) => other.days - one.days);
  return widest === undefined ? [] : [widest.told];
}

/** “When did Khan ban it?” supposes that he did: the words that lead, and their source's title, do not tell of that. */
function deedOf({ text, concepts }: TypedQuery, { text: told, citation }: StatementItem): string[] {
  const at = concepts.findIndex(({ speaker }) => speaker !== undefined);
  const [person, deed] = [concepts[at], concepts[at + 1]];
  if (!SUPPOSES.test(text) || person === undefined || deed === undefined || deed.framing) return [];
  if (SPEAKING.has(deed.words) || !text.toLowerCase().includes(`${person.words} ${deed.words}`)) return [];
  const held = new Set(terms(`${told} ${citation.title}`));
  const isTold = deed.alternatives.some(({ stems }) => stems.every((stem) => held.has(stem)));
  return isTold ? [] : [`What comes first does not say so: the word “${deed.words}” is not in it.`];
}

/** “Does Hall support it?” asks one person, of whom nothing on any topic of what leads is on record. */
function bySpeaker({ speakers, words: asked }: TypedQuery, first: StatementEntry, corpus: Corpus): string[] {
  const [speaker, ...others] = speakers.filter(({ excluded }) => !excluded);
  if (speaker === undefined || others.length > 0 || speaker.speaks < ASKS_FOR_THEIR_WORDS) return [];
  const person = speaker.ids.length === 1 ? corpus.person(speaker.ids[0] ?? '') : undefined;
  const isAsked = ASKS_ONE.exec(asked)?.[1]?.startsWith(speaker.words) ?? false;
  if (person?.kind !== 'person' || speaker.office !== undefined || !isAsked) return [];
  const isOnIt = ({ statement: { topics } }: StatementEntry) =>
    topics.some((topic) => first.statement.topics.includes(topic));
  const isHeard = corpus.entries.some(
    (entry) => entry.kind === 'statement' && speaksFor(speaker, entry, corpus) > 0 && isOnIt(entry),
  );
  return isHeard ? [] : [`On this, ${person.name} is not on record: others are.`];
}

const ASKS_ONE = /^(?:\w+ ){0,2}(?:does|did|do|will) (.+)/;

/** A day is no time that words have to be from: people speak of it after it. */
const TIME_OF_WORDS = 28;
/** Words that fit so well were said then or soon after, or name the time. */
const OF_THE_TIME = 0.5;

/** Words of a month or more are asked for, and what leads was said at another time and does not name that one. */
function saidOf({ when, clause, cues, speakers }: TypedQuery, first: StatementEntry): string[] {
  const asksForWords = cues.said && speakers.some(({ speaks }) => speaks >= ASKS_FOR_THEIR_WORDS);
  if (!asksForWords || clause !== undefined) return [];
  const [asked, ...others] = when.periods;
  if (asked === undefined || others.length > 0 || when.relation !== 'in') return [];
  if (asked.from === BEGINNING || asked.to === END || daysFrom(asked.from, asked.to) < TIME_OF_WORDS) return [];
  if (dateFit(asked, first) >= OF_THE_TIME) return [];
  return [
    `What comes first was said ${periodInSentence({ from: first.said, to: first.said })}, not ${isNamed(asked) ? periodInSentence(asked) : OTHER_TIME}.`,
  ];
}

/** A share is asked for, and the figure is of those who gave one of several answers: “no trust at all”. */
function answerOf(query: TypedQuery, { measure: { id, label } }: FigureItem, corpus: Corpus): string[] {
  const measure = corpus.measures.find((one) => one.id === id);
  if (measure === undefined || !isOfAnswerUnasked(query, measure)) return [];
  return [`The first figure is of one answer of several: “${label}”.`];
}

/**
 * A number is asked for, and the figure is a rate; or it counts what was done with the thing that is asked for: “how many Tasers
 * does the Met have” is not told by deployments of them.
 */
function countOf({ cues, text, measures, words: asked }: TypedQuery, { measure, unit }: FigureItem): string[] {
  if (!cues.count || cues.share) return [];
  if (unit.startsWith('per ') || (unit === 'times' && !/\btimes\b/i.test(text)))
    return [`The first figure is a rate (${unit}), not a number.`];
  const thing = HAVING.exec(text)?.[1];
  if (thing === undefined || measures.includes(measure.id) || !/^[a-z]/.test(unit)) return [];
  const [named, counted, label] = [terms(thing), terms(unit), terms(measure.label)];
  const isOther = counted.every((term) => !named.includes(term) && !terms(asked).includes(term));
  return isOther && named.every((term) => label.includes(term))
    ? [`The first figure counts ${unit}, not ${thing}.`]
    : [];
}

/** London is asked about, and the figure is of more. */
function placeOf({ where, text }: TypedQuery, { area }: FigureItem, { gazetteer }: Corpus): string[] {
  if (where.nationwide || where.areas.length + where.elsewhere.length > 0 || !HOME.test(text) || BEYOND.test(text))
    return [];
  if (area.startsWith(HOME_AREA) || gazetteer.namedWithinHome(area.toLowerCase().split(' ')).length > 0) return [];
  return [`The first figure is of ${area}, not of ${HOME_AREA}.`];
}

/** A time is asked about, and the figure is of one event within it or of a part of it. */
function timeOf({ when, concepts, extreme, words: text }: TypedQuery, item: FigureItem, corpus: Corpus): string[] {
  const { period, event, unit } = item;
  const [asked, ...others] = when.periods;
  if (asked === undefined || others.length > 0 || when.relation !== 'in' || extreme !== undefined) return [];
  if (asked.from === BEGINNING || asked.to === END) return [];
  if (isReadLoosely(asked, period, text)) return [];
  if (isOfOtherTime(asked, period))
    return [
      `The first figure is of ${periodInWords(period)}, not ${isNamed(asked) ? `of ${periodInWords(asked)}` : OTHER_TIME}.`,
    ];
  if (servesForWhole(asked, period)) return [];
  const days = daysFrom(period.from, period.to);
  const met = new Set(concepts.flatMap(({ alternatives }) => alternatives.flatMap(({ stems }) => stems)));
  const name = event?.split(',')[0] ?? '';
  if (event !== undefined && !terms(name).every((term) => met.has(term)))
    return [`The first figure is of one event: ${event}.`];
  // What happens once a year takes some days of it; a month is a part of it where more of the year was counted as well.
  const isPart = days > HAPPENING || corpus.entries.some((entry) => isMoreOf(asked, item, entry));
  const isCounted = unit !== '%' && !unit.startsWith('per ');
  if (event !== undefined || !isPart || !isCounted || daysFrom(asked.from, asked.to) > A_YEAR) return [];
  return [`The first figure is of ${periodInWords(period)}, not of all of ${periodInWords(asked)}.`];
}

/** Whether a count is of another time than the one that is asked for: apart from it, or a stretch that begins or ends elsewhere. */
function isOfOtherTime(asked: Period, counted: Period): boolean {
  const days = daysInCommon(asked, counted);
  if (days === 0) return true;
  const isWithin = counted.from >= asked.from && counted.to <= asked.to;
  const [own, wanted] = [daysFrom(counted.from, counted.to), daysFrom(asked.from, asked.to)];
  if (isWithin || own <= HAPPENING || wanted < TIME_OF_WORDS) return false;
  return days / (own + wanted - days) < NEARLY_ALL;
}

/** “By July 2015”, “spring 2017”, “April and May 2018”: what was read of it is not all that the words say. */
function isReadLoosely(asked: Period, counted: Period, text: string): boolean {
  if (daysInCommon(asked, counted) === 0) return false;
  const isUntil = hadRun(counted, asked.to) && UNTIL.test(text);
  return isUntil || SEASON.test(text) || text.includes(monthInWords(counted.from).toLowerCase());
}

const UNTIL = /\b(?:by|to|until|end)\b/;
const SEASON = new RegExp(`\\b${pattern('calendar.seasons')}\\b`);
const OTHER_TIME = 'of the time that was asked about';

/** Whether whole months or one day are asked for. Nobody named a third of a year (“early 2025”) by its days. */
function isNamed({ from, to }: Period): boolean {
  return from === to || (from.endsWith('-01') && isWholeMonth({ from: `${to.slice(0, 7)}-01`, to }));
}

/** Whether an entry is a count of the same that covers more of the time that is asked about. */
function isMoreOf(asked: Period, { measure, area }: FigureItem, entry: Entry): boolean {
  if (entry.kind !== 'figure' || entry.measure.id !== measure.id || entry.area !== area) return false;
  const other = entry.figure.period;
  return other.from >= asked.from && other.to <= asked.to && daysFrom(other.from, other.to) > HAPPENING;
}

/** All since some year is asked for, and nothing was counted until much later. */
function beginningOf({ when }: TypedQuery, { measure, area }: FigureItem, { entries }: Corpus): string[] {
  const [asked] = when.periods;
  if (asked === undefined || asked.from === BEGINNING || (when.relation !== 'since' && !when.untilNow)) return [];
  const counted = entries.flatMap((entry): Period[] =>
    entry.kind === 'figure' && entry.measure.id === measure.id && entry.area === area ? [entry.figure.period] : [],
  );
  const from = counted.map((period) => period.from).sort()[0];
  if (from === undefined || from <= asked.from || daysFrom(asked.from, from) <= A_YEAR) return [];
  return [`“${measure.label}” is not on record before ${dateInWords(from)}.`];
}
