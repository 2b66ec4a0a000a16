import type { CorpusContent, Term } from '../schema.ts';
import { nameKey, namesOf } from '../subjects.ts';
import { type CorpusRecord, type Evidence, type Finding, warning } from './finding.ts';

/**
 * People, topics, measures, subjects and glossary entries that nothing uses. A glossary entry is used where the record writes its words.
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
    ...unused('term', terms, (term) => isWritten(term, written), 'a text of the corpus that says the term or an alias'),
  ];
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

function isWritten(term: Term, written: string): boolean {
  const names = [term.term, ...term.aliases].map((name) => words(name).trimEnd());
  return names.some((name) => PLURAL_ENDINGS.some((ending) => written.includes(`${name}${ending} `)));
}

/** The words of a text between single spaces, with one at each end, so that whole words are found by plain search. */
function words(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}
