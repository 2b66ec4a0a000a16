/** Entries as items of an answer, each with why it was chosen. */
import { cite, quotedWords } from '../corpus/citation.ts';
import type { Corpus, Entry, FigureEntry, StatementEntry } from '../corpus/corpus.ts';
import type { ExactWords } from '../corpus/schema.ts';
import { basisOf, boundOf } from '../corpus/stated.ts';
import { type Concept, isTyped, type Query, type TypedQuery } from '../query/query.ts';
import type { Scored } from './confidence.ts';
import type { Ranked } from './features.ts';
import { dateFit } from './periods.ts';
import { speaksFor } from './speaking.ts';
import type { FigureItem, Item, Match, StatementItem } from './types.ts';

/** Items that an answer holds at most. */
export const MAX_ITEMS = 10;
/** The same where they are a series, which has a gap where one is left out. */
export const MAX_IN_SERIES = 20;
/** Items that are near a question which none answers, at most. */
export const NEAREST = 3;

/**
 * An entry as an item of an answer. The words are the corpus's own, unchanged.
 * @param score how sure it is that the entry answers, 0 to 1
 * @param why what was asked for and what of the entry met it
 */
export function toItem(entry: Entry, score: number, why: Match[]): Item {
  return entry.kind === 'statement' ? statementItem(entry, score, why) : figureItem(entry, score, why);
}

function statementItem(entry: StatementEntry, score: number, why: Match[]): StatementItem {
  const { statement, speaker, said, source, id } = entry;
  const { form, text, topics, as, where, stance, words } = statement;
  const exactWords = form === 'verbatim' ? [text] : quotedWords(text);
  return {
    kind: 'statement',
    id,
    score,
    why,
    ...(words === undefined ? { citation: cite(source, exactWords), form, text } : foundWords(entry, words)),
    speaker: { id: speaker.id, name: speaker.name },
    ...(as === undefined ? {} : { as }),
    said,
    ...(where === undefined ? {} : { where }),
    topics: [...topics],
    ...(stance === undefined ? {} : { stance }),
  };
}

/** Words that were found on the page, with the record's own text beside them. The link goes to where they were found. */
function foundWords({ source, statement }: StatementEntry, { text, seen, missing, leans }: ExactWords) {
  return {
    citation: cite(source, [text], seen.at),
    form: 'verbatim' as const,
    text,
    seen: { ...seen, ...(missing === undefined ? {} : { missing }) },
    paraphrase: statement.text,
    ...(leans === undefined ? {} : { leans }),
  };
}

function figureItem(entry: FigureEntry, score: number, why: Match[]): FigureItem {
  const { figure, measure, by, source, area, forecast, id } = entry;
  const { value, approximate, period, event, note, given } = figure;
  const [bound, basis] = [boundOf(figure), basisOf(figure, measure)];
  return {
    kind: 'figure',
    id,
    score,
    why,
    citation: cite(source),
    measure: { id: measure.id, label: measure.label },
    value,
    unit: measure.unit,
    approximate: approximate ?? false,
    ...(bound === undefined ? {} : { bound }),
    period: { ...period },
    forecast,
    ...(basis === undefined ? {} : { basis }),
    area,
    ...(event === undefined ? {} : { event }),
    by: { id: by.id, name: by.name, ...(given === undefined ? {} : { given }) },
    ...(note === undefined ? {} : { note }),
  };
}

/** A concept met at least this well is told as a reason; less well only where no other is. */
const MET = 0.5;
const MAX_WORDS = 6;
/** A period that fits less than this is no reason to be given. */
const HONEST_FIT = 0.5;

/** Why an item was chosen: what the text asked for, and what of the item met it. */
function reasons(query: TypedQuery, item: Ranked, corpus: Corpus): Match[] {
  return [...slotReasons(query, item.entry, corpus), ...textReasons(query, item), ...wordReasons(query, item)];
}

/** Which slots of a query an entry meets. */
export function slotReasons(query: Query, entry: Entry, corpus: Corpus): Match[] {
  return [
    ...speakerReasons(query, entry, corpus),
    ...dateReasons(query, entry),
    ...namedReasons(query, entry, corpus),
    ...subjectReasons(query, entry, corpus),
  ];
}

function speakerReasons(query: Query, entry: Entry, corpus: Corpus): Match[] {
  return query.speakers.flatMap((speaker): Match[] => {
    if (speaksFor(speaker, entry, corpus) === 0) return [];
    const matched = entry.kind === 'figure' ? entry.by.name : entry.speaker.name;
    const asked = isTyped(query) ? speaker.words : (corpus.person(speaker.ids[0] ?? '')?.name ?? matched);
    return [{ by: speaker.office === undefined ? 'speaker' : 'office', asked, matched }];
  });
}

function dateReasons({ when }: Query, entry: Entry): Match[] {
  const period = when.periods.find((asked) => dateFit(asked, entry) >= HONEST_FIT);
  if (period === undefined) return [];
  const matched = entry.kind === 'figure' ? `${entry.figure.period.from} to ${entry.figure.period.to}` : entry.said;
  return [{ by: 'period', asked: `${period.from} to ${period.to}`, matched }];
}

function namedReasons({ measures, topics: asked, where }: Query, entry: Entry, corpus: Corpus): Match[] {
  const matches: Match[] = [];
  if (entry.kind === 'figure' && measures.includes(entry.measure.id)) {
    matches.push({ by: 'measure', asked: entry.measure.label, matched: entry.measure.label });
  }
  const topics = entry.kind === 'statement' ? entry.statement.topics : entry.source.topics;
  for (const id of asked.filter((topic) => topics.includes(topic))) {
    const label = corpus.topic(id)?.label ?? id;
    matches.push({ by: 'topic', asked: label, matched: label });
  }
  const areas = where.nationwide ? ['the whole country'] : where.areas;
  if (entry.kind === 'figure') for (const area of areas) matches.push({ by: 'area', asked: area, matched: entry.area });
  return matches;
}

function subjectReasons({ wants, subjects }: Query, entry: Entry, corpus: Corpus): Match[] {
  if (wants !== 'positions' || entry.kind === 'figure' || entry.statement.stance === undefined) return [];
  const { position, on } = entry.statement.stance;
  const { id, label } = corpus.subjectOf(on).subject;
  return subjects.includes(id) ? [{ by: 'stance', asked: label, matched: `${position}: ${on}` }] : [];
}

function textReasons({ exactWords, side, subjects }: TypedQuery, { entry, features }: Ranked): Match[] {
  const matches: Match[] = [];
  if (features.quoted > 0) matches.push({ by: 'phrase', asked: exactWords[0] ?? '', matched: exactWords[0] ?? '' });
  if (entry.kind === 'statement' && entry.statement.stance && features.stanceWanted > 0 && subjects.length === 0) {
    const { position, on } = entry.statement.stance;
    matches.push({ by: 'stance', asked: side ?? 'views', matched: `${position}: ${on}` });
  }
  return matches;
}

function wordReasons(query: TypedQuery, { shown, all }: Ranked): Match[] {
  const telling = query.concepts.filter(({ speaker, framing }) => speaker === undefined && !framing);
  // What only the ways of asking meet is no reason where the entry itself gives one.
  const strengths = shown.some((strength) => strength > 0) ? shown : all;
  const strength = (concept: Concept) => strengths[query.concepts.indexOf(concept)] ?? 0;
  const wellMet = telling.filter((concept) => strength(concept) >= MET);
  const met = wellMet.length > 0 ? wellMet : query.concepts.filter((concept) => strength(concept) > 0);
  const words = met
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MAX_WORDS)
    .map((concept) => concept.words);
  return words.length === 0 ? [] : [{ by: 'words', asked: words.join(', '), matched: words.join(', ') }];
}

/** Scored entries as items, with why each was chosen. */
export function itemsOf(query: TypedQuery, scored: readonly Scored[], corpus: Corpus): Item[] {
  return scored.map((item) => toItem(item.entry, Math.round(item.score * 1000) / 1000, reasons(query, item, corpus)));
}
