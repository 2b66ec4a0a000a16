import type { TypedQuery } from '../query/query.ts';
import type { Index } from '../search/index.ts';
import type { Ranked } from './evidence.ts';
import { dateFit } from './periods.ts';
import { speaksFor } from './speaking.ts';
import type { Match } from './types.ts';

/** A concept met at least this well is told as a reason; less well only where no other is. */
const MET = 0.5;
const MAX_WORDS = 6;
/** A period that fits less than this is no reason to be given. */
const HONEST_FIT = 0.5;

/** Why an item was chosen: what the question asked for, and what of the item met it. */
export function reasons(question: TypedQuery, item: Ranked, index: Index): Match[] {
  return [
    ...speakerReasons(question, item, index),
    ...dateReasons(question, item),
    ...namedReasons(question, item, index),
    ...wordReasons(question, item),
  ];
}

function speakerReasons(question: TypedQuery, { entry }: Ranked, index: Index): Match[] {
  return question.speakers.flatMap((speaker): Match[] => {
    if (speaksFor(speaker, entry, index.corpus) === 0) return [];
    const matched = entry.kind === 'figure' ? entry.by.name : entry.speaker.name;
    return [{ by: speaker.office === undefined ? 'speaker' : 'office', asked: speaker.words, matched }];
  });
}

function dateReasons(question: TypedQuery, { entry }: Ranked): Match[] {
  const period = question.when.periods.find((asked) => dateFit(asked, entry) >= HONEST_FIT);
  if (period === undefined) return [];
  const matched = entry.kind === 'figure' ? `${entry.figure.period.from} to ${entry.figure.period.to}` : entry.said;
  return [{ by: 'period', asked: `${period.from} to ${period.to}`, matched }];
}

function namedReasons(question: TypedQuery, { entry, features }: Ranked, index: Index): Match[] {
  const matches: Match[] = [];
  if (entry.kind === 'figure' && question.measures.includes(entry.measure.id)) {
    matches.push({ by: 'measure', asked: entry.measure.label, matched: entry.measure.label });
  }
  const topics = entry.kind === 'statement' ? entry.statement.topics : entry.source.topics;
  for (const id of question.topics.filter((topic) => topics.includes(topic))) {
    const label = index.corpus.topic(id)?.label ?? id;
    matches.push({ by: 'topic', asked: label, matched: label });
  }
  if (entry.kind === 'figure' && question.where.nationwide)
    matches.push({ by: 'area', asked: 'the whole country', matched: entry.area });
  if (features.quoted > 0)
    matches.push({ by: 'phrase', asked: question.exactWords[0] ?? '', matched: question.exactWords[0] ?? '' });
  if (entry.kind === 'statement' && entry.statement.stance && features.stanceWanted > 0) {
    const { position, on } = entry.statement.stance;
    matches.push({ by: 'stance', asked: question.side ?? 'views', matched: `${position}: ${on}` });
  }
  return matches;
}

function wordReasons(question: TypedQuery, { all }: Ranked): Match[] {
  const telling = question.concepts.filter(({ speaker, framing }) => speaker === undefined && !framing);
  const strength = (concept: TypedQuery['concepts'][number]) => all[question.concepts.indexOf(concept)] ?? 0;
  const wellMet = telling.filter((concept) => strength(concept) >= MET);
  const met = wellMet.length > 0 ? wellMet : question.concepts.filter((concept) => strength(concept) > 0);
  const words = met
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MAX_WORDS)
    .map((concept) => concept.words);
  return words.length === 0 ? [] : [{ by: 'words', asked: words.join(', '), matched: words.join(', ') }];
}
