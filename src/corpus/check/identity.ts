import type { Person, Source } from '../schema.ts';
import { type Evidence, error, type Finding, warning } from './finding.ts';

/** People, topics, measures, subjects and glossary entries share one space of ids: an answer names one of them by its id alone. */
export function uniqueIds({ content }: Evidence): Finding[] {
  const records = [...content.people, ...content.topics, ...content.measures, ...content.subjects, ...content.terms];
  return repeated(records, (record) => record.id).map(([record]) =>
    error(
      'duplicate-id',
      record,
      ['id'],
      `The id “${record.id}” is taken already.`,
      'an id that no other person, topic, measure, subject or glossary entry has',
    ),
  );
}

/** Statements and figures of one source are named by `<source id>#<id>`, so no two may share an id. */
export function uniqueItemIds({ content }: Evidence): Finding[] {
  return content.sources.flatMap((source) => {
    const statements = source.statements.map(({ id }, index) => ({ id, path: ['statements', index, 'id'] }));
    const figures = source.figures.map(({ id }, index) => ({ id, path: ['figures', index, 'id'] }));
    return repeated([...statements, ...figures], ({ id }) => id).map(([{ id, path }]) =>
      error(
        'duplicate-id',
        source,
        path,
        `The id “${id}” is taken already in this source.`,
        'an id that no other statement or figure of the source has',
      ),
    );
  });
}

/** A source's file is named `<published>-<publisher>-<slug>.md`. */
export function fileNames({ content }: Evidence): Finding[] {
  return content.sources.flatMap((source) => {
    const [, date, rest] = /^(\d{4}-\d{2}-\d{2})-(.+)$/.exec(source.id) ?? [];
    if (date === undefined || rest === undefined || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(rest)) return [misnamed(source)];
    if (date === source.published) return [];
    const message = `The file's name says ${date}, the source says that it was published on ${source.published}.`;
    return [
      error(
        'published-differs',
        source,
        ['published'],
        message,
        `${date}, or a file name that begins with ${source.published}`,
      ),
    ];
  });
}

function misnamed(source: Source): Finding {
  const message = `The file's name “${source.id}.md” has not the form of a source's name.`;
  const expected = `${source.published}-<publisher>-<slug>.md in lower-case letters, digits and hyphens`;
  return error('file-name', source, [], message, expected);
}

/** One address in two files is most often one source entered twice. */
export function repeatedAddresses({ content }: Evidence): Finding[] {
  return repeated(content.sources, (source) => source.url).map(([source, first]) =>
    warning(
      'duplicate-url',
      source,
      ['url'],
      `The source ${first.id} has this address too.`,
      'one file for each source, or the address of this part of it',
    ),
  );
}

/** A name that fits two people makes a question about them ambiguous: valid, and both are offered. */
export function sharedAliases({ content }: Evidence): Finding[] {
  const names = content.people.flatMap(namesOf);
  return repeated(names, ({ name }) => name.toLowerCase())
    .filter(([again, first]) => again.person !== first.person)
    .map(([{ person, name, path }, first]) =>
      warning(
        'shared-alias',
        person,
        path,
        `“${name}” also names ${first.person.name} (${first.person.id}).`,
        'a name that only one has, unless both are truly called so',
      ),
    );
}

function namesOf(person: Person) {
  return [
    { person, name: person.name, path: ['name'] },
    ...person.aliases.map((name, index) => ({ person, name, path: ['aliases', index] })),
  ];
}

/** Each thing whose key an earlier one has, beside the first that has it. */
function repeated<T>(things: readonly T[], keyOf: (thing: T) => string): [T, T][] {
  const firsts = new Map<string, T>();
  return things.flatMap((thing): [T, T][] => {
    const first = firsts.get(keyOf(thing));
    if (first !== undefined) return [[thing, first]];
    firsts.set(keyOf(thing), thing);
    return [];
  });
}
