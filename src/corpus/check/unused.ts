import { isTitleOf } from '../field.ts';
import type { CorpusContent, DatedEvent, Office, Source } from '../schema.ts';
import { nameKey, namesOf } from '../subjects.ts';
import { type CorpusRecord, type Evidence, type Finding, warning } from './finding.ts';

/**
 * Entries of lists that nothing uses: people, topics, measures and subjects that no item has, words of the glossary that no
 * text writes, events of which their sources don't speak, offices that nobody holds. Places, qualifiers and the thesaurus serve what is asked, not what
 * is held.
 */
export function unusedRecords({ content }: Evidence): Finding[] {
  const { sources, terms } = content;
  const statements = sources.flatMap((source) => source.statements);
  const figures = sources.flatMap((source) => source.figures);
  const people = new Set([...statements.map(({ speaker }) => speaker), ...figures.map(({ by }) => by)]);
  const topics = new Set([...sources, ...statements, ...terms].flatMap((tagged) => tagged.topics));
  const measures = new Set(figures.map(({ measure }) => measure));
  const names = namesOf(content.subjects);
  const subjects = new Set(statements.flatMap(({ stance }) => names.get(nameKey(stance?.on ?? ''))?.subject ?? []));
  const written = words(writtenTexts(content).join('\n'));
  return [
    ...unused('person', content.people, ({ id }) => people.has(id), 'a statement or a figure of theirs'),
    ...unused('topic', content.topics, ({ id }) => topics.has(id), 'a source, statement or glossary entry on it'),
    ...unused('measure', content.measures, ({ id }) => measures.has(id), 'a figure of it'),
    ...unused('subject', content.subjects, (subject) => subjects.has(subject), 'a stance on it'),
    ...unused(
      'term',
      terms,
      ({ term, aliases }) => isWritten([term, ...aliases], written),
      'a text of the corpus that says the term or an alias',
    ),
    ...unused(
      'event',
      content.events,
      isTold(sources),
      'one of its sources that has the words of its name or of an alias',
    ),
    ...unused('office', content.offices, isHeld(content), 'a person who held it, under one of its titles'),
  ];
}

/** Letters by which a word is known in its other forms: resign, resignation, resigned. */
const STEM_LETTERS = 5;
/** Shorter words tell nothing. */
const MIN_LETTERS = 4;

/** Whether a source of an event has all words of one of its names: sources seldom call it as people do. */
function isTold(sources: readonly Source[]): (event: DatedEvent) => boolean {
  const texts = new Map(sources.map((source) => [source.id, source]));
  return ({ name, aliases, sources: ids }) => {
    const found = ids.flatMap((id) => texts.get(id) ?? []);
    const stems = found.map((source) => new Set(stemsOf(JSON.stringify(source))));
    // What a source that was taken off the record said of it is not known any more.
    if (found.length < ids.length) return true;
    return [name, ...aliases].some((each) => stems.some((told) => stemsOf(each).every((stem) => told.has(stem))));
  };
}

function stemsOf(text: string): string[] {
  return words(text)
    .split(' ')
    .filter((word) => word.length >= MIN_LETTERS)
    .map((word) => word.slice(0, STEM_LETTERS));
}

function isHeld({ people, sources }: CorpusContent): (office: Office) => boolean {
  const titles = new Set([
    ...people.flatMap(({ offices }) => offices.map(({ title }) => title)),
    ...sources.flatMap(({ statements }) => statements.flatMap(({ as }) => as ?? [])),
  ]);
  return (office) => [...titles].some((title) => isTitleOf(office, title));
}

function unused<T extends CorpusRecord>(
  what: string,
  records: readonly T[],
  isUsed: (record: T) => boolean,
  expected: string,
): Finding[] {
  return records
    .filter((record) => !isUsed(record))
    .map((record) =>
      warning(
        `unused-${what}`,
        record,
        ['id'],
        `Nothing in the corpus uses the ${what} “${record.id}”.`,
        `${expected}, or no such entry`,
      ),
    );
}

function writtenTexts({ sources, measures }: CorpusContent): string[] {
  return [
    ...sources.flatMap(({ title, publisher, body }) => [title, publisher, body]),
    ...sources.flatMap(({ statements }) => statements.flatMap(({ as, where, text }) => [as ?? '', where ?? '', text])),
    ...sources.flatMap(({ figures }) => figures.flatMap(({ note }) => note ?? [])),
    ...measures.flatMap(({ label, definition, synonyms }) => [label, definition, ...synonyms]),
  ];
}

const PLURAL_ENDINGS = ['', 's', 'es'];

function isWritten(names: readonly string[], written: string): boolean {
  const phrases = names.map((name) => words(name).trimEnd());
  return phrases.some((name) => PLURAL_ENDINGS.some((ending) => written.includes(`${name}${ending} `)));
}

/** The words of a text between single spaces, with one at each end, so that whole words are found by plain search. */
function words(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}
