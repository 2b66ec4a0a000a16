import type { Corpus } from '../corpus/corpus.ts';
import { type IsoDate, isoDate, type Source, type SourceKind, type Statement } from '../corpus/schema.ts';
import { nearestSubjects } from '../corpus/subjects.ts';
import { ADDRESS_TO_FILL_IN, DAY_TO_FILL_IN, ID_TO_FILL_IN, toDo } from '../corpus/unfinished.ts';
import { overlap } from '../reading/text.ts';
import type { Article, Quantity, Quotation, Speech } from '../reading/types.ts';
import { Vocabulary } from '../search/vocabulary.ts';
import { draftedFigures } from './figures.ts';
import { Ids, sourceId } from './ids.ts';
import { Speakers } from './speakers.ts';
import { quotedStatements, spokenStatements, type Telling } from './statements.ts';
import { oneLine, placeOfSaying } from './surroundings.ts';
import { TopicFinder } from './topics.ts';
import type { Draft, Hint } from './types.ts';

/** What was read out of an article's text. */
export interface ReadOut {
  quotations: readonly Quotation[];
  quantities: readonly Quantity[];
  /** of a debate; empty for anything else */
  speeches: readonly Speech[];
}

/**
 * A draft source from what was read out of an article: as near to a finished source as it can honestly be. What is not known is
 * marked as something to do, and said in words; nobody is guessed, no stance is taken, and the summary is a person's to write.
 * @param corpus the record that the source is for: its ids are used, and none is proposed twice
 */
export function draftOf(article: Article, findings: ReadOut, corpus: Corpus): Draft {
  const vocabulary = new Vocabulary(corpus);
  const finder = new TopicFinder(corpus, vocabulary);
  const lists = [corpus.people, corpus.topics, corpus.measures, corpus.terms];
  const listIds = new Ids([ID_TO_FILL_IN, ...lists.flatMap((list) => list.map(({ id }) => id))]);
  const speakers = new Speakers(corpus, vocabulary, listIds);
  const { text } = article;
  const head = headOf(article, findings, corpus);
  const published = isDay(article.published) ? article.published : undefined;
  const topics = finder.ofSource(article.title ?? '', text);
  const ids = new Ids();
  const isDebate = findings.speeches.length > 0;
  const chamber = isDebate
    ? placeOfSaying(`${article.title ?? ''} ${article.publisher ?? ''} ${text.slice(0, 500)}`)
    : undefined;
  const telling: Telling = { text, published, topics, chamber, finder, speakers, ids };
  const outside = findings.quotations.filter(
    (quotation) => !findings.speeches.some((speech) => overlap(speech, quotation)),
  );
  const statements = [...quotedStatements(outside, telling), ...spokenStatements(findings.speeches, telling)].sort(
    (left, right) => left.hint.start - right.hint.start,
  );
  const counted = draftedFigures(findings.quantities, { text, published, corpus, speakers, ids, listIds });
  const source: Source = {
    ...head.fields,
    topics,
    text: 'summary',
    statements: statements.map(({ statement }) => statement),
    figures: counted.figures.map(({ figure }) => figure),
    corrections: [],
    body: toDo(['write a summary of 60 to 200 words here, in your own words.', ...head.doubts].join(' ')),
  };
  const noTopic = topics.includes(ID_TO_FILL_IN) ? ['The text names no topic that is on record.'] : [];
  return {
    source,
    statements: statements.map(({ hint, statement }) => ({ ...hint, ...subjectsNear(hint.text, statement, corpus) })),
    figures: counted.figures.map(({ hint }) => hint),
    people: speakers.proposed,
    measures: counted.measures,
    leftOver: counted.leftOver,
    doubts: [...head.doubts, ...noTopic, ...knownAlready(source, corpus)],
  };
}

/** A stance is a person's to fill in; on what it may be is proposed. */
function subjectsNear(words: string, { topics }: Statement, { listedSubjects }: Corpus): Pick<Hint, 'subjects'> {
  const near = nearestSubjects(words, listedSubjects, { is: 'statement', topics });
  return near.length === 0 ? {} : { subjects: near.map(({ label }) => label) };
}

type Head = Pick<Source, 'id' | 'title' | 'publisher' | 'url' | 'published' | 'kind'>;

/** What identifies the source, and in words what of it is not known. */
function headOf(article: Article, { speeches }: ReadOut, corpus: Corpus): { fields: Head; doubts: string[] } {
  const url = isWebAddress(article.url) ? article.url : undefined;
  const published = isDay(article.published) ? article.published : undefined;
  const title = oneLine(article.title ?? '') || undefined;
  const host = url === undefined ? undefined : new URL(url).hostname.replace(/^www\./, '');
  const publisher = oneLine(article.publisher ?? '') || undefined;
  return {
    fields: {
      id: sourceId(published ?? DAY_TO_FILL_IN, publisher ?? host ?? 'publisher', title ?? 'untitled', corpus),
      title: title ?? toDo('the title'),
      publisher: publisher ?? host ?? toDo('the publisher'),
      url: url ?? ADDRESS_TO_FILL_IN,
      published: published ?? DAY_TO_FILL_IN,
      kind: kindOf(article, speeches.length > 0),
    },
    doubts: [
      ...(title === undefined ? ['The title is not known.'] : []),
      ...(publisher === undefined ? [publisherDoubt(host)] : []),
      ...(url === undefined ? ['The address is not known.'] : []),
      ...(published === undefined
        ? [`The day on which it appeared is not known: ${DAY_TO_FILL_IN} stands for it, in the name too.`]
        : []),
    ],
  };
}

function publisherDoubt(host: string | undefined): string {
  return host === undefined ? 'The publisher is not known.' : `The publisher is not named: ${host} stands for it.`;
}

function knownAlready({ url }: Source, corpus: Corpus): string[] {
  return corpus.sources
    .filter((source) => source.url === url)
    .map(({ id }) => `The record has this address already: ${id}.`);
}

function isWebAddress(url: string | undefined): url is string {
  return url !== undefined && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

function isDay(day: string | undefined): day is IsoDate {
  return isoDate.safeParse(day).success;
}

const KINDS: [RegExp, SourceKind][] = [
  [/(?:^|\.)legislation\.gov\.uk$/, 'law'],
  [/(?:^|\.)committees\.parliament\.uk$/, 'hearing'],
  [/(?:^|\.)(?:hansard|parliament|parallelparliament|theyworkforyou)\.(?:parliament\.uk|uk|co\.uk|com)$/, 'debate'],
  [/(?:^|\.)ons\.gov\.uk$/, 'statistics'],
  [/(?:^|\.)(?:police\.uk|gov\.uk|policeconduct\.gov\.uk)$/, 'press-release'],
];

/** What kind of source it is, as far as its form and the place where it stands show. */
function kindOf({ kind, url, title = '' }: Article, isDebate: boolean): SourceKind {
  if (kind !== undefined) return kind;
  const host = url !== undefined && URL.canParse(url) ? new URL(url).hostname : '';
  if (/\b(?:oral evidence|committee)\b/i.test(title) && isDebate) return 'hearing';
  return KINDS.find(([pattern]) => pattern.test(host))?.[1] ?? (isDebate ? 'debate' : 'news');
}
